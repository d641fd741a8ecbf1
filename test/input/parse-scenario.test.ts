import { describe, expect, it } from "vitest";
import { lineParser, parseScenario } from "../../src/input/parse-scenario.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { soundScenario } from "../support/bad-scenarios.ts";

describe("parseScenario", () => {
  it("reads the same scenario from YAML and from JSON", () => {
    const json = JSON.stringify({
      task: { goal: 240 },
      pool: [{ name: "model-2", mean: 8, sd: 3, min: 5, max: 11 }],
      harness: { decomposition: { subgoals: 8 }, tolerance: 1, horizon: 10, attempts: 4 },
    });
    expect(parseScenario(json, "s.json")).toEqual(parseScenario(soundScenario, "s.yaml"));
  });

  it("reads JSON indented with tabs, after a byte order mark", () => {
    const json = JSON.stringify({ world: "open", task: { goal: 90 } }, null, "\t");
    expect(parseScenario(`\ufeff${json}`, "s.json").goal).toBe(90);
  });

  it("reads increments of a pmf written as numbers or as texts", () => {
    const [bare, quoted] = ["{ 5: 0.5, 8.5: 0.5 }", '{ "5": 0.5, "8.5": 0.5 }'].map((pmf) =>
      withSets(`pool=[{ pmf: ${pmf} }]`),
    );
    expect(bare).toEqual(quoted);
    expect(bare.step).toBe(0.5);
  });

  it.each([
    ["dir/my-scenario.yaml", "my-scenario"],
    ["a.b.json", "a.b"],
    [".yaml", ".yaml"],
    ["plain", "plain"],
  ])("calls the scenario of %s %s when it has no name", (file, name) => {
    expect(parseScenario(soundScenario, file).name).toBe(name);
  });

  it("calls it after 200 characters of a longer file's name: no name may be longer", () => {
    expect(parseScenario(soundScenario, `dir/${"n".repeat(250)}.yaml`).name).toBe("n".repeat(200));
  });

  it.each([
    ["question: Why?\nscenario: { world: closed }\n", "question"],
    ["scenario: { world: closed }\naxes: { attempts: [1, 2] }\n", "axes"],
    ['{ "axes": { "attempts": [1, 2] }, "question": "Why?" }', "question and axes"],
  ])("tells a study by what it alone has: %s", (text, keys) => {
    expect(() => parseScenario(text, "dir/mine.yaml")).toThrow(
      `must be a scenario, but is a study: it has ${keys}\n  at dir/mine.yaml\n  hint: \`tautline run dir/mine.yaml\``,
    );
  });

  it("leaves a scenario the name it gives itself", () => {
    expect(parseScenario(`name: mine\n${soundScenario}`, "s.yaml", { name: "yours" }).name).toBe("mine");
  });
});

describe("a world", () => {
  it("fills in what the file leaves out, key by key", () => {
    const scenario = parseScenario("world: open\ntask: { tolerance: 3 }\nharness: { attempts: 1 }\n", "s");
    expect(scenario).toMatchObject({ goal: 100, taskTolerance: 3, tolerance: 2 });
    expect(scenario.stages[0]).toMatchObject({ horizon: 100, attempts: 1 });
  });

  it("gives way as a whole where the file has its own decomposition or semantics", () => {
    const text =
      "world: open\nharness: { decomposition: { chunk: 25, scaffolded: 1 }, semantics: { keep: best } }\n";
    const { stages, semantics } = parseScenario(text, "s");
    expect(stages.map(({ chunk }) => chunk)).toEqual([25, 75]);
    expect(semantics).toMatchObject({ feedback: "closed", keep: "best" });
  });

  it("shows a mistake in the line of the world when the key is the world's", () => {
    const text = "# small\nworld: closed\ntask: { goal: 4 }\n";
    expect(() => parseScenario(text, "s.yaml")).toThrow(/subgoals: each sub-goal .*\n {2}at s\.yaml:2/);
  });
});

describe("sets", () => {
  it("change what the world filled in", () => {
    const { stages } = withSets("harness.horizon=7", "harness.decomposition={ chunk: 25, scaffolded: 2 }");
    expect(stages.map(({ chunk, horizon }) => [chunk, horizon])).toEqual([
      [25, 7],
      [25, 7],
      [190, 7],
    ]);
  });

  it("replace a decomposition of another form when they set a key of theirs", () => {
    const sets = ["harness.decomposition.chunk=100", "harness.decomposition.scaffolded=2"];
    expect(withSets(...sets).stages.map(({ chunk }) => chunk)).toEqual([100, 100, 40]);
  });

  it("open a built-in agent and a preset to change a part of it", () => {
    const { pools, semantics } = withSets("pool[0].min=8", "pool[0].max=8", "harness.semantics.keep=best");
    expect(pools[0].members[0]).toMatchObject({ name: "model-2", mean: 8, variance: 0 });
    expect(semantics).toMatchObject({ feedback: "closed", keep: "best" });
  });

  it("add an entry after the last of a list", () => {
    expect(withSets("pool[1]=model-3").pools[0].members.map(({ name }) => name)).toEqual([
      "model-2",
      "model-3",
    ]);
  });

  it("choose the world before they change it, in whatever order they stand", () => {
    expect(withSets("task.tolerance=5", "world=open")).toMatchObject({ goal: 100, taskTolerance: 5 });
  });

  it("take the last of two for the same key", () => {
    expect(withSets("task.goal=80", "task.goal=160").goal).toBe(160);
  });

  it("make what a file leaves empty", () => {
    expect(parseScenario("world: closed\ntask:\n", "s.yaml", { sets: ["task.goal=9"] }).goal).toBe(9);
  });

  it("are where a mapping that they made lacks something, and not where the file is wrong", () => {
    const text = "world: closed\nharness: { horizon: 0 }\n";
    const message = messageOf(() => parseScenario(text, "s.yaml", { sets: ["harness.pruning.count=0"] }));
    expect(message).toMatch(/^harness\.horizon: .*\n {2}at s\.yaml:2$/m);
    expect(message).toMatch(/^harness\.pruning\.which: .*missing\n {2}at --set harness\.pruning\.count=0$/m);
  });

  it.each([
    ["harness.horizn=3", 'harness: unknown key "horizn"', "did you mean horizon?"],
    ["harnes.horizon=3", 'unknown key "harnes"', "did you mean harness?"],
    ["harness.horizon=0", "harness.horizon: must be a whole number", ""],
    ["harness.horizon=", "harness.horizon: must be a whole number", "nothing after it"],
    [
      "harness.horizon.deep=1",
      "harness.horizon: must be a mapping to set something inside it, but is 10",
      "",
    ],
    ["pool[4].mean=1", "pool: an index must be one of the 1 entries or the next, but here is [4]", ""],
    ["pool.mean=1", "pool: an index must be", "here is mean"],
    ["task[0]=1", "task: must be a list to set something inside it, but is { goal }", "set task as a whole"],
    ["harness.pruning={ count: 1, which: random }", "harness.pruning: at least one distribution", ""],
    ["task.goal=&a 3", "anchors are not taken", ""],
    ["task.goal=[3", "must be YAML or JSON", ""],
    ["__proto__.goal=3", 'unknown key "__proto__"', ""],
  ])("say at --set %s that it is wrong", (set, ...parts) => {
    const message = messageOf(() => withSets(set));
    for (const part of parts) expect(message).toContain(part);
    expect(message).toContain(`\n  at --set ${set}`);
  });

  it.each(["horizon", "=3", "a..b=3", "[x]=1", "a b=1"])("must be path=value, which %s is not", (set) => {
    expect(messageOf(() => withSets(set))).toMatch(/^--set: must be path=value, but is /);
  });

  it("leave Object.prototype alone", () => {
    messageOf(() => withSets("__proto__.polluted=1"));
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

const withSets = (...sets: readonly string[]): Scenario =>
  parseScenario("world: closed\n", "s.yaml", { sets });

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
}

describe("lineParser", () => {
  const line = (pool: unknown, subgoals = 8) =>
    JSON.stringify({ world: "closed", pool, harness: { decomposition: { subgoals } } });

  it("reads what parseScenario reads, line after line, and equal pools as one", () => {
    const parse = lineParser();
    const pools = [
      ["model-1"],
      ["model-2", "model-1"],
      ["model-1"],
      [{ pmf: { "5": 0.25, "8.5": 0.75 } }],
      ["model-1"],
    ];
    const read = pools.map((pool, i) =>
      parse(line(pool, i + 1), "-", { name: `line ${i}`, sets: ["task.goal=100"] }),
    );
    const alone = pools.map((pool, i) =>
      parseScenario(line(pool, i + 1), "-", { name: `line ${i}`, sets: ["task.goal=100"] }),
    );
    expect(read).toEqual(alone);
    expect(read[2].pools).toBe(read[0].pools);
    expect(read[1].pools).not.toBe(read[0].pools);
    expect(parse(line(["model-1"]), "-").pools).not.toBe(parseScenario(line(["model-1"]), "-").pools);
  });

  it("keeps the two lattices of a continuous pool apart", () => {
    const pool = [{ mean: 6, sd: 2, min: 4, max: 8, step: "continuous" }];
    const parse = lineParser();
    for (let i = 0; i < 2; i++) expect(parse(line(pool, 2), "-")).toEqual(parseScenario(line(pool, 2), "-"));
  });

  it("keeps the last few pools only, and says of a wrong one where it stands each time", () => {
    const parse = lineParser();
    const first = parse(line([{ agent: "model-1", weight: 100 }]), "-");
    for (let weight = 1; weight < 16; weight++) parse(line([{ agent: "model-1", weight }]), "-");
    expect(parse(line([{ agent: "model-1", weight: 100 }]), "-").pools).toBe(first.pools);
    parse(line([{ agent: "model-1", weight: 16 }]), "-");
    expect(parse(line([{ agent: "model-1", weight: 100 }]), "-").pools).not.toBe(first.pools);
    for (const firstLine of [7, 8])
      expect(() => parse(line([{ mean: 6, sd: 2, min: 8, max: 4 }]), "-", { firstLine })).toThrow(
        `at -:${firstLine}`,
      );
  });
});
