import type { Exception, Numbers, Verdict, VerdictWord } from "./statement.ts";

/**
 * One thing that a statement says. Without an essential case the statement is false; an ordinary one is a point along a
 * trend, and a single one that goes the other way is an exception.
 */
export interface Case {
  /** Of which kind it is: what exceptions and counts call it. */
  readonly name: string;
  readonly holds: boolean;
  readonly essential: boolean;
  /** What goes against it when it does not hold, with the numbers. */
  readonly exceptions: readonly Numbers[];
}

const caseOf =
  (essential: boolean) =>
  (name: string, holds: boolean, ...exceptions: readonly Numbers[]) =>
    ({ name, holds, essential, exceptions }) satisfies Case;

export const essential = caseOf(true);
export const ordinary = caseOf(false);

/** The rule of verdicts, as readers of a verdict see it. */
export const verdictRule =
  "A statement fails when an essential case does not hold, or half or more of the cases of one kind; it holds when every case " +
  "does, and with exceptions between; it is vacuous where there is no case to test.";

/**
 * The verdict on a list of cases by `verdictRule`.
 *
 * The rule is one for all statements and knows no threshold of size: the smallest step the wrong way is an exception.
 */
export function verdictOf(cases: readonly Case[], numbers: Numbers): Verdict {
  const broken = cases.filter(({ holds }) => !holds);
  return {
    verdict: wordFor(cases, broken),
    cases: { holding: cases.length - broken.length, of: cases.length },
    numbers,
    exceptions: broken.flatMap(({ name, exceptions }) =>
      exceptions.map((exception): Exception => ({ case: name, ...exception })),
    ),
  };
}

function wordFor(cases: readonly Case[], broken: readonly Case[]): VerdictWord {
  if (cases.length === 0) return "vacuous";
  if (broken.length === 0) return "holds";
  const many = (kind: string) => {
    const of = (among: readonly Case[]) => among.filter(({ name }) => name === kind).length;
    return 2 * of(broken) >= of(cases);
  };
  return broken.some(({ essential, name }) => essential || many(name)) ? "fails" : "holds with exceptions";
}
