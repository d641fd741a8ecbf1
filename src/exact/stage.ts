import { compareNearness, inWindow, type Window } from "../model/lattice.ts";
import { byCause, type FailureCause, type Failures } from "../model/outcome.ts";
import { geometricSum, power, powers } from "../model/powers.ts";
import type { StageVerdict } from "../model/trace-event.ts";
import type { AttemptEnd, AttemptOutcome } from "./attempt.ts";
import type { Effort } from "./effort.ts";
import { freshCells } from "./fresh-cells.ts";
import { type Leave, leavesOf, type StagePart } from "./leaves.ts";
import { Mass, nowhere, spanning } from "./mass.ts";

/** One stage solved without a task budget. All that it leaves sums to 1; `shares` are the totals, verdict by verdict. */
export interface StageSolution {
  readonly leaves: readonly Leave[];
  readonly shares: Readonly<Record<StageVerdict, number>>;
  /** Why it was missed: shares that sum to that of `missed`. */
  readonly causes: Failures;
  readonly expectedActions: number;
  readonly expectedAttempts: number;
}

/** What a stage comes to, whatever is carried on. */
export type StageTotals = Omit<StageSolution, "leaves">;

/** What a stage is judged by. */
export interface StageJudge {
  readonly aim: number;
  readonly step: number;
  readonly window: Window;
  /** What true progress lacks before the stage and the stage is to make good: 0 with a relative anchor. */
  readonly unsupportedBefore: number;
  readonly verification: number;
  readonly keep: "last" | "best";
  readonly unreachable: boolean;
}

/** The verdicts on one attempt once claims are checked, each with the progress it would carry. */
export interface Judged {
  readonly reached: Mass;
  readonly falselyAccepted: Mass;
  /** From the lowest reported progress to the highest. */
  readonly failed: readonly Failed[];
}

interface Failed {
  readonly cause: FailureCause;
  readonly mass: Mass;
}

/** Splits an attempt's claims into supported ones, unsupported ones let through and unsupported ones found out. */
export function judge(end: AttemptEnd, by: StageJudge, effort: Effort): Judged {
  const failedWith = (foundOut: Mass): readonly Failed[] => [
    { cause: "stall", mass: end.stall },
    { cause: "unsupportedClaim", mass: foundOut },
    { cause: "overshoot", mass: end.overshoot },
  ];
  // Where nothing was ever made up every claim is supported.
  if (isSupported(end.reached, by))
    return { reached: end.reached, falselyAccepted: nowhere, failed: failedWith(nowhere) };
  effort.spend(4 * end.reached.cells.length);
  const reached = end.reached.like();
  const falselyAccepted = end.reached.like();
  const foundOut = end.reached.like();
  end.reached.each((reported, unsupported, mass) => {
    if (inWindow(by.window, reported - unsupported - by.unsupportedBefore))
      return reached.add(reported, unsupported, mass);
    falselyAccepted.add(reported, unsupported, mass * (1 - by.verification));
    foundOut.add(reported, unsupported, mass * by.verification);
  });
  return { reached, falselyAccepted, failed: failedWith(foundOut) };
}

/** Whether all that was reported within the window is so. */
function isSupported(claims: Mass, { window, unsupportedBefore }: StageJudge): boolean {
  const { from, to, lowest, highest } = claims.span();
  return from - highest - unsupportedBefore >= window.low && to - lowest - unsupportedBefore <= window.high;
}

/** The cause as it is reported: a stage that could not be reached at all says so, unless a claim was found out. */
export const reportedCause = (cause: FailureCause, by: StageJudge): FailureCause =>
  by.unreachable && cause !== "unsupportedClaim" ? "unreachable" : cause;

const none = byCause(() => 0);

export const noCauses = (): Record<FailureCause, number> => ({ ...none });

/** What parts come to together. */
function solutionOf(
  parts: readonly StagePart[],
  spent: Pick<StageSolution, "causes" | "expectedActions" | "expectedAttempts">,
): StageSolution {
  const { causes, expectedActions, expectedAttempts } = spent;
  const shares = { reached: 0, falselyAccepted: 0, missed: 0 };
  const leaves: Leave[] = [];
  for (const verdict of verdicts) {
    const alike = parts.filter((part) => part.verdict === verdict);
    if (alike.length === 0) continue;
    shares[verdict] = totalOf(alike);
    leaves.push(...leavesOf(verdict, alike));
  }
  return { leaves, shares, causes, expectedActions, expectedAttempts };
}

const verdicts = ["reached", "falselyAccepted", "missed"] as const satisfies readonly StageVerdict[];

/** The mass of several tables, added up row after row as that of one. */
function totalOf(parts: readonly Omit<StagePart, "verdict">[]): number {
  let [row, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { mass } of parts) {
    row = Math.min(row, mass.lowest);
    end = Math.max(end, mass.lowest + mass.height);
  }
  let sum = 0;
  for (; row < end; row++) {
    for (const { mass, factor } of parts) {
      const { cells, width } = mass;
      const first = (row - mass.lowest) * width;
      for (let i = Math.max(first, 0); i < first + width && i < cells.length; i++) sum += cells[i] * factor;
    }
  }
  return sum;
}

/** How often a stage goes through its tables to add up their masses, and to see them as they are carried on. */
const passes = 8;

/**
 * A stage of independent attempts without a task budget: the geometric sum over them.
 *
 * With q the probability that one fails and R attempts, a success of one attempt counts 1 + q + … + q^(R−1) times, and a
 * failure is what is left with q^(R−1) times its own probability.
 */
export function solveStage(
  attempt: AttemptOutcome,
  attempts: number,
  by: StageJudge,
  effort: Effort,
): StageSolution {
  const { reached, falselyAccepted, failed } = judge(attempt.ends[0], by, effort);
  for (const { mass } of [{ mass: reached }, { mass: falselyAccepted }, ...failed])
    effort.spend(passes * mass.cells.length);
  const failures = totalOf(failed.map(({ mass }) => ({ mass, factor: 1 })));
  // All masses sum to 1 up to rounding. Divided by their sum, a stage that never reaches has q = 1 to the bit, and its
  // thousandth power is 1 as well.
  const whole = failures + reached.total() + falselyAccepted.total();
  const q = failures / whole;
  const tries = geometricSum(q, attempts);
  const lastFails = power(q, attempts - 1);
  const causes = noCauses();
  for (const { cause, mass } of failed) causes[reportedCause(cause, by)] += mass.total() * lastFails;
  const missed = by.keep === "last" ? failed : bestOf(failed, whole, attempts, by, effort);
  const parts: readonly StagePart[] = [
    { verdict: "reached", mass: reached, factor: tries },
    { verdict: "falselyAccepted", mass: falselyAccepted, factor: tries },
    ...missed.map(
      ({ mass }) => ({ verdict: "missed", mass, factor: by.keep === "last" ? lastFails : 1 }) as const,
    ),
  ];
  const expectedActions = attempt.expectedActions * tries;
  const held = parts.filter(({ mass, factor }) => factor > 0 && mass.cells.length > 0);
  return solutionOf(held, { causes, expectedActions, expectedAttempts: tries });
}

/**
 * The failed attempt nearest to the aim out of `attempts` failed ones, all failing: with T the mass of progress no nearer
 * than some value and T′ that of farther, the best is that value with probability T^R − T′^R. What of it is unsupported is as in
 * one attempt.
 */
function bestOf(
  failed: readonly Failed[],
  whole: number,
  attempts: number,
  by: StageJudge,
  effort: Effort,
): readonly Failed[] {
  const { from, to } = spanning(failed.map(({ mass }) => mass));
  const reports = freshCells(to - from + 1);
  for (const { mass } of failed) {
    effort.spend(passes * mass.cells.length);
    mass.addReportsTo(reports, from);
  }
  const factors = freshCells(reports.length);
  let farther = 0;
  for (const i of farthestFirst(from, reports.length, by)) {
    const upTo = farther + reports[i];
    if (reports[i] > 0) factors[i] = powers(upTo / whole, farther / whole, attempts).between;
    farther = upTo;
  }
  return failed.map(({ cause, mass }) => ({ cause, mass: mass.timesReported(factors, from) }));
}

/** The places of `width` values of progress from `from` on, by how far they are from the aim: those farthest away first. */
export function farthestFirst(from: number, width: number, { aim, step }: StageJudge): readonly number[] {
  const order: number[] = [];
  let [first, last] = [0, width - 1];
  while (first <= last)
    order.push(compareNearness(aim, step, from + first, from + last) > 0 ? first++ : last--);
  return order;
}

/** A stage that was met before any action, all of it supported. */
export const solveMetStage = (): StageSolution => decided("reached", noCauses());

/** A stage whose aim already lies behind and that may not act: missed at once. */
export const solvePassedStage = (by: StageJudge): StageSolution =>
  decided("missed", { ...noCauses(), [reportedCause("overshoot", by)]: 1 });

/** A stage that is decided without an action. */
const decided = (verdict: StageVerdict, causes: Failures): StageSolution =>
  solutionOf([{ verdict, mass: Mass.atNothing(1), factor: 1 }], {
    causes,
    expectedActions: 0,
    expectedAttempts: 0,
  });
