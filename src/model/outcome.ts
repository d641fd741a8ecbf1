/** Why the first stage that was not truly reached was not: see docs/model.md, section 2. */
export const failureCauses = ["overshoot", "stall", "unreachable", "unsupportedClaim", "budget"] as const;
export type FailureCause = (typeof failureCauses)[number];

/** Shares of all trajectories, so that `passRate` and the failures sum to 1. */
export type Failures = { readonly [Cause in FailureCause]: number };

/** A number for each cause. */
export const byCause = (of: (cause: FailureCause) => number): Record<FailureCause, number> => ({
  overshoot: of("overshoot"),
  stall: of("stall"),
  unreachable: of("unreachable"),
  unsupportedClaim: of("unsupportedClaim"),
  budget: of("budget"),
});

/** What became of one stage. Rates are over all trajectories, also those that ended before the stage. */
export interface StageOutcome {
  readonly chunk: number;
  readonly milestone: number;
  readonly part: "scaffold" | "tail";
  /** Truly reached. */
  readonly reach: number;
  /** Accepted by the harness, truly reached or not. */
  readonly claimed: number;
  /** This stage is the first that was not truly reached. */
  readonly firstMissed: number;
}

/** A probability mass function of progress: `probabilities[i]` belongs to progress `(from + i) * step`. */
export interface ProgressPmf {
  /** In lattice steps: −9 is a progress of −4.5 where the step is 0.5. */
  readonly from: number;
  /** One lattice step, in progress. */
  readonly step: number;
  readonly probabilities: ArrayLike<number>;
}

/** Quantiles of the signed final bias, in progress: the smallest value whose cumulative share reaches the level. */
export interface BiasQuantiles {
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** Everything an evaluator says of a scenario. Rates lie in 0…1, biases are in progress, costs are counts. */
export interface Outcome {
  /** Strict: every stage truly reached. */
  readonly passRate: number;
  /** The true final progress lies within the task's tolerance of the goal. */
  readonly terminalPassRate: number;
  /** The one of the two that the scenario's `pass` option counts. */
  readonly successRate: number;
  /** Every stage accepted by the harness. */
  readonly claimedRate: number;
  /** `claimedRate - passRate`: accepted throughout, and not true. */
  readonly hallucinationRate: number;
  readonly meanAbsoluteBias: number;
  readonly meanBias: number;
  readonly biasQuantiles: BiasQuantiles;
  readonly stages: readonly StageOutcome[];
  readonly failures: Failures;
  readonly expectedActions: number;
  readonly expectedAttempts: number;
  /** True progress at the end. */
  readonly finalProgress: ProgressPmf;
}

/** The rates and means of an outcome that stand for themselves. */
export const rateFigures = [
  "passRate",
  "terminalPassRate",
  "successRate",
  "claimedRate",
  "hallucinationRate",
] as const satisfies readonly (keyof Outcome)[];
export const meanFigures = [
  "meanAbsoluteBias",
  "meanBias",
  "expectedActions",
  "expectedAttempts",
] as const satisfies readonly (keyof Outcome)[];
export type RateFigure = (typeof rateFigures)[number];
export type MeanFigure = (typeof meanFigures)[number];
export type OutcomeFigure = RateFigure | MeanFigure;
export const figures: readonly OutcomeFigure[] = [...rateFigures, ...meanFigures];

/** Something for each figure. */
export const byFigure = <Value>(
  of: (figure: OutcomeFigure) => Value,
): Readonly<Record<OutcomeFigure, Value>> =>
  Object.fromEntries(figures.map((figure) => [figure, of(figure)])) as Record<OutcomeFigure, Value>;
