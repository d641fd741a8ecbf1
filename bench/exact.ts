/**
 * How long the exact engine takes: `npm run bench:exact`.
 *
 * Times of the processor are of whole evaluations, from the resolved scenario to the outcome, each on its own: nothing is known from those before it. The
 * rival in the same run is the same engine following every stage instead of taking powers of equal ones, which is what a plain dynamic program would do.
 */
import { tallyDependent } from "../src/exact/dependent-stages.ts";
import { Effort, exactLimits } from "../src/exact/effort.ts";
import { evaluateExactly } from "../src/exact/evaluate-exactly.ts";
import { StageSolver } from "../src/exact/stage-solver.ts";
import { canonicalWorlds } from "../src/input/builtin.ts";
import { resolveScenario } from "../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../src/input/scenario-schema.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { digits, table, timeOf } from "./timing.ts";

interface Variant {
  readonly harness?: Partial<ScenarioInput["harness"]>;
  readonly budget?: number;
  readonly hallucination?: number;
}

function scenario(
  goal: number,
  subgoals: number,
  { harness, budget, hallucination = 0 }: Variant = {},
): Scenario {
  return resolveScenario({
    task: { goal, ...(budget && { budget }) },
    pool: [{ agent: "model-2", hallucination }],
    harness: { ...canonicalWorlds.closed.harness, decomposition: { subgoals }, ...harness },
  });
}

function openWorld(): Scenario {
  const { task, harness } = canonicalWorlds.open;
  return resolveScenario({ task, pool: ["model-2"], harness });
}

const guided: Variant = { harness: { guidance: [{ rule: "aligned", strength: 2 }] } };
const oracle: Variant = { harness: { guidance: [{ rule: "value", strength: 2 }] } };
const absolute: Variant = { harness: { semantics: { anchor: "absolute" } } };
const best: Variant = { harness: { semantics: { keep: "best" } } };
const absoluteBest: Variant = { harness: { semantics: { anchor: "absolute", keep: "best" } } };
const hallucinating: Variant = { hallucination: 0.03 };

const cases: readonly (readonly [string, Scenario])[] = [
  ["closed world, goal 240, K = 1", scenario(240, 1)],
  ["closed world, goal 240, K = 12", scenario(240, 12)],
  ["closed world, goal 240, K = 24", scenario(240, 24)],
  ["… K = 12, aligned guidance", scenario(240, 12, guided)],
  ["… K = 12, oracle guidance", scenario(240, 12, oracle)],
  ["… K = 12, milestones (absolute)", scenario(240, 12, absolute)],
  ["… K = 48, milestones", scenario(240, 48, absolute)],
  ["… K = 12, hallucination 3 %", scenario(240, 12, hallucinating)],
  ["… K = 12, milestones, hallucination 3 %", scenario(240, 12, { ...absolute, ...hallucinating })],
  [
    "… K = 12, milestones, hallucination 3 %, the best kept",
    scenario(240, 12, { ...absoluteBest, ...hallucinating }),
  ],
  ["… K = 3, milestones, hallucination 3 %", scenario(240, 3, { ...absolute, ...hallucinating })],
  ["… K = 8, budget 60", scenario(240, 8, { budget: 60 })],
  ["… K = 8, budget 60, the best kept", scenario(240, 8, { ...best, budget: 60 })],
  ["… K = 8, budget 60, milestones", scenario(240, 8, { ...absolute, budget: 60 })],
  ["… K = 8, budget 60, hallucination 3 %", scenario(240, 8, { ...hallucinating, budget: 60 })],
  ["open world, goal 100, K = 12", openWorld()],
  ["goal 1,000, K = 50", scenario(1000, 50)],
  ["goal 10,000, K = 50, horizon 40", scenario(10_000, 50, { harness: { horizon: 40 } })],
  ["goal 10,000, K = 500", scenario(10_000, 500)],
  ["goal 10,000, K = 500, horizon 1,000", scenario(10_000, 500, { harness: { horizon: 1000 } })],
  ["goal 100,000, K = 1,000, horizon 20", scenario(100_000, 1000, { harness: { horizon: 20 } })],
  ["goal 100,000, K = 100, horizon 200", scenario(100_000, 100, { harness: { horizon: 200 } })],
];

/** Under limits of its own an evaluation takes nothing from those before it. */
const alone = (point: Scenario) => evaluateExactly(point, exactLimits);

const rows = cases.map(([name, point]) => {
  const { median, low, high } = timeOf(() => alone(point));
  return [name, digits(median), `${digits(low)} … ${digits(high)}`];
});
console.log(table(["scenario", "ms (median of 7)", "range"], rows));

const large = scenario(100_000, 1000, { harness: { horizon: 20 } });
const byPowers = timeOf(() => alone(large)).median;
const stageByStage = timeOf(
  () => {
    const effort = new Effort({ cells: 5e7, work: 1e12 });
    return tallyDependent(large, new StageSolver(large, large.pools[0], effort), effort);
  },
  { batches: 3, atLeast: 1 },
).median;
console.log(
  `\ngoal 100,000, K = 1,000: ${digits(byPowers)} ms by powers of equal stages, ${digits(stageByStage)} ms stage by stage` +
    ` (ratio ${digits(stageByStage / byPowers)})`,
);
console.log(`peak memory of this run: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
