import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { identityOf } from "../../src/study/identity.ts";

type Harness = ScenarioInput["harness"];

const plain: Harness = { decomposition: { subgoals: 8 }, tolerance: 1, horizon: 10, attempts: 4 };

function identity({ task = { goal: 240 }, pool = "model-2", harness = {} }: Changes = {}): string {
  return identityOf(resolveScenario({ task, pool, harness: { ...plain, ...harness } }));
}

interface Changes {
  readonly task?: ScenarioInput["task"];
  readonly pool?: ScenarioInput["pool"];
  readonly harness?: Partial<Harness>;
}

describe("identityOf", () => {
  it("is pinned: a change of it moves every Monte Carlo number", () => {
    expect(identity()).toBe("c1-0cdb58388976a67eb859b13f62d2171d");
  });

  it.each<[string, Changes]>([
    ["the default semantics by name", { harness: { semantics: "closed" } }],
    ["its options", { harness: { semantics: { feedback: "closed", keep: "last" } } }],
    ["a default", { harness: { verification: 1 } }],
    ["a task tolerance that is the harness's", { task: { goal: 240, tolerance: 1 } }],
    ["the agent's numbers", { pool: [{ mean: 8, sd: 3, min: 5, max: 11 }] }],
    ["a list of equal budgets", { harness: { horizon: Array(8).fill(10), attempts: Array(8).fill(4) } }],
    ["the chunks themselves", { harness: { decomposition: { chunks: Array(8).fill(30) } } }],
  ])("is the same for %s", (_, changes) => {
    expect(identity(changes)).toBe(identity());
  });

  it.each<[string, Changes]>([
    ["another goal", { task: { goal: 248 } }],
    ["a task tolerance", { task: { goal: 240, tolerance: 2 } }],
    ["a budget", { task: { goal: 240, budget: 1000 } }],
    ["another agent", { pool: "model-1" }],
    ["a hallucinating agent", { pool: [{ agent: "model-2", hallucination: 0.1 }] }],
    ["another weight", { pool: [{ agent: "model-2", weight: 2 }, "model-1"] }],
    ["a standard deviation in its last digit", { pool: [{ mean: 8, sd: 3.0000000001, min: 5, max: 11 }] }],
    ["another granularity", { harness: { decomposition: { subgoals: 9 } } }],
    ["another tolerance", { harness: { tolerance: 2 } }],
    ["another horizon", { harness: { horizon: 11 } }],
    ["more attempts", { harness: { attempts: 5 } }],
    ["more attempts at the last stage", { harness: { attempts: [4, 4, 4, 4, 4, 4, 4, 5] } }],
    ["guidance", { harness: { guidance: [{ rule: "aligned", strength: 2 }] } }],
    ["guidance of actions", { harness: { guidance: [{ rule: "aligned", strength: 2, level: "action" }] } }],
    ["fewer checks", { harness: { verification: 0.5 } }],
    ["another option", { harness: { semantics: { keep: "best" } } }],
    ["an open loop", { harness: { semantics: "open" } }],
  ])("is another for %s", (_, changes) => {
    expect(identity(changes)).not.toBe(identity());
  });
});
