import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { decompose } from "../model/decomposition.ts";
import { LimitError, ScenarioError } from "../model/errors.ts";
import { snap } from "../model/lattice.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import { stopAlong } from "./marginal-rule.ts";

/** One partial harness: r scaffolded chunks and a free tail. The pass rate is what the scenario's `pass` option counts. */
export interface PartialPoint {
  readonly scaffolded: number;
  readonly passRate: number;
  readonly meanAbsoluteBias: number;
}

/** Where to stop scaffolding with chunks of one size, and by how much that wins. Margins are differences of pass rates. */
export interface MarginalStop {
  readonly chunk: number;
  readonly full: number;
  readonly best: PartialPoint;
  /** The runner-up. */
  readonly second: PartialPoint & { readonly margin: number };
  readonly none: PartialPoint & { readonly margin: number };
  readonly complete: PartialPoint & { readonly margin: number };
  /** What the marginal rule alone would have chosen, and the pass rate that costs. */
  readonly marginalRule: PartialPoint & { readonly cost: number };
  /** F(r) for r = 0 … full. */
  readonly points: readonly PartialPoint[];
}

/** More scaffolded chunks than this are refused: every number of them is evaluated. */
export const scaffoldLimit = 2000;

/**
 * The best number of scaffolded chunks of a given size, from the exact pass rate F(r) of every one.
 *
 * The scenario's own decomposition is replaced; its scaffold and its tail keep their budgets and their share of guidance.
 * A scenario without a tail says nothing of one: its tail gets the scaffold's budgets and no guidance.
 *
 * Units:  `chunk` is progress; pass rates and margins lie in 0…1.
 * Errors: ScenarioError for a chunk that is not above 0 or exceeds the goal, and for a scenario that is all tail or whose
 *         scaffolded stages differ in their budgets;
 *         LimitError past `scaffoldLimit` chunks, and as `evaluateExactly`.
 * Source: docs/theory, T3.marginal.
 */
export function marginalStop(scenario: Scenario, chunk: number): MarginalStop {
  const full = fullScaffold(scenario, chunk);
  const points = Array.from({ length: full + 1 }, (_, r) => pointAt(partialScenario(scenario, chunk, r), r));
  const passRates = points.map(({ passRate }) => passRate);
  const { best, marginal, cost } = stopAlong(passRates);
  const withMargin = (point: PartialPoint) => ({ ...point, margin: passRates[best] - point.passRate });
  const others = points.filter(({ scaffolded }) => scaffolded !== best);
  const second = others.reduce((most, point) => (point.passRate > most.passRate ? point : most));
  return {
    chunk,
    full,
    best: points[best],
    second: withMargin(second),
    none: withMargin(points[0]),
    complete: withMargin(points[full]),
    marginalRule: { ...points[marginal], cost },
    points,
  };
}

function pointAt(scenario: Scenario, scaffolded: number): PartialPoint {
  const { successRate, meanAbsoluteBias } = evaluateExactly(scenario);
  return { scaffolded, passRate: successRate, meanAbsoluteBias };
}

function fullScaffold({ goal }: Scenario, chunk: number): number {
  if (!(chunk > 0 && chunk <= goal)) {
    throw new ScenarioError({
      path: "chunk",
      problem: `must be above 0 and at most task.goal (${goal}), but is ${chunk}`,
    });
  }
  const full = Math.floor(snap(goal / chunk));
  if (full > scaffoldLimit)
    throw new LimitError("scaffolded chunks to compare", full, scaffoldLimit, "use a larger chunk");
  return full;
}

/** The scenario with r scaffolded chunks and a free tail, budgets and guidance of both parts as they were. */
function partialScenario(scenario: Scenario, chunk: number, scaffolded: number): Scenario {
  const { goal, step, continuous, coarser } = scenario;
  const { scaffold, tail } = partsOf(scenario);
  const stages = decompose({ chunk, scaffolded }, goal, step, continuous).map((piece) => ({
    ...(piece.part === "scaffold" ? scaffold : tail),
    ...piece,
  }));
  return { ...scenario, stages, coarser: coarser && partialScenario(coarser, chunk, scaffolded) };
}

type Part = Pick<Stage, "horizon" | "attempts" | "guidanceShare">;

function partsOf({ stages }: Scenario): { readonly scaffold: Part; readonly tail: Part } {
  const scaffold = stages.find(({ part }) => part === "scaffold");
  const tail = stages.find(({ part }) => part === "tail");
  if (scaffold) {
    rejectUnequal(stages, scaffold);
    return { scaffold, tail: tail ?? { ...scaffold, guidanceShare: 0 } };
  }
  throw new ScenarioError({
    path: "harness.decomposition",
    problem: "must have a scaffolded stage, whose budgets are looked at, but is all free tail",
    hint: "use { chunk: SIZE, scaffolded: 1 }",
  });
}

/** Chunks that are not there yet have no budgets of their own. */
function rejectUnequal(stages: readonly Stage[], first: Part): void {
  for (const budget of ["horizon", "attempts"] as const) {
    const other = stages.find((stage) => stage.part === "scaffold" && stage[budget] !== first[budget]);
    if (other === undefined) continue;
    throw new ScenarioError({
      path: `harness.${budget}`,
      problem: `must be equal in all scaffolded stages, as their number is varied, but is ${first[budget]} and ${other[budget]}`,
      hint: "give a single number",
    });
  }
}
