import { type ExactLimits, exactLimits } from "../exact/effort.ts";
import { assertAboveZero, assertScenario } from "../model/assert-argument.ts";
import { editScenario } from "../model/edit-scenario.ts";
import { LimitError } from "../model/errors.ts";
import { snap } from "../model/lattice.ts";
import type { Scenario } from "../model/scenario.ts";
import { stopAlong } from "./marginal-rule.ts";
import { type PartialPoint, type Parts, partialPoints, partsOf } from "./partial-points.ts";

/** Where to stop scaffolding with chunks of one size, and by how much that wins. Margins are differences of pass rates. */
export interface MarginalStop {
  readonly chunk: number;
  readonly full: number;
  /** Null where no number of chunks ever passes: none is better than another. */
  readonly best: PartialPoint | null;
  /** The runner-up. */
  readonly second: PartialPoint & { readonly margin: number };
  readonly none: PartialPoint & { readonly margin: number };
  readonly complete: PartialPoint & { readonly margin: number };
  /** What the marginal rule alone would have chosen, and the pass rate that costs. */
  readonly marginalRule: PartialPoint & { readonly cost: number };
  /** What the answer hangs on, beside the scaffold's own budgets. */
  readonly setting: StopSetting;
  /** What the best is in another setting. */
  readonly alternatives: readonly StopAlternative[];
  /** F(r) for r = 0 … full. */
  readonly points: readonly PartialPoint[];
}

/** The budgets of the free tail, and the tolerance of every stage. */
export interface StopSetting {
  readonly horizon: number;
  readonly attempts: number;
  readonly tolerance: number;
}

export interface StopAlternative extends StopSetting {
  /** Null where no number of chunks passes, and where this setting takes too much to solve beside the one asked for. */
  readonly best: PartialPoint | null;
  readonly tooLarge: boolean;
}

/** All points of an alternative, which nobody asked for, may take this share of the work that one evaluation may. */
const alternativeShare = 0.1;

/**
 * The best number of scaffolded chunks of a given size, from the exact pass rate F(r) of every one.
 *
 * The scenario's own decomposition is replaced; its scaffold and its tail keep their budgets and their share of guidance, and
 * its pool stays as it was pruned. The best hangs on what the tail is given: `alternatives` gives it as much as one chunk has,
 * and as much as all the chunks that it may replace, and halves and doubles the tolerance (the task's own stays).
 *
 * Units:  `chunk` is progress; pass rates and margins lie in 0…1.
 * Errors: ScenarioError for a chunk that is not above 0 or exceeds the goal, and as `partsOf`; LimitError as
 *         `partialPoints`.
 * Source: docs/theory, T3.marginal.
 */
export function marginalStop(
  scenario: Scenario,
  chunk: number,
  limits: ExactLimits = exactLimits,
): MarginalStop {
  assertScenario(scenario);
  assertAboveZero("chunk", chunk, scenario.goal, "a chunk is a part of task.goal, or all of it");
  const parts = partsOf(scenario);
  const points = partialPoints(scenario, parts, chunk, limits);
  const { horizon, attempts } = parts.tail;
  const work = (limits.work * alternativeShare) / points.length;
  return {
    chunk,
    ...comparison(points),
    setting: { horizon, attempts, tolerance: scenario.tolerance },
    alternatives: alternativeSettings(scenario, parts, chunk).map((setting) =>
      alternativeAt(scenario, parts, chunk, setting, { ...limits, work }),
    ),
    points,
  };
}

function comparison(points: readonly PartialPoint[]) {
  const passRates = points.map(({ passRate }) => passRate);
  const { best, marginal, cost } = stopAlong(passRates);
  const withMargin = (point: PartialPoint) => ({ ...point, margin: passRates[best] - point.passRate });
  const others = points.filter(({ scaffolded }) => scaffolded !== best);
  return {
    full: points.length - 1,
    best: points[best].passRate > 0 ? points[best] : null,
    second: withMargin(others.reduce((most, point) => (point.passRate > most.passRate ? point : most))),
    none: withMargin(points[0]),
    complete: withMargin(points[points.length - 1]),
    marginalRule: { ...points[marginal], cost },
  };
}

/** The settings to compare with: the tail's budgets as of one chunk and as of all it may replace, and other tolerances. */
function alternativeSettings(
  { goal, tolerance, step }: Scenario,
  { scaffold, tail }: Parts,
  chunk: number,
): readonly StopSetting[] {
  const own: StopSetting = { horizon: tail.horizon, attempts: tail.attempts, tolerance };
  const chunks = Math.ceil(snap(goal / chunk));
  const settings = [1, chunks].flatMap((times) => {
    const horizon = times * scaffold.horizon;
    const attempts = times * scaffold.attempts;
    return [
      { ...own, horizon },
      { ...own, attempts },
      { ...own, horizon, attempts },
    ];
  });
  const tolerances = tolerance === 0 ? [step] : [tolerance / 2, tolerance * 2];
  return distinct([own, ...settings, ...tolerances.map((other) => ({ ...own, tolerance: other }))]).slice(1);
}

const distinct = (settings: readonly StopSetting[]): readonly StopSetting[] => [
  ...new Map(settings.map((setting) => [JSON.stringify(setting), setting])).values(),
];

function alternativeAt(
  scenario: Scenario,
  parts: Parts,
  chunk: number,
  setting: StopSetting,
  limits: ExactLimits,
): StopAlternative {
  const { horizon, attempts, tolerance } = setting;
  const other = { ...parts, tail: { ...parts.tail, horizon, attempts } };
  const at = editScenario(scenario, () => ({ tolerance }));
  try {
    const { best } = comparison(partialPoints(at, other, chunk, limits));
    return { ...setting, best, tooLarge: false };
  } catch (error) {
    if (error instanceof LimitError) return { ...setting, best: null, tooLarge: true };
    throw error;
  }
}
