import type { Measured, Verdict, VerdictWord } from "./statement.ts";

/**
 * One thing that a statement says. Without an essential case the statement is false; an ordinary one is a point along a
 * trend, and a single one that goes the other way is an exception.
 */
export interface Case {
  readonly holds: boolean;
  readonly essential: boolean;
  /** What to say when it does not hold, with the numbers. */
  readonly exceptions: readonly string[];
}

export const essential = (holds: boolean, ...exceptions: readonly string[]): Case => ({
  holds,
  essential: true,
  exceptions,
});

export const ordinary = (holds: boolean, ...exceptions: readonly string[]): Case => ({
  holds,
  essential: false,
  exceptions,
});

/**
 * The verdict on a list of cases: *fails* when an essential case does not hold, or half of all cases or more do not;
 * *holds* when every one does; *holds with exceptions* between.
 *
 * The rule is one for all statements and knows no threshold of size: the smallest step the wrong way is an exception.
 */
export function verdictOf(cases: readonly Case[], numbers: Readonly<Record<string, Measured>>): Verdict {
  const broken = cases.filter(({ holds }) => !holds);
  return {
    verdict: wordFor(cases, broken),
    cases: { holding: cases.length - broken.length, of: cases.length },
    numbers,
    exceptions: broken.flatMap(({ exceptions }) => exceptions),
  };
}

function wordFor(cases: readonly Case[], broken: readonly Case[]): VerdictWord {
  if (cases.length === 0) throw new Error("a statement without a case decides nothing");
  if (broken.length === 0) return "holds";
  const isFalse = broken.some(({ essential }) => essential) || broken.length * 2 >= cases.length;
  return isFalse ? "fails" : "holds with exceptions";
}
