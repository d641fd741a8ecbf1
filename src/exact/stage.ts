import { compareNearness, inWindow, type Window } from "../model/lattice.ts";
import { byCause, type FailureCause, type Failures } from "../model/outcome.ts";
import { geometricSum, power, powers } from "../model/powers.ts";
import type { StageVerdict } from "../model/trace-event.ts";
import type { AttemptEnd, AttemptOutcome } from "./attempt.ts";
import type { Effort } from "./effort.ts";
import { Mass } from "./mass.ts";

/** What becomes of one stage after `actions` actions, or after any number of them without a task budget. */
export interface StageBranch {
  readonly actions: number;
  readonly reached: Mass;
  readonly falselyAccepted: Mass;
  readonly missed: Mass;
}

/** One stage solved. The masses of all branches sum to 1; `shares` are their totals, verdict by verdict. */
export interface StageSolution {
  readonly branches: readonly StageBranch[];
  readonly shares: Readonly<Record<StageVerdict, number>>;
  /** Why it was missed: shares that sum to the mass of `missed`. */
  readonly causes: Failures;
  readonly expectedActions: number;
  readonly expectedAttempts: number;
}

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
  readonly failed: ReadonlyMap<FailureCause, Mass>;
}

/** Splits an attempt's claims into supported ones, unsupported ones let through and unsupported ones found out. */
export function judge(end: AttemptEnd, by: StageJudge, effort: Effort): Judged {
  effort.spend(4 * end.reached.cells.length);
  const failed = new Map<FailureCause, Mass>([
    ["overshoot", end.overshoot],
    ["stall", end.stall],
  ]);
  // Where nothing was ever made up every claim is supported.
  if (end.reached.height === 1 && by.unsupportedBefore === 0) {
    return { reached: end.reached, falselyAccepted: end.reached.like(), failed };
  }
  const reached = end.reached.like();
  const falselyAccepted = end.reached.like();
  const foundOut = end.reached.like();
  end.reached.each((reported, unsupported, mass) => {
    if (inWindow(by.window, reported - unsupported - by.unsupportedBefore))
      return reached.add(reported, unsupported, mass);
    falselyAccepted.add(reported, unsupported, mass * (1 - by.verification));
    foundOut.add(reported, unsupported, mass * by.verification);
  });
  return { reached, falselyAccepted, failed: failed.set("unsupportedClaim", foundOut) };
}

/** The cause as it is reported: a stage that could not be reached at all says so, unless a claim was found out. */
export const reportedCause = (cause: FailureCause, by: StageJudge): FailureCause =>
  by.unreachable && cause !== "unsupportedClaim" ? "unreachable" : cause;

export const noCauses = (): Record<FailureCause, number> => byCause(() => 0);

/** A solution with the totals of its branches. */
export function solutionOf(solved: Omit<StageSolution, "shares">): StageSolution {
  const shares = { reached: 0, falselyAccepted: 0, missed: 0 };
  for (const branch of solved.branches) {
    shares.reached += branch.reached.total();
    shares.falselyAccepted += branch.falselyAccepted.total();
    shares.missed += branch.missed.total();
  }
  return { ...solved, shares };
}

/** How often a stage goes through its tables, the adding up of their masses included. */
const passes = 24;

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
  effort.spend(passes * reached.cells.length);
  const failures = reached.like();
  for (const mass of failed.values()) failures.addScaled(mass, 1);
  // All masses sum to 1 up to rounding. Divided by their sum, a stage that never reaches has q = 1 to the bit, and its
  // thousandth power is 1 as well.
  const whole = failures.total() + reached.total() + falselyAccepted.total();
  const q = failures.total() / whole;
  const tries = geometricSum(q, attempts);
  const lastFails = power(q, attempts - 1);
  const causes = noCauses();
  for (const [cause, mass] of failed) causes[reportedCause(cause, by)] += mass.total() * lastFails;
  const branch = {
    actions: 0,
    reached: reached.scaled(tries),
    falselyAccepted: falselyAccepted.scaled(tries),
    missed: by.keep === "last" ? failures.scaled(lastFails) : bestOf(failures, whole, attempts, by),
  };
  const expectedActions = attempt.expectedActions * tries;
  return solutionOf({ branches: [branch], causes, expectedActions, expectedAttempts: tries });
}

/**
 * The failed attempt nearest to the aim out of `attempts` failed ones, all failing: with T the mass of progress no nearer
 * than some value and T′ that of farther, the best is that value with probability T^R − T′^R. What of it is unsupported is as in
 * one attempt.
 */
function bestOf(failures: Mass, whole: number, attempts: number, by: StageJudge): Mass {
  const reports = failures.reports();
  const factors = new Float64Array(failures.width);
  let farther = 0;
  for (const i of farthestFirst(failures, by)) {
    const upTo = farther + reports[i];
    if (reports[i] > 0) factors[i] = powers(upTo / whole, farther / whole, attempts).between;
    farther = upTo;
  }
  return failures.like().addWeighted(failures, factors);
}

/** The columns of a table of masses, by how far their reported progress is from the aim: those farthest away first. */
export const farthestFirst = ({ from, width }: Mass, { aim, step }: StageJudge): readonly number[] =>
  Array.from({ length: width }, (_, i) => i).sort((a, b) => compareNearness(aim, step, from + b, from + a));

/** A stage that was met before any action: its claim is checked once, and there is nothing to try again. */
export function solveMetStage({ window, unsupportedBefore, verification }: StageJudge): StageSolution {
  const unsupported = inWindow(window, -unsupportedBefore) ? 0 : 1;
  const foundOut = unsupported * verification;
  return settled([1 - unsupported, unsupported - foundOut, foundOut], "unsupportedClaim");
}

/** A stage whose aim already lies behind and that may not act: missed at once. */
export const solvePassedStage = (by: StageJudge): StageSolution =>
  settled([0, 0, 1], reportedCause("overshoot", by));

/** A stage that is decided without an action: reached, falsely accepted or missed with these shares. */
function settled(shares: readonly [number, number, number], cause: FailureCause): StageSolution {
  const [reached, falselyAccepted, missed] = shares.map(Mass.atNothing);
  const causes = { ...noCauses(), [cause]: shares[2] };
  const branches = [{ actions: 0, reached, falselyAccepted, missed }];
  return solutionOf({ branches, causes, expectedActions: 0, expectedAttempts: 0 });
}
