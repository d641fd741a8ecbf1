import { inWindow } from "../model/aim.ts";
import { compareNearness } from "../model/lattice.ts";
import { type FailureCause, failureCauses } from "../model/outcome.ts";
import { geometricSum, power, powers } from "../model/powers.ts";
import type { AttemptOutcome } from "./attempt.ts";
import { Mass } from "./mass.ts";

/** What becomes of one stage after `actions` actions, or after any number of them without a task budget. */
export interface StageBranch {
  readonly actions: number;
  readonly reached: Mass;
  readonly falselyAccepted: Mass;
  readonly missed: Mass;
}

/** What becomes of one stage. The masses of all branches sum to 1. */
export interface StageOutcome {
  readonly branches: readonly StageBranch[];
  /** Why it was missed: shares that sum to the mass of `missed`. */
  readonly causes: Readonly<Record<FailureCause, number>>;
  readonly expectedActions: number;
  readonly expectedAttempts: number;
}

/** What a stage is judged by. */
export interface StageJudge {
  readonly aim: number;
  readonly step: number;
  readonly window: { readonly low: number; readonly high: number };
  /** What true progress lacks before the stage and the stage is asked to make good: 0 with a relative anchor. */
  readonly lieBefore: number;
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

/** Splits an attempt's claims into true ones, lies let through and lies found out. */
export function judge(end: AttemptOutcome["ends"][number], by: StageJudge): Judged {
  const failed = new Map<FailureCause, Mass>([
    ["overshoot", end.overshoot],
    ["stall", end.stall],
  ]);
  // Where nothing was ever made up every claim is true.
  if (end.reached.height === 1 && by.lieBefore === 0) {
    return { reached: end.reached, falselyAccepted: end.reached.like(), failed };
  }
  const reached = end.reached.like();
  const falselyAccepted = end.reached.like();
  const caught = end.reached.like();
  end.reached.each((reported, lie, mass) => {
    if (inWindow(by.window, reported - lie - by.lieBefore)) return reached.add(reported, lie, mass);
    falselyAccepted.add(reported, lie, mass * (1 - by.verification));
    caught.add(reported, lie, mass * by.verification);
  });
  return { reached, falselyAccepted, failed: failed.set("unsupportedClaim", caught) };
}

/** The cause as it is reported: a stage that could not be reached at all says so, unless a lie was found out. */
export const reportedCause = (cause: FailureCause, by: StageJudge): FailureCause =>
  by.unreachable && cause !== "unsupportedClaim" ? "unreachable" : cause;

export const noCauses = (): Record<FailureCause, number> =>
  Object.fromEntries(failureCauses.map((cause) => [cause, 0])) as Record<FailureCause, number>;

/**
 * A stage of independent attempts without a task budget: the geometric sum over them.
 *
 * With q the probability that one fails and R attempts, a success of one attempt counts 1 + q + … + q^(R−1) times, and a
 * failure is what is left with q^(R−1) times its own probability.
 */
export function solveStage(attempt: AttemptOutcome, attempts: number, by: StageJudge): StageOutcome {
  const { reached, falselyAccepted, failed } = judge(attempt.ends[0], by);
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
  return {
    branches: [branch],
    causes,
    expectedActions: attempt.expectedActions * tries,
    expectedAttempts: tries,
  };
}

/**
 * The failed attempt nearest to the aim out of `attempts` failed ones, all failing: with T the mass of progress no nearer
 * than some value and T′ that of farther, the best is that value with probability T^R − T′^R. Its lie is as in one attempt.
 */
function bestOf(failures: Mass, whole: number, attempts: number, by: StageJudge): Mass {
  const reports = new Map<number, number>();
  failures.each((reported, _, mass) => {
    reports.set(reported, (reports.get(reported) ?? 0) + mass);
  });
  const farthestFirst = [...reports.keys()].sort((a, b) => compareNearness(by.aim, by.step, b, a));
  const factors = new Map<number, number>();
  let farther = 0;
  for (const reported of farthestFirst) {
    const upTo = farther + (reports.get(reported) ?? 0);
    factors.set(reported, powers(upTo / whole, farther / whole, attempts).between);
    farther = upTo;
  }
  const best = failures.like();
  failures.each((reported, lie, mass) => best.add(reported, lie, mass * (factors.get(reported) ?? 0)));
  return best;
}

/** A stage that was met before any action: its claim is checked once, and there is nothing to try again. */
export function solveMetStage(by: StageJudge): StageOutcome {
  const supported = inWindow(by.window, -by.lieBefore);
  const caught = supported ? 0 : by.verification;
  const branch = {
    actions: 0,
    reached: Mass.atNothing(supported ? 1 : 0),
    falselyAccepted: Mass.atNothing(supported ? 0 : 1 - by.verification),
    missed: Mass.atNothing(caught),
  };
  const causes = { ...noCauses(), unsupportedClaim: caught };
  return { branches: [branch], causes, expectedActions: 0, expectedAttempts: 0 };
}

/** A stage whose aim already lies behind and that may not act: missed at once. */
export function solvePassedStage(by: StageJudge): StageOutcome {
  const branch = {
    actions: 0,
    reached: Mass.atNothing(0),
    falselyAccepted: Mass.atNothing(0),
    missed: Mass.atNothing(1),
  };
  const causes = { ...noCauses(), [reportedCause("overshoot", by)]: 1 };
  return { branches: [branch], causes, expectedActions: 0, expectedAttempts: 0 };
}
