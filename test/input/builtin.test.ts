import { describe, expect, it } from "vitest";
import { builtinWorlds, canonicalWorlds, paperAgents } from "../../src/input/builtin.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { WorldInput } from "../../src/input/scenario-schema.ts";
import type { Scenario } from "../../src/model/scenario.ts";

describe("the paper's agents", () => {
  it("are those of arXiv 2605.21516", () => {
    expect(Object.values(paperAgents).map(({ mean, sd, min, max }) => [mean, sd, min, max])).toEqual([
      [6, 2, 4, 8],
      [8, 3, 5, 11],
      [10, 6, 4, 14],
    ]);
  });
});

const resolved = (scenario: object) => resolveScenario(scenario as WorldInput);
const budgets = ({ goal, tolerance, stages }: Scenario) => ({
  goal,
  tolerance,
  stages: stages.length,
  horizon: stages[0].horizon,
  attempts: stages[0].attempts,
});

describe("the canonical worlds", () => {
  it("have the goals, budgets and tolerances of docs/model.md, section 6", () => {
    expect(budgets(resolved(canonicalWorlds.closed))).toEqual({
      goal: 240,
      tolerance: 1,
      stages: 8,
      horizon: 10,
      attempts: 4,
    });
    expect(budgets(resolved(canonicalWorlds.open))).toEqual({
      goal: 100,
      tolerance: 2,
      stages: 12,
      horizon: 100,
      attempts: 3,
    });
  });
});

/** The options of the semantics in which a world differs from another. */
function changed(name: keyof typeof builtinWorlds, from: keyof typeof canonicalWorlds): object {
  const own = resolved(builtinWorlds[name].scenario).semantics;
  const other = resolved(canonicalWorlds[from]).semantics;
  return Object.fromEntries(
    Object.entries(own).filter(([key, value]) => value !== other[key as keyof typeof other]),
  );
}

describe("the worlds beside them", () => {
  it.each([
    ["undo", "closed", { onOvershoot: "undo" }],
    ["keep-best", "closed", { keep: "best" }],
    ["abort", "closed", { onExhausted: "abort" }],
    ["terminal", "closed", { pass: "terminal" }],
    ["absolute", "closed", { anchor: "absolute" }],
    ["absolute-skip", "closed", { anchor: "absolute", onMet: "skip" }],
    ["planned", "closed", { feedback: "open" }],
    ["open-relative", "open", { anchor: "relative" }],
  ] as const)("%s changes of %s nothing but %j", (name, from, options) => {
    expect(changed(name, from)).toEqual(options);
    expect(budgets(resolved(builtinWorlds[name].scenario))).toEqual(budgets(resolved(canonicalWorlds[from])));
  });

  it("trade the presets' budgets, or try once", () => {
    const [closed, open] = [
      budgets(resolved(canonicalWorlds.closed)),
      budgets(resolved(canonicalWorlds.open)),
    ];
    const of = (name: keyof typeof builtinWorlds) => budgets(resolved(builtinWorlds[name].scenario));
    expect([of("closed-open-budgets"), changed("closed-open-budgets", "closed")]).toEqual([open, {}]);
    expect([of("open-closed-budgets"), changed("open-closed-budgets", "open")]).toEqual([closed, {}]);
    expect([of("open-once"), changed("open-once", "open")]).toEqual([{ ...open, attempts: 1 }, {}]);
  });
});
