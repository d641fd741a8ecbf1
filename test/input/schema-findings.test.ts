import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { scenarioSchema } from "../../src/input/scenario-schema.ts";
import { schemaFindings } from "../../src/input/schema-findings.ts";

describe("schemaFindings", () => {
  it("finds nothing exactly when the schema accepts", () => {
    fc.assert(
      fc.property(almostScenarios(), (value) => {
        expect(schemaFindings(scenarioSchema, value).length === 0).toBe(
          scenarioSchema.safeParse(value).success,
        );
      }),
      { numRuns: 500 },
    );
  });

  it("sees both kinds among what the property before tries", () => {
    const tried = fc.sample(almostScenarios(), { numRuns: 500, seed: 1 });
    const accepted = tried.filter((value) => scenarioSchema.safeParse(value).success).length;
    expect([accepted > 20, accepted < 480]).toEqual([true, true]);
  });

  it("says the law of a scalar from the schema alone", () => {
    const schema = z.strictObject({ share: z.number().min(0).max(1), on: z.boolean(), many: z.int().min(3) });
    expect(schemaFindings(schema, { share: 2, on: "no", many: 1.5 }).map(({ problem }) => problem)).toEqual([
      "must be a number from 0 to 1, but is 2",
      'must be true or false, but is "no"',
      "must be a whole number of at least 3, but is 1.5",
    ]);
  });

  it("enters the branch of a union that knows most of the keys", () => {
    const schema = z.union([
      z.strictObject({ a: z.number(), b: z.number() }),
      z.strictObject({ c: z.number() }),
    ]);
    expect(schemaFindings(schema, { a: 1 })).toMatchObject([
      { path: "b", problem: "must be a number, but is missing" },
    ]);
    expect(schemaFindings(schema, { c: "x" })).toMatchObject([{ path: "c" }]);
  });

  it("names all forms of a union when none stands out", () => {
    const schema = z.union([
      z.strictObject({ a: z.number(), b: z.number() }),
      z.strictObject({ c: z.number() }),
    ]);
    expect(schemaFindings(schema, { x: 1 })).toMatchObject([
      { problem: "must be { a, b } or { c }, but is { x }" },
    ]);
  });

  it("does not ask for a key that stands there with a slip", () => {
    const schema = z.strictObject({ horizon: z.number(), attempts: z.number() });
    const found = schemaFindings(schema, { horizn: 1 });
    expect(found.map(({ path, hint }) => [path, hint])).toEqual([
      ["attempts", undefined],
      ["", "did you mean horizon?"],
    ]);
  });
});

/** Scenarios of which a key or two may be wrong. */
function almostScenarios() {
  const odd = fc.constantFrom<unknown>(null, "x", -1, 0, 1.5, [], {}, Number.NaN, [1], { subgoals: 2 });
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
    attempts: mostly(4),
  });
  return fc.record({
    task: fc.oneof({ weight: 5, arbitrary: fc.record({ goal: mostly(240) }) }, odd),
    pool: mostly(["model-1", { mean: 8, sd: 3, min: 5, max: 11 }]),
    harness: fc.oneof({ weight: 9, arbitrary: harness }, odd),
  });
}
