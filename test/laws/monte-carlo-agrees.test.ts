import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { drawsOf } from "../../src/montecarlo/draws.ts";
import { estimateFrom } from "../../src/montecarlo/estimate.ts";
import { compileKernel } from "../../src/montecarlo/kernel.ts";
import { WalkKernel } from "../../src/montecarlo/walk-kernel.ts";
import { countsOf } from "../support/counts-of.ts";
import { implausible } from "../support/sampling-tolerance.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

/** About 80,000 figures are compared: one false alarm in some 100,000 runs with fresh seeds; the seed is fixed. */
const doubt = 1e-10;

const sampled = (scenario: Scenario, kernel: WalkKernel, trials: number, name: string) =>
  estimateFrom(scenario, countsOf(scenario, kernel, drawsOf("agreement", name), trials), {
    seed: "agreement",
    confidence: 0.95,
  });

describe.each([
  ["acted out", Number.POSITIVE_INFINITY],
  ["drawn whole", 0],
  ["drawn whole after a while", 64],
] as const)("a kernel of attempts %s", (name, patience) => {
  // 4,000 trials see a rate of one half that is off by 0.06, and every wrong corner case that happens that often.
  const trials = 4000;

  it.each([-1, -3, 1])("agrees with the exact engine over all options, increments from %i on", (least) => {
    fc.assert(
      fc.property(smallScenarios({ least }), (input) => {
        const scenario = resolveScenario(input);
        const kernel = new WalkKernel(scenario, patience);
        expect(
          implausible(scenario, evaluateExactly(scenario), sampled(scenario, kernel, trials, name), doubt),
        ).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });
});

describe("attempts acted out and drawn whole", () => {
  // 100,000 trials see a pass rate of 0.1 that is off by 0.007.
  const trials = 100_000;
  const world = {
    task: { goal: 240 },
    pool: ["model-2"],
    harness: { decomposition: { subgoals: 12 }, tolerance: 1, horizon: 10, attempts: 4 },
  };
  const pool = ["model-1", "model-2", "model-3"];
  const scenarios: readonly (readonly [string, object, object])[] = [
    ["the closed world", {}, {}],
    ["aligned guidance", { pool }, { guidance: [{ rule: "aligned", strength: 2 }] }],
    ["an oracle on the increments", {}, { guidance: [{ rule: "value", strength: 3, level: "action" }] }],
    ["random pruning", { pool }, { pruning: { count: 1, which: "random" } }],
    [
      "a partial harness",
      {},
      { decomposition: { chunk: 20, scaffolded: 8 }, semantics: { tail: { horizon: 30, attempts: 2 } } },
    ],
    ["an absolute anchor", {}, { semantics: { anchor: "absolute", onMet: "skip", keep: "best" } }],
    ["open plans", {}, { tolerance: 2, semantics: "open" }],
    ["undoing, aborting", {}, { semantics: { onOvershoot: "undo", onExhausted: "abort" } }],
    ["hallucination", { pool: [{ agent: "model-2", hallucination: 0.05 }] }, { verification: 0.5 }],
    ["a budget", { task: { goal: 240, budget: 70 } }, {}],
    [
      "a continuous agent",
      { task: { goal: 60 }, pool: [{ mean: 8, sd: 3, min: 5, max: 11, step: "continuous" }] },
      { decomposition: { subgoals: 3 } },
    ],
  ];

  it.each(scenarios)("agree with the exact engine on %s", (name, outside, inside) => {
    const scenario = resolveScenario({
      ...world,
      ...outside,
      harness: { ...world.harness, ...inside },
    } as ScenarioInput);
    const exact = evaluateExactly(scenario);
    for (const patience of [Number.POSITIVE_INFINITY, 0]) {
      const kernel = new WalkKernel(scenario, patience);
      expect(implausible(scenario, exact, sampled(scenario, kernel, trials, name), doubt)).toEqual([]);
    }
  });

  it("are caught when they sample something six per cent off", () => {
    const scenario = resolveScenario(world as ScenarioInput);
    const other = resolveScenario({
      ...world,
      pool: [{ mean: 8.5, sd: 3, min: 5, max: 11 }],
    } as ScenarioInput);
    const estimate = sampled(other, compileKernel(other), trials, "the closed world");
    expect(implausible(scenario, evaluateExactly(scenario), estimate, doubt)).not.toEqual([]);
  });
});
