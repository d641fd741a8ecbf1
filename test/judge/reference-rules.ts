import { total } from "./reference-sums.ts";

/**
 * The rules of docs/model.md, sections 1 to 3, in its order: each is a small function or value of its own, so that a test
 * can change one and ask whether anybody notices. Written from the page alone; nothing of src/ is imported here.
 */

export type Rule = "uniform" | "aligned" | "misaligned" | "compliance" | "grounded" | "value" | "antivalue";

export interface Semantics {
  readonly feedback: "closed" | "open";
  readonly anchor: "relative" | "absolute";
  readonly onMet: "act" | "skip";
  readonly onOvershoot: "restart" | "undo";
  readonly keep: "last" | "best";
  readonly onExhausted: "carry" | "abort";
  readonly pass: "strict" | "terminal";
}

export type Cause = "overshoot" | "stall" | "unreachable" | "unsupportedClaim" | "budget";

/** How an attempt ended; `claim`: reported within its window; `cut`: by the task's budget. */
export type Ending = "claim" | "overshoot" | "stall" | "cut";

/** Reported progress and true progress, in lattice steps. */
export interface Progress {
  readonly reported: number;
  readonly truly: number;
}

/** The lattice steps from `low` to `high`, both within. */
export interface Window {
  readonly low: number;
  readonly high: number;
}

/** One increment a distribution can make, in lattice steps and in progress. */
export interface Point {
  readonly steps: number;
  readonly increment: number;
  readonly probability: number;
}

/** What a guidance term scores: a whole distribution by its mean, or one increment. */
export interface Scored {
  /** The mean of the distribution, or the increment itself. */
  readonly size: number;
  readonly gap: number;
  readonly hallucination: number;
  /** What it is expected to leave of the chance to reach. */
  readonly value: () => number;
}

export type Rules = typeof page;

export const page = {
  // --- Section 1, Lattice -----------------------------------------------------------------------------------------------

  /** "A quotient of the user's decimals within 1e-9 of a whole number is that number." */
  snapped(quotient: number): number {
    const whole = Math.round(quotient);
    return Math.abs(quotient - whole) < 1e-9 ? whole : quotient;
  },

  /** "on a lattice of step u (default 1)" */
  defaultStep: 1,

  /** "a ∈ {min, min + u, …, max}, up to the last such a that does not pass max" */
  stepsToLast(quotient: number): number {
    return Math.floor(this.snapped(quotient));
  },

  /** "P(a) ∝ exp(−(a − mean)² / (2 sd²))": its logarithm. */
  logDensity(increment: number, mean: number, sd: number): number {
    return -((increment - mean) ** 2) / (2 * sd ** 2);
  },

  /** "Means used anywhere … are those of this lattice pmf, not of the untruncated normal." */
  mean(points: readonly Point[], _untruncated: number | undefined): number {
    return total(points.map(({ increment, probability }) => increment * probability));
  },

  /** "increments of probability 0 are none" */
  isIncrement(share: number): boolean {
    return share > 0;
  },

  /** "A pool lives on the largest lattice its members share": the greatest common divisor of what has to lie on it. */
  sharedStep(lengths: readonly number[]): number {
    const scale = 10 ** Math.max(...lengths.map(decimalPlaces));
    return (
      lengths.map((length) => Math.abs(Math.round(length * scale))).reduce(greatestCommonDivisor) / scale
    );
  },

  // --- Section 1, Continuous --------------------------------------------------------------------------------------------

  /** "halved until the narrowest continuous range has 64 cells or more, then halved once" */
  refinedStep(shared: number, narrowest: number): number {
    let step = shared;
    while (this.snapped(narrowest / step) < 64) step /= 2;
    return step / 2;
  },

  /** "The ends of a range count half." */
  endShare: 0.5,

  // --- Section 1, Words: the window -------------------------------------------------------------------------------------

  /** "a stage is reached when its progress is within ε of its chunk" */
  lowEnd(quotient: number): number {
    return Math.ceil(this.snapped(quotient));
  },

  /** Within ε above, too; but of continuous pools "windows leave their upper end out when it falls on the lattice". */
  highEnd(quotient: number, low: number, continuous: boolean): number {
    const high = Math.floor(this.snapped(quotient));
    if (!continuous || high !== this.snapped(quotient)) return high;
    return high === low ? this.highOfOnePoint(high) : high - 1;
  },
  /** "a window of that point alone keeps it" */
  highOfOnePoint(point: number): number {
    return point;
  },

  // --- Section 1, Decomposition -----------------------------------------------------------------------------------------

  /** "milestone k at round(k G / (K u)) · u, half up": in steps, of a goal of so many. */
  evenMilestone(k: number, subgoals: number, goalSteps: number): number {
    return Math.floor((2 * k * goalSteps + subgoals) / (2 * subgoals));
  },

  /** "k G / K exactly when G is no multiple of u or the pool is continuous" */
  milestonesOnLattice(goalSteps: number, continuous: boolean): boolean {
    return !continuous && Number.isInteger(goalSteps);
  },

  /** "a number, or a list with one for each stage", the free tail included. */
  ofStage(numbers: number | readonly number[], index: number): number {
    return typeof numbers === "number" ? numbers : numbers[index];
  },

  // --- Section 2, the attempt -------------------------------------------------------------------------------------------

  /** "y > Δ + ε → overshoot, stop" */
  isPast(reported: number, window: Window): boolean {
    return reported > window.high;
  },

  /** "|y − Δ| ≤ ε → reached, stop" */
  isWithin(steps: number, window: Window): boolean {
    return steps >= window.low && steps <= window.high;
  },

  // --- Section 2, options -----------------------------------------------------------------------------------------------

  /** "Closed looks at the gap before every action. Open … looks only at its end." */
  plans(semantics: Semantics): boolean {
    return semantics.feedback === "open";
  },

  /**
   * "plans n = clamp(round(Δ / mean), 1, H) actions"; "rounding is half up, after a quotient within 1e-9 of a half has been
   * taken for it; a mean of 0 (or over 1e12 times smaller than the aim, which is rounding) makes n = H for an aim above 0 and
   * 1 otherwise"
   */
  plannedActions(aim: number, mean: number, horizon: number): number {
    if (Math.abs(mean) * 1e12 < Math.abs(aim) || mean === 0) return this.plannedAtMeanZero(aim, horizon);
    const quotient = aim / mean;
    const half = Math.floor(quotient) + 0.5;
    const rounded = this.roundHalf(Math.abs(quotient - half) < 1e-9 ? half : quotient);
    return Math.min(Math.max(rounded, 1), horizon);
  },
  roundHalf(quotient: number): number {
    return Math.floor(quotient + 0.5);
  },
  plannedAtMeanZero(aim: number, horizon: number): number {
    return aim > 0 ? horizon : 1;
  },

  /** "Relative aims at the chunk. Absolute aims at M_t − x" */
  aim(semantics: Semantics, chunk: number, milestone: number, reportedBefore: number): number {
    return semantics.anchor === "absolute" ? milestone - reportedBefore : chunk;
  },

  /** "Absolute only. … Skip: it is reached without an action, and one whose aim lies below −ε is missed at once" */
  skips(semantics: Semantics): boolean {
    return semantics.anchor === "absolute" && semantics.onMet === "skip";
  },
  missesAtOnce(window: Window): boolean {
    return this.isPast(0, window);
  },

  /** "Undo takes the overshooting action back" */
  undoes(semantics: Semantics): boolean {
    return semantics.onOvershoot === "undo";
  },
  /** What an action taken back leaves: nothing of it, though "it has cost one action of the horizon (and of the budget)". */
  undone(before: Progress, _after: Progress): Progress {
    return before;
  },
  /** "the progress it leaves is not looked at again" */
  looksAgainAfterUndo: false,

  /** "What a missed stage carries: its last attempt, or the one whose reported progress is nearest to its aim" */
  keeps(semantics: Semantics, kept: Progress, last: Progress, aimSteps: number): Progress {
    return semantics.keep === "last" || this.isNearer(last, kept, aimSteps) ? last : kept;
  },
  /** "(ties: the lower; of equal reports with different truth the first)" */
  isNearer(later: Progress, earlier: Progress, aimSteps: number): boolean {
    const distance = ({ reported }: Progress) => Math.abs(reported - aimSteps);
    const lead = distance(earlier) - distance(later);
    return Math.abs(lead) < 1e-9 ? this.winsTie(later, earlier) : lead > 0;
  },
  winsTie(later: Progress, earlier: Progress): boolean {
    return later.reported < earlier.reported;
  },
  /** "An attempt that the budget cuts competes with what it has." */
  cutCompetes: true,

  /** "Abort ends the trajectory at the first missed stage; what that stage carried still counts" */
  endsWhenMissed(semantics: Semantics): boolean {
    return semantics.onExhausted === "abort";
  },
  carriedByMissed(kept: Progress, _semantics: Semantics): Progress {
    return kept;
  },

  /** "Which of the two rates successRate repeats" */
  success(semantics: Semantics, strict: number, terminal: number): number {
    return semantics.pass === "terminal" ? terminal : strict;
  },

  /** The tail: "budgets of its own", */
  tailBudget(own: number | undefined, harness: number): number {
    return own ?? harness;
  },
  /** "and the share κ of each guidance strength that it keeps (default 0: the tail is the agent's own)" */
  tailShare(carryOver: number | undefined): number {
    return carryOver ?? 0;
  },

  /** "`task.tolerance` (default: the harness's) is the evaluator's own window for the terminal pass" */
  terminalTolerance(task: number | undefined, harness: number): number {
    return task ?? harness;
  },

  /** "(an open plan that is cut is not looked at)" */
  looksAtCutPlan: false,
  /** "later stages are not begun" */
  beginsWithout(left: number): boolean {
    return left > 0;
  },

  // --- Section 2, Outcome -----------------------------------------------------------------------------------------------

  /**
   * Why a stage was missed. "its last attempt ended so"; `unreachable` is "said instead of overshoot, stall and, once the stage
   * has begun, budget"; `unsupportedClaim` when "its last attempt made one that was found out"; `budget` when it "was cut by
   * the task's budget, … or had attempts left, however the last one ended".
   */
  cause(ending: Ending, hadAttemptsLeft: boolean, reachable: boolean): Cause {
    const cut = ending === "cut" || hadAttemptsLeft;
    if (ending === "claim" && !cut) return "unsupportedClaim";
    if (!reachable) return this.causeOfUnreachable(cut, ending);
    return cut ? "budget" : (ending as Cause);
  },
  causeOfUnreachable(_cut: boolean, _ending: Ending): Cause {
    return "unreachable";
  },

  /** "no n from 1 to H has [n·min, n·max] ∩ [Δ − ε, Δ + ε] on the lattice" */
  isReachable(window: Window, least: number, most: number, horizon: number): boolean {
    for (let n = 1; n <= horizon; n++)
      if (Math.max(n * least, window.low) <= Math.min(n * most, window.high)) return true;
    return false;
  },

  /** "V(g, n): the probability that the attempt is judged to reach from there; n counts the horizon's actions, whatever a task budget leaves" */
  valueHorizon(horizon: number, _left: number): number {
    return horizon;
  },
  /** "the value under the guided process itself" */
  valueIsGuided: true,
  /** An action that undo takes back leads to the gap it came from. */
  valueUndoes(semantics: Semantics): boolean {
    return this.undoes(semantics);
  },

  // --- Section 3, guidance ----------------------------------------------------------------------------------------------

  /** "w_i(g) ∝ weight_i · …" */
  prior(weight: number): number {
    return weight;
  },

  /** The table of ψ_i(g); "with a in place of mean_i" at action level. */
  psi: {
    uniform: () => 0,
    aligned: ({ size, gap }) => -Math.abs(size - gap),
    misaligned: ({ size, gap }) => Math.abs(size - gap),
    compliance: ({ size }) => size,
    grounded: ({ hallucination }) => Math.log(1 - hallucination),
    value: ({ value }) => value(),
    antivalue: ({ value }) => -value(),
  } as { readonly [Name in Rule]: (scored: Scored) => number },

  /** Reweighting by "exp(λ ψ)": a strength of 0 is no guidance, whatever ψ. */
  score(strength: number, psi: () => number): number {
    return strength === 0 ? 0 : strength * psi();
  },

  /** "with a in place of mean_i" */
  sizeOf(increment: number, _mean: number): number {
    return increment;
  },

  // --- Section 3, Pruning -----------------------------------------------------------------------------------------------

  /** "reported reached within all its attempts": 1 − (1 − p)^R without cancellation. */
  withinAttempts(reach: number, attempts: number): number {
    return -Math.expm1(attempts * Math.log1p(-Math.min(reach, 1)));
  },
  /** "the mean over the stages" */
  loneScore(reaches: readonly number[]): number {
    return total(reaches) / reaches.length;
  },
  /**
   * "`worst` or `best` (…; ties, which is to agree to a part in 1e12, in pool order)": whether the first is taken out before
   * the second, which follows it in the pool.
   */
  isTakenFirst(which: "worst" | "best", score: number, later: number): boolean {
    if (Math.abs(score - later) <= 1e-12 * Math.max(score, later)) return this.firstOfTieGoes;
    return which === "worst" ? score < later : score > later;
  },
  firstOfTieGoes: true,

  // --- Section 3, Hallucinated execution --------------------------------------------------------------------------------

  /** "an action reports its increment and makes no true progress" */
  trueSteps(_steps: number): number {
    return 0;
  },

  /** "It is *supported* when true progress is within the window too (for an absolute anchor: true progress since the start)." */
  isSupported(semantics: Semantics, truly: number, driftBefore: number, window: Window): boolean {
    return this.isWithin(truly + (semantics.anchor === "absolute" ? driftBefore : 0), window);
  },

  /** "A claim is checked with probability `verification` v (default 1)" */
  checked(verification: number | undefined): number {
    return verification ?? 1;
  },
  /** "A stage met without an action (`skip`) is claimed once" — and so checked as any claim is. */
  checkedWhenMet(verification: number | undefined): number {
    return this.checked(verification);
  },
};

function decimalPlaces(value: number): number {
  for (let places = 0; places < 12; places++) {
    const scaled = value * 10 ** places;
    const whole = Math.round(scaled);
    if (Math.abs(scaled - whole) < 1e-9 && (whole !== 0 || value === 0)) return places;
  }
  return 12;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
