import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { canonicalWorlds, paperAgents } from "../../src/input/builtin.ts";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { parseSet } from "../../src/input/parse-set.ts";
import { type ResolveOptions, resolveScenario as resolve } from "../../src/input/resolve-scenario.ts";
import { LimitError, ScenarioError } from "../../src/model/errors.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** As plain JavaScript sees it. */
const resolveScenario = resolve as (input: unknown, options?: ResolveOptions) => Scenario;

/** The README's scenario with parts of it replaced, as plain JavaScript would. */
const readme = (harness: object = {}, rest: object = {}) => ({
  task: { goal: 240 },
  pool: ["model-2"],
  ...rest,
  harness: { decomposition: { subgoals: 8 }, tolerance: 1, horizon: 10, attempts: 4, ...harness },
});

const member = { mean: 8, sd: 3, min: 5, max: 11 };
const count = "a whole number of at least 1 or a list with one number for each stage";

const holed = new Array(3).fill(80, 0, 1).fill(80, 2);

class Task {
  goal = 240;
}

describe("resolveScenario, called by plain JavaScript,", () => {
  it.each<[string, unknown, string]>([
    [
      "a negative hallucination",
      readme({}, { pool: [{ agent: "model-2", hallucination: -0.5 }] }),
      "pool[0].hallucination: must be a number from 0 to 1, but is -0.5",
    ],
    [
      "a negative weight",
      readme({}, { pool: ["model-2", { agent: "model-1", weight: -0.5 }] }),
      "pool[1].weight: must be a number above 0, but is -0.5",
    ],
    ["half an attempt", readme({ attempts: 2.5 }), `harness.attempts: must be ${count}, but is 2.5`],
    ["no attempts", readme({ attempts: 0 }), `harness.attempts: must be ${count}, but is 0`],
    ["half an action", readme({ horizon: 2.5 }), `harness.horizon: must be ${count}, but is 2.5`],
    ["a negative verification", readme({ verification: -1 }), "must be a number from 0 to 1, but is -1"],
    ["a negative tolerance", readme({ tolerance: -1 }), "must be a number of at least 0, but is -1"],
    [
      "NaN",
      readme({ tolerance: Number.NaN }),
      "harness.tolerance: must be a number of at least 0, but is NaN",
    ],
    [
      "Infinity",
      readme({}, { task: { goal: Infinity } }),
      "task.goal: must be a number above 0, but is Infinity",
    ],
    ["text for a number", readme({ horizon: "10" }), 'but is "10"\n  hint: leave the quotes out'],
    ["null", readme({ horizon: null }), `harness.horizon: must be ${count}, but is empty (null)`],
    ["a BigInt", readme({ horizon: 10n }), `harness.horizon: must be ${count}, but is 10n`],
    ["a function", readme({ horizon: () => 10 }), `harness.horizon: must be ${count}, but is a function`],
    ["a symbol", readme({ horizon: Symbol("ten") }), `harness.horizon: must be ${count}, but is Symbol(ten)`],
    [
      "an unknown key",
      readme({ atempts: 9 }),
      'harness: unknown key "atempts"; known keys: decomposition, tolerance, horizon, attempts, guidance, pruning, verification, semantics\n  hint: did you mean attempts?',
    ],
    [
      "an unknown option",
      readme({ semantics: { anchr: "absolute" } }),
      'harness.semantics: unknown key "anchr"; known keys: preset, feedback, anchor, onMet, onOvershoot, keep, onExhausted, pass, tail\n  hint: did you mean anchor?',
    ],
    [
      "an unknown rule",
      readme({ guidance: [{ rule: "alinged", strength: 1 }] }),
      'harness.guidance[0].rule: must be uniform, aligned, misaligned, compliance, grounded, value or antivalue, but is "alinged"\n  hint: did you mean aligned?',
    ],
    ["an unknown world", { world: "opne" }, 'but is "opne"\n  hint: did you mean open?'],
    ["a world that is no text", { world: { toString: 1 } }, "but is { toString }"],
    ["a list", [1], "must be { task, pool, harness, … }, but is [1]"],
    ["nothing", undefined, "must be { task, pool, harness, … }, but is missing"],
    ["a name", "closed", 'must be { task, pool, harness, … }, but is "closed"'],
    ["a function alone", () => 1, "must be { task, pool, harness, … }, but is a function"],
    [
      "an object of a class",
      readme({}, { task: new Task() }),
      "task: must be plain data, but is an object of a class",
    ],
    ["a date", new Date(0), "must be plain data, but is an object of a class"],
    [
      "a boxed number",
      readme({ horizon: Object(10) }),
      "harness.horizon: must be plain data, but is an object of a class",
    ],
    [
      "a typed array",
      readme({ decomposition: { chunks: Float64Array.of(240) } }),
      "harness.decomposition.chunks: must be plain data, but is an object of a class",
    ],
    ["inherited keys", Object.create(readme()), "must be plain data, but is an object of a class"],
    [
      "a getter",
      {
        ...readme(),
        get task() {
          return { goal: 240 };
        },
      },
      "must be plain data, but has a getter, task",
    ],
    [
      "a hole in a list",
      readme({ decomposition: { chunks: holed } }),
      "chunks[1]: must be a number above 0, but is missing",
    ],
    [
      "a method's name",
      { ...readme(), toString: 1 },
      'unknown key "toString"; known keys: name, world, task, pool, harness',
    ],
    [
      "a prototype",
      JSON.parse('{"__proto__": {"goal": 1}, "world": "closed"}'),
      'unknown key "__proto__"; known keys:',
    ],
    [
      "a prototype in a pmf",
      readme({}, { pool: [{ pmf: JSON.parse('{"5": 1, "__proto__": 0.5}') }] }),
      "pool[0].pmf: ",
    ],
    ["itself", looped(), "harness.again: must be plain data, but leads back to itself"],
    ["a deep nest", nested(100_000), "must be plain data, but is nested more than 64 deep"],
  ])("refuses %s", (_, input, message) => {
    expect(() => resolveScenario(input)).toThrow(ScenarioError);
    expect(() => resolveScenario(input)).toThrow(message);
    expect(() => resolveScenario(input)).not.toThrow(/\n {2}at /);
  });

  it("refuses more values than its limit before it copies them all", () => {
    const many = readme({ decomposition: { chunks: new Array(2 ** 32 - 1) } });
    expect(() => resolveScenario(many)).toThrow(LimitError);
  });

  it.each([
    { subgoals: 1_000_001 },
    { chunk: 1, scaffolded: 1_000_001 },
    { chunks: Array(1_000_001).fill(1) },
  ])("refuses more stages than a million, however they are written", (decomposition) => {
    const input = readme({ decomposition }, { task: { goal: 1_000_001 } });
    expect(() => resolveScenario(input as never)).toThrow(
      "harness.decomposition: at most 1000000 stages are taken, but this makes 1000001",
    );
  });

  it("says how many may be pruned of several", () => {
    const input = readme({ pruning: { count: 2, which: "random" } }, { pool: ["model-1", "model-2"] });
    expect(() => resolveScenario(input as never)).toThrow(
      /2 of 2 are taken out\n {2}hint: take out 1 or fewer$/,
    );
  });

  it("says all that is wrong at once", () => {
    expect(() => resolveScenario(readme({ attempts: 0, horizon: -1 }))).toThrow(/horizon: .*\n.*attempts: /);
  });

  it("takes data without a prototype, of another realm, and keys that are undefined", () => {
    const bare = Object.assign(Object.create(null), readme());
    const foreign = runInContext(`(${JSON.stringify(readme())})`, createContext({}));
    const sparse = readme({ verification: undefined, guidance: undefined }, { name: undefined });
    const [passRate, ...others] = [readme(), bare, foreign, sparse].map(
      (input) => evaluateExactly(resolveScenario(input)).passRate,
    );
    expect(others).toEqual([passRate, passRate, passRate]);
  });

  it("fills in a world as a file does", () => {
    const open = resolveScenario({ world: "open", harness: { attempts: 1 } });
    expect([open.goal, open.semantics.feedback, open.stages[0].attempts]).toEqual([100, "open", 1]);
    expect(resolveScenario({ world: "open", task: { goal: undefined } }).goal).toBe(100);
  });

  it("calls a distribution by its name, its agent or, without either, by its place", () => {
    const pool = [member, "model-1", { agent: "model-3", name: "wide" }, { pmf: { 5: 1 } }];
    const { pools } = resolveScenario(readme({}, { pool }));
    expect(pools[0].members.map(({ name }) => name)).toEqual([
      "distribution-1",
      "model-1",
      "wide",
      "distribution-4",
    ]);
  });

  it("takes changes, a name and the places of keys", () => {
    const named = resolveScenario(readme(), { sets: [parseSet("harness.horizon=12")], name: "mine" });
    expect([named.name, named.stages[0].horizon]).toEqual(["mine", 12]);
    expect(resolveScenario({ ...readme(), name: "own" }, { name: "mine" }).name).toBe("own");
    expect(() => resolveScenario(readme({ horizon: 0 }), { placeOf: () => ({ file: "cell 4" }) })).toThrow(
      /but is 0\n {2}at cell 4$/,
    );
  });
});

describe("options of the wrong kind", () => {
  it.each<[unknown, string]>([
    [null, "options: must be { sets, name, placeOf }, but is empty (null)"],
    [{ set: [] }, 'options: unknown key "set"; known keys: sets, name, placeOf'],
    [{ sets: "harness.horizon=3" }, 'options.sets: must be a list of changes, but is "harness.horizon=3"'],
    [{ sets: ["a=3"] }, 'options.sets: must be a list of changes, but is ["a=3"]'],
    [{ name: 7 }, "name: must be text of 1 to 200 characters, but is 7"],
  ])("are refused: %j", (options, message) => {
    expect(() => resolveScenario(readme(), options as never)).toThrow(ScenarioError);
    expect(() => resolveScenario(readme(), options as never)).toThrow(message);
  });

  it("are refused by parseScenario: a text or a file's name that is none", () => {
    expect(() => parseScenario(3 as never, "FILE")).toThrow("text: must be text, but is 3");
    expect(() => parseScenario("world: closed", null as never)).toThrow(
      "file: must be text, but is empty (null)",
    );
  });
});

describe("a resolved scenario", () => {
  const continuous = readme({}, { pool: [{ ...member, step: "continuous" }] });

  it.each([readme(), continuous])("is frozen all the way down, but for its typed arrays", (input) => {
    const loose: string[] = [];
    const visit = (value: unknown, path: string) => {
      if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
      if (!Object.isFrozen(value)) loose.push(path);
      for (const [key, inside] of Object.entries(value)) visit(inside, `${path}.${key}`);
    };
    visit(resolveScenario(input), "scenario");
    expect(loose).toEqual([]);
  });

  it("does not hang on what it was made from", () => {
    const input = readme({ guidance: [{ rule: "aligned", strength: 1 }] });
    const scenario = resolveScenario(input);
    input.task.goal = -1;
    Object.assign(input.harness, { attempts: -1 });
    expect([scenario.goal, scenario.stages[0].attempts]).toEqual([240, 4]);
  });

  it("cannot be changed through the built-in worlds and agents", () => {
    expect(() => Object.assign(canonicalWorlds.closed.task, { goal: 1 })).toThrow(TypeError);
    expect(() => Object.assign(paperAgents["model-1"], { mean: 1 })).toThrow(TypeError);
  });
});

function looped(): object {
  const scenario = readme({ again: {} });
  Object.assign(scenario.harness, { again: scenario });
  return scenario;
}

function nested(depth: number): object {
  let inside = {};
  for (let i = 0; i < depth; i++) inside = { inside };
  return inside;
}
