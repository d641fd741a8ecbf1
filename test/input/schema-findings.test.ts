import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { scenarioSchema } from "../../src/input/scenario-schema.ts";
import {
  boolean,
  mapping,
  number,
  optional,
  required,
  type Schema,
  union,
  whole,
  word,
  wordOf,
} from "../../src/input/schema.ts";
import { assertSchema, schemaFindings } from "../../src/input/schema-findings.ts";
import type { ScenarioError } from "../../src/model/errors.ts";

/** The schema as zod reads it, which knows JSON Schema and nothing of ours. */
const judge = z.fromJSONSchema(JSON.parse(JSON.stringify(scenarioSchema)));

describe("schemaFindings", () => {
  it("finds nothing exactly when a reader of JSON Schema accepts", () => {
    fc.assert(
      fc.property(almostScenarios(), (value) => {
        expect(schemaFindings(scenarioSchema, value).length === 0).toBe(judge.safeParse(value).success);
      }),
      { numRuns: 2000 },
    );
  });

  it("sees both kinds among what the property before tries", () => {
    const tried = fc.sample(almostScenarios(), { numRuns: 500, seed: 1 });
    const accepted = tried.filter((value) => judge.safeParse(value).success).length;
    expect([accepted > 20, accepted < 480]).toEqual([true, true]);
  });

  const schema = mapping({
    share: required(number({ minimum: 0, maximum: 1 })),
    on: required(boolean),
    many: required(whole({ minimum: 3 })),
  });

  it.each([
    { share: 0, on: true, many: 3 },
    { share: 1, on: false, many: 4 },
  ])("finds nothing wrong with %j", (value) => {
    expect(schemaFindings(schema, value)).toEqual([]);
  });

  it("says the law of a scalar from the schema alone", () => {
    expect(schemaFindings(schema, { share: 2, on: "no", many: 1.5 }).map(({ problem }) => problem)).toEqual([
      "must be a number from 0 to 1, but is 2",
      'must be true or false, but is "no"',
      "must be a whole number of at least 3, but is 1.5",
    ]);
  });

  const either = union(
    mapping({ a: required(number()), b: required(number()) }),
    mapping({ c: required(number()) }),
  );

  it("enters the branch of a union that knows most of the keys", () => {
    expect(schemaFindings(either, { a: 1 })).toMatchObject([
      { path: "b", problem: "must be a number, but is missing" },
    ]);
    expect(schemaFindings(either, { c: "x" })).toMatchObject([{ path: "c" }]);
  });

  it("names all forms of a union when none stands out", () => {
    expect(schemaFindings(either, { x: 1 })).toMatchObject([
      { problem: "must be { a, b } or { c }, but is { x }" },
    ]);
  });

  it("does not ask for a key that stands there with a slip", () => {
    const schema = mapping({ horizon: required(number()), attempts: required(number()) });
    const found = schemaFindings(schema, { horizn: 1 });
    expect(found.map(({ path, hint }) => [path, hint])).toEqual([
      ["attempts", undefined],
      ["", "did you mean horizon?"],
    ]);
  });

  it("says with which keys one of another form does not go", () => {
    expect(schemaFindings(either, { a: 1, b: 1, c: 2, x: 3 })).toMatchObject([
      { path: "", about: ["c"], problem: "c does not go with a or b; give { a, b } or { c }" },
      { path: "", about: ["x"], problem: 'unknown key "x"; known keys: a, b' },
    ]);
  });

  it("tells a slip inside a mapping from the mapping that a slip beside it was meant for", () => {
    const schema = mapping({ harness: required(mapping({ horizon: required(number()) })) });
    const found = schemaFindings(schema, { harnes: 1, harness: { horizn: 1 } });
    expect(found.map(({ path, about, missing, hint }) => [path, about, missing, hint])).toEqual([
      ["harness", ["harness", "horizn"], false, "did you mean horizon?"],
      ["", ["harnes"], false, "did you mean harness?"],
    ]);
  });

  it("hints at the word that is nearest, or at quotes around a number", () => {
    const hintsOf = (schema: Schema) =>
      ["continous", "7", " 7 ", "", " ", "ten", "Infinity", 7.5, null].map(
        (value) => schemaFindings(schema, value)[0]?.hint,
      );
    const [meant, quotes] = ["did you mean continuous?", "leave the quotes out"];
    const empty = "a key with nothing after it is null: give it a value, or leave it out";
    const none = undefined;
    const alike = [none, quotes, quotes, none, none, none, none];
    expect(hintsOf(number({ minimum: 0 }))).toEqual([...alike, none, empty]);
    expect(hintsOf(whole({ minimum: 0 }))).toEqual([...alike, none, empty]);
    expect(hintsOf(union(number(), word("continuous")))).toEqual([meant, ...alike.slice(1), none, empty]);
    expect(hintsOf(wordOf(["continuous", "lattice"]))).toEqual([meant, ...Array(7).fill(none), empty]);
  });

  it("takes a key without a value for one that is not there", () => {
    const schema = mapping({ horizon: required(number()), attempts: optional(number()) });
    expect(schemaFindings(schema, { horizon: 1, attempts: undefined })).toEqual([]);
    expect(schemaFindings(schema, { horizon: undefined })).toMatchObject([
      { path: "horizon", missing: true },
    ]);
  });

  it("does not take what every object has for a key", () => {
    const schema = mapping({ constructor: required(number()) });
    expect(schemaFindings(schema, {})).toMatchObject([{ path: "constructor", missing: true }]);
    expect(schemaFindings(mapping({}), { toString: 1 })[0]?.meant).toBeUndefined();
  });
});

/** Scenarios of which a key or two may be wrong. */
function almostScenarios() {
  const odd = fc.constantFrom<unknown>(null, "x", "", -1, 0, 1.5, 2e9, [], {}, Number.NaN, [1], {
    subgoals: 2,
  });
  const mostly = (value: unknown) =>
    fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: odd });
  const harness = fc.record({
    decomposition: fc.oneof(
      mostly({ subgoals: 8 }),
      fc.record({ chunk: mostly(25), scaffolded: mostly(4) }),
      fc.record({ chunks: mostly([1, 2]), subgoals: mostly(3) }, { requiredKeys: [] }),
    ),
    tolerance: mostly(1),
    horizon: mostly(10),
    attempts: mostly([4, 2]),
    guidance: mostly([{ rule: "aligned", strength: 1 }]),
    verification: mostly(0.5),
    pruning: fc.oneof(
      mostly({ which: ["model-1"] }),
      fc.record({ count: mostly(1), which: mostly("worst") }),
    ),
    semantics: fc.oneof(
      mostly("open"),
      fc.record({ preset: mostly("open"), tail: mostly({ carryOver: 1 }) }),
    ),
  });
  return fc.record({
    task: fc.oneof({ weight: 5, arbitrary: fc.record({ goal: mostly(240) }) }, odd),
    name: mostly("a name"),
    pool: fc.oneof(
      mostly(["model-1", { mean: 8, sd: 3, min: 5, max: 11 }]),
      fc.tuple(fc.record({ pmf: mostly({ 1: 0.5, 2: 0.5 }), name: mostly("a\nb") }), mostly("model-2")),
      fc.tuple(fc.record({ agent: mostly("model-1"), step: mostly("continuous") })),
    ),
    harness: fc.oneof({ weight: 9, arbitrary: harness }, odd),
  });
}

describe("assertSchema", () => {
  const whole = { type: "integer", minimum: 1 } as const;
  const mapping = {
    type: "object",
    properties: { a: whole, b: whole, c: whole, d: whole },
    additionalProperties: false,
  } as const;
  const lines: Readonly<Record<string, number>> = { a: 9, b: 1 };
  const placeOf = ([key]: readonly (string | number)[]) =>
    key in lines ? { file: "f.yaml", line: lines[key] } : undefined;

  it("takes what fits", () => {
    expect(() => assertSchema(mapping, { a: 1 }, placeOf)).not.toThrow();
  });

  it("tells one mistake, and several in the order of their lines, those without a place first", () => {
    const problems = (value: object) => {
      try {
        assertSchema(mapping, value, placeOf);
        return [];
      } catch (error) {
        return (error as ScenarioError).findings.map(({ path, place }) => [path, place?.line]);
      }
    };
    expect(problems({ a: 0 })).toEqual([["a", 9]]);
    expect(problems({ b: 0, c: 0 })).toEqual([
      ["c", undefined],
      ["b", 1],
    ]);
    expect(problems({ a: 0, b: 0, c: 0, d: 0 })).toEqual([
      ["c", undefined],
      ["d", undefined],
      ["b", 1],
      ["a", 9],
    ]);
  });

  it("says no more than twenty things of one value", () => {
    const list = { type: "array", items: whole } as const;
    const found = (count: number) => schemaFindings(list, Array(count).fill(0)).length;
    expect([found(1), found(20), found(21)]).toEqual([1, 20, 20]);
  });

  it("takes a constant and nothing for themselves alone", () => {
    const fits = (schema: Parameters<typeof schemaFindings>[0], value: unknown) =>
      schemaFindings(schema, value).length === 0;
    expect([fits({ const: "on" }, "on"), fits({ const: "on" }, "off")]).toEqual([true, false]);
    expect([fits({ type: "null" }, null), fits({ type: "null" }, 0)]).toEqual([true, false]);
  });
});
