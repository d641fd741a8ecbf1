import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import {
  assertAboveZero,
  assertKeys,
  assertOneOf,
  assertText,
  assertWhole,
  refused,
} from "../model/assert-argument.ts";
import { LimitError, ScenarioError } from "../model/errors.ts";
import { type OutcomeFigure, rateFigures } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Interval } from "../stats/interval.ts";
import { type Confidence, confidenceLevels } from "../stats/normal-score.ts";
import { defaultTrials, mostTrials } from "../stats/sample-size.ts";
import { mostUntil } from "../study/sample-until.ts";
import { type Sampled, sampledPairs } from "./compared-by-sampling.ts";
import { type ComparedFigure, exactlyCompared } from "./compared-exactly.ts";
import { type ComparisonVerdict, decidingFigures, isRate, verdictOf } from "./comparison-verdict.ts";

export interface CompareOptions {
  /** The figure that decides (default `successRate`). */
  readonly of?: OutcomeFigure;
  /** A difference of at most this size does not matter, in the figure's unit (default 0). */
  readonly margin?: number;
  /** Default: exact where the exact engine takes both scenarios, else Monte Carlo. */
  readonly engine?: "exact" | "monte-carlo";
  /** Pairs of trials (default 100,000); with `untilDecided` at most as many (default 1,000,000). */
  readonly trials?: number;
  /** Names the random streams (default "1"). */
  readonly seed?: string;
  /** The level of every interval (default 0.95). */
  readonly confidence?: Confidence;
  /**
   * Samples until the verdict is another than undecided. The interval then holds at all looks at once: the chance that the verdict is
   * wrong stays below 1 − confidence, however often one looks. For rates alone, whose values have bounds.
   */
  readonly untilDecided?: boolean;
}

/** Two scenarios beside each other; differences are b − a. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  /** How it was measured: null for what the exact engine said. */
  readonly sampled: Sampled | null;
  /** Why it was sampled although no engine was named: of what a scenario has more than the exact engine takes. */
  readonly refusal: Refusal | null;
  readonly of: OutcomeFigure;
  readonly margin: number;
  readonly verdict: ComparisonVerdict;
  readonly figures: Readonly<Record<OutcomeFigure, ComparedFigure>>;
}

export type Refusal = Pick<LimitError, "what" | "size" | "limit">;

/**
 * Compares two scenarios: exactly where the exact engine takes both, else by pairs of trials with common random numbers. The verdict
 * is that of `verdictOf`.
 *
 * Errors: ScenarioError for an option that cannot be; LimitError where an engine that was named refuses a scenario.
 */
export function compareScenarios(a: Scenario, b: Scenario, options: CompareOptions = {}): Comparison {
  assertOptions(options);
  const { of = "successRate", margin = 0 } = options;
  const { figures, ...how } = measured(a, b, of, margin, options);
  const verdict = verdictOf(of, figures[of].interval, margin);
  return { a: a.name, b: b.name, ...how, of, margin, verdict, figures };
}

type Measured = Pick<Comparison, "sampled" | "refusal" | "figures">;

function measured(
  a: Scenario,
  b: Scenario,
  of: OutcomeFigure,
  margin: number,
  options: CompareOptions,
): Measured {
  const { engine, seed = "1", confidence = 0.95, untilDecided = false } = options;
  const trials = options.trials ?? (untilDecided ? mostUntil : defaultTrials);
  const isDecided = untilDecided
    ? { figure: of, by: (interval: Interval) => verdictOf(of, interval, margin) !== "undecided" }
    : null;
  const sample = (refusal: Refusal | null): Measured => {
    return { refusal, ...sampledPairs(a, b, { seed, confidence, trials, until: isDecided }) };
  };
  if (engine === "monte-carlo") return sample(null);
  try {
    return { sampled: null, refusal: null, figures: exactlyCompared(evaluateExactly(a), evaluateExactly(b)) };
  } catch (error) {
    if (engine === "exact" || !(error instanceof LimitError)) throw error;
    const { what, size, limit } = error;
    return sample({ what, size, limit });
  }
}

const optionKeys = ["of", "margin", "engine", "trials", "seed", "confidence", "untilDecided"];

function assertOptions(options: CompareOptions): void {
  assertKeys("options", options, optionKeys);
  const { of = "successRate", margin, engine, trials = 1, seed = "1", confidence = 0.95 } = options;
  assertOneOf("of", of, decidingFigures);
  if (margin !== undefined && margin !== 0) assertAboveZero("margin", margin);
  if (engine !== undefined) assertOneOf("engine", engine, ["exact", "monte-carlo"]);
  assertWhole("trials", trials, { most: mostTrials });
  assertText("seed", seed);
  if (engine === "exact") assertNothingSampled(options);
  assertOneOf("confidence", confidence, confidenceLevels);
  if (options.untilDecided && !isRate(of))
    throw refused("of", `must be a rate (${rateFigures.join(", ")}) to sample until it is decided`, of);
}

function assertNothingSampled(options: CompareOptions): void {
  const given = (["trials", "seed", "confidence", "untilDecided"] as const).find((key) => options[key]);
  if (given === undefined) return;
  throw new ScenarioError({ path: given, problem: "is for sampling, but the engine is exact" });
}
