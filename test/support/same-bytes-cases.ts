import type * as Tautline from "../../src/api/index.ts";

/** A scenario that both a browser and Node evaluate, to be compared byte for byte. */
export interface Case {
  readonly name: string;
  readonly seed: string;
  readonly scenario: Tautline.ScenarioInput;
}

const agents: Tautline.ScenarioInput["pool"] = ["model-1", "model-2", "model-3"];

const closed: Tautline.ScenarioInput = {
  task: { goal: 240 },
  pool: ["model-2"],
  harness: { decomposition: { subgoals: 12 }, tolerance: 1, horizon: 10, attempts: 4 },
};

const withHarness = (harness: Partial<Tautline.ScenarioInput["harness"]>, pool = closed.pool) => ({
  ...closed,
  pool,
  harness: { ...closed.harness, ...harness },
});

/** One for every part of the model that does arithmetic of its own: exponents, logarithms, refinements, budgets, lies. */
const scenarios: Readonly<Record<string, Tautline.ScenarioInput>> = {
  closed,
  open: {
    task: { goal: 100 },
    pool: ["model-3"],
    harness: { decomposition: { subgoals: 9 }, tolerance: 2, horizon: 100, attempts: 3, semantics: "open" },
  },
  guided: withHarness({ guidance: [{ rule: "aligned", strength: 2 }] }, agents),
  "tilted actions": withHarness(
    {
      guidance: [{ rule: "misaligned", strength: 0.3, level: "action" }],
      pruning: { count: 1, which: "random" },
    },
    agents,
  ),
  oracle: withHarness({ guidance: [{ rule: "value", strength: 3 }] }, agents),
  grounded: withHarness(
    { guidance: [{ rule: "grounded", strength: 1.5 }], verification: 0.4, semantics: { anchor: "absolute" } },
    [{ agent: "model-1", hallucination: 0.05 }, "model-2"],
  ),
  continuous: withHarness({}, [{ mean: 8, sd: 3, min: 5, max: 11, step: "continuous" }]),
  budgeted: { ...withHarness({ semantics: { keep: "best" } }), task: { goal: 240, budget: 60 } },
  partial: withHarness({
    decomposition: { chunk: 25, scaffolded: 7 },
    semantics: { tail: { carryOver: 0.5 } },
  }),
};

export const cases: readonly Case[] = Object.entries(scenarios).map(([name, scenario]) => ({
  name,
  seed: "same bytes",
  scenario,
}));

/** Both engines' outcomes, every number of them, as text. */
export function evaluateAll(tautline: typeof Tautline, asked: readonly Case[]): string[] {
  return asked.map(({ scenario, seed }) => {
    const resolved = tautline.resolveScenario(scenario);
    const plain = (outcome: Tautline.Outcome) => ({
      ...outcome,
      finalProgress: {
        ...outcome.finalProgress,
        probabilities: Array.from(outcome.finalProgress.probabilities),
      },
    });
    return JSON.stringify([
      plain(tautline.evaluateExactly(resolved)),
      plain(tautline.simulate(resolved, { seed, trials: 20_000 })),
    ]);
  });
}
