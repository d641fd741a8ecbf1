import type { ExactLimits } from "../exact/effort.ts";
import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { decompose } from "../model/decomposition.ts";
import { editScenario } from "../model/edit-scenario.ts";
import { assertWithin, ScenarioError } from "../model/errors.ts";
import { snap } from "../model/lattice.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Scenario, Stage } from "../model/scenario.ts";

/** One partial harness: r scaffolded chunks and a free tail. The pass rate is what the scenario's `pass` option counts. */
export interface PartialPoint
  extends Pick<Outcome, "passRate" | "meanAbsoluteBias" | "expectedActions" | "expectedAttempts"> {
  readonly scaffolded: number;
}

/** What the scaffolded stages and the free tail of a partial harness are given. */
export type Parts = Readonly<Record<Stage["part"], Pick<Stage, "horizon" | "attempts" | "guidanceShare">>>;

/** More scaffolded chunks than this are refused: every number of them is evaluated. */
const scaffoldLimit = 2000;

/** F(r) for r = 0 … as many chunks as fit into the goal. Errors: LimitError past `scaffoldLimit`, and as `evaluateExactly`. */
export function partialPoints(
  scenario: Scenario,
  parts: Parts,
  chunk: number,
  limits: ExactLimits,
): readonly PartialPoint[] {
  const full = Math.floor(snap(scenario.goal / chunk));
  assertWithin("scaffolded chunks to compare", full, scaffoldLimit, "use a larger chunk");
  return Array.from({ length: full + 1 }, (_, scaffolded) => {
    const outcome = evaluateExactly(partialScenario(scenario, parts, chunk, scaffolded), limits);
    const { successRate, meanAbsoluteBias, expectedActions, expectedAttempts } = outcome;
    return { scaffolded, passRate: successRate, meanAbsoluteBias, expectedActions, expectedAttempts };
  });
}

function partialScenario(scenario: Scenario, parts: Parts, chunk: number, scaffolded: number): Scenario {
  return editScenario(scenario, ({ goal, step, continuous }) => ({
    stages: decompose({ chunk, scaffolded }, goal, step, continuous).map((piece) => ({
      ...parts[piece.part],
      ...piece,
    })),
  }));
}

/**
 * What a scenario gives to scaffolded stages and to a free tail. Without a tail it says nothing of one: that gets the scaffold's
 * budgets and no guidance.
 *
 * Errors: ScenarioError for a scenario that is all tail, and for one whose scaffolded stages have different budgets.
 */
export function partsOf({ stages }: Scenario): Parts {
  const scaffolded = stages.filter(({ part }) => part === "scaffold");
  const [scaffold] = scaffolded;
  if (scaffold === undefined) {
    throw new ScenarioError({
      path: "harness.decomposition",
      problem: "must have a scaffolded stage, whose budgets are looked at, but is all free tail",
      hint: "use { chunk: SIZE, scaffolded: 1 }",
    });
  }
  for (const budget of ["horizon", "attempts"] as const) {
    const other = scaffolded.find((stage) => stage[budget] !== scaffold[budget]);
    if (other === undefined) continue;
    const problem = `must be equal in all scaffolded stages, as their number is varied, but is ${scaffold[budget]} and ${other[budget]}`;
    throw new ScenarioError({ path: `harness.${budget}`, problem, hint: "give a single number" });
  }
  return { scaffold, tail: stages.find(({ part }) => part === "tail") ?? { ...scaffold, guidanceShare: 0 } };
}
