import { describe, expect, it } from "vitest";
import { applySet, areRivals, valueAt } from "../../src/input/apply-set.ts";
import type { KeyPath } from "../../src/input/key-path.ts";

const scenario = {
  task: { goal: 240 },
  pool: ["model-2", { agent: "model-1", weight: 3 }, { agent: "nobody" }, null],
  harness: { horizon: [9, 3], semantics: "open" },
};

describe("valueAt", () => {
  it.each<[KeyPath, unknown]>([
    [[], scenario],
    [["task", "goal"], 240],
    [["harness", "horizon", 1], 3],
    [["harness", "semantics"], "open"],
    // Short forms as what they stand for: a preset, an agent, and the agent that a member has its numbers from.
    [["harness", "semantics", "preset"], "open"],
    [["pool", 0, "mean"], 8],
    [["pool", 1, "weight"], 3],
    [["pool", 1, "mean"], 6],
  ])("finds at %j %j", (path, value) => {
    expect(valueAt(scenario, path)).toEqual(value);
  });

  it.each<[KeyPath]>([
    [["task", "gaol"]],
    [["task", "goal", "much"]],
    [["task", 0]],
    [["task", "constructor"]],
    [["harness", "horizon", 2]],
    [["harness", "horizon", "length"]],
    [["harness", "semantics", 0]],
    [["pool", 0, "weight"]],
    [["pool", 0, "constructor"]],
    [["pool", 1, "constructor"]],
    [["pool", 1, "sigma"]],
    [["pool", 2, "mean"]],
    [["pool", 3, "mean"]],
    [["none", "at", "all"]],
  ])("finds nothing at %j", (path) => {
    expect(valueAt(scenario, path)).toBeUndefined();
  });

  it("takes a pool of one for a list, and a text elsewhere for no more than a text", () => {
    expect(valueAt({ pool: "model-3" }, ["pool", 0, "sd"])).toBe(6);
    expect(valueAt({ task: { goal: "240" } }, ["task", "goal", 0])).toBeUndefined();
    expect(valueAt({ mine: { pool: "model-3" } }, ["mine", "pool", 0])).toBeUndefined();
    expect(valueAt({ pool: [["model-3"]] }, ["pool", 0, 0, "sd"])).toBeUndefined();
  });
});

const put = (data: unknown, path: KeyPath, value: unknown) =>
  applySet(data, { path, value, place: { file: "here", line: 7 } });

describe("applySet", () => {
  it("changes one place and shares the others", () => {
    const changed = put(scenario, ["harness", "horizon", 1], 5) as typeof scenario;
    expect(changed).toEqual({ ...scenario, harness: { horizon: [9, 5], semantics: "open" } });
    expect([changed.task, changed.pool]).toEqual([scenario.task, scenario.pool]);
    expect(changed.task).toBe(scenario.task);
    expect(scenario.harness.horizon).toEqual([9, 3]);
  });

  it("opens short forms, makes what is not there, and takes the next place of a list", () => {
    expect(put({ pool: "model-1" }, ["pool", 0, "sd"], 1)).toEqual({
      pool: [{ name: "model-1", mean: 6, sd: 1, min: 4, max: 8 }],
    });
    expect(put({ harness: { semantics: "open" } }, ["harness", "semantics", "keep"], "last")).toEqual({
      harness: { semantics: { preset: "open", keep: "last" } },
    });
    expect(put({}, ["task", "goal"], 9)).toEqual({ task: { goal: 9 } });
    expect(put({ pool: null }, ["pool", 0], "model-1")).toEqual({ pool: ["model-1"] });
    expect(put({ pool: ["a"] }, ["pool", 1], "b")).toEqual({ pool: ["a", "b"] });
    // A key of the language's own is a key like any other.
    expect(put({}, ["constructor", "name"], 1)).toEqual({ constructor: { name: 1 } });
  });

  it("takes out the keys of another kind of decomposition, and only there", () => {
    const within = (decomposition: object) => ({ harness: { decomposition } });
    const path = (key: string) => ["harness", "decomposition", key];
    expect(put(within({ subgoals: 8 }), path("chunk"), 20)).toEqual(within({ chunk: 20 }));
    expect(put(within({ chunk: 10, scaffolded: 2 }), path("chunk"), 20)).toEqual(
      within({ chunk: 20, scaffolded: 2 }),
    );
    expect(put(within({ subgoals: 8 }), path("other"), 1)).toEqual(within({ subgoals: 8, other: 1 }));
    expect(put({ subgoals: 8 }, ["chunk"], 20)).toEqual({ subgoals: 8, chunk: 20 });
  });

  it.each<[object, KeyPath, string]>([
    [
      { pool: ["a"] },
      ["pool", 2],
      "pool: an index must be one of the 1 entries or the next, but here is [2]",
    ],
    [
      { pool: ["a"] },
      ["pool", "a"],
      "pool: an index must be one of the 1 entries or the next, but here is a",
    ],
    [{ task: 3 }, ["task", "goal"], "task: must be a mapping to set something inside it, but is 3"],
    [{ task: {} }, ["task", 0], "task: must be a list to set something inside it, but is an empty mapping"],
  ])("refuses in %j the path %j, and says where it is written", (data, path, said) => {
    expect(() => put(data, path, 1)).toThrow(said);
    expect(() => put(data, path, 1)).toThrow("at here:7");
  });
});

describe("areRivals", () => {
  const of = (key: string) => ["harness", "decomposition", key];

  it.each<[KeyPath, KeyPath, boolean]>([
    [of("subgoals"), of("chunk"), true],
    [of("chunks"), of("scaffolded"), true],
    [of("chunk"), of("scaffolded"), false],
    [of("subgoals"), of("subgoals"), false],
    [of("subgoals"), of("other"), false],
    [of("subgoals"), ["harness", "horizon"], false],
    [["harness", "other", "subgoals"], ["harness", "other", "chunk"], false],
    [["subgoals"], of("chunk"), false],
  ])("%j and %j: %s", (a, b, rivals) => {
    expect([areRivals(a, b), areRivals(b, a)]).toEqual([rivals, rivals]);
  });
});
