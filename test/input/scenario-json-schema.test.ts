import { describe, expect, it } from "vitest";
import { scenarioJsonSchema } from "../../src/input/scenario-json-schema.ts";

describe("scenarioJsonSchema", () => {
  const schema = JSON.parse(JSON.stringify(scenarioJsonSchema()));

  it("is JSON Schema with a title, and closed to unknown keys", () => {
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Tautline scenario",
      additionalProperties: false,
    });
  });

  it("asks for nothing of a file that starts from a world, and for the rest of any other", () => {
    const [fromWorld, alone] = schema.anyOf;
    expect(fromWorld.required).toEqual(["world"]);
    expect(alone.required).toEqual(["task", "pool", "harness"]);
    expect(alone.properties.harness.required).toEqual(["decomposition", "tolerance", "horizon", "attempts"]);
    expect([schema.required, schema.properties.harness.required]).toEqual([undefined, undefined]);
  });

  it("has no empty list of required keys where every key is optional", () => {
    expect(JSON.stringify(schema)).toContain('"carryOver"');
    expect(JSON.stringify(schema)).not.toContain('"required":[]');
  });

  it("takes a number or a list with one number for each stage as a budget", () => {
    const { horizon, attempts } = schema.properties.harness.properties;
    for (const { anyOf } of [horizon, attempts]) {
      expect(anyOf).toMatchObject([
        { type: "integer", minimum: 1 },
        { type: "array", minItems: 1, items: { type: "integer", minimum: 1 } },
      ]);
    }
  });

  it("describes the keys a reader has to guess most about", () => {
    const { guidance, verification } = schema.properties.harness.properties;
    expect(guidance.items.properties.strength.description).toBe("λ");
    expect(verification).toMatchObject({
      minimum: 0,
      maximum: 1,
      description: expect.stringContaining("checked"),
    });
  });
});
