import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { brokenPremises, growing } from "../../src/theory/laws/monotone.ts";
import { commandsIn, fileOf, folder, type ShownCommand } from "./search/file-of.ts";
import { type Hunt, hunt } from "./search/hunt.ts";
import { hunts } from "./search/hunts.ts";

const textOf = ({ name }: Hunt): string => readFileSync(`${folder}/${name}.yaml`, "utf8");

/** The scenario that a shown command evaluates. */
const scenarioOf = (one: Hunt, { sets }: ShownCommand): Scenario =>
  parseScenario(textOf(one), `${one.name}.yaml`, { sets });

describe("experiments/counterexamples", () => {
  it("holds what the searches keep and nothing else", () => {
    expect(
      readdirSync(folder)
        .filter((file) => file.endsWith(".yaml"))
        .sort(),
    ).toEqual(hunts.map(({ name }) => `${name}.yaml`).sort());
  });
});

describe.each(hunts.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const commands = commandsIn(textOf(one));
  const scenarios = commands.map((command) => scenarioOf(one, command));
  const values = scenarios.map((scenario) => evaluateExactly(scenario)[one.field]);

  it("prints what its header says", () => {
    expect(commands.length).toBeGreaterThan(0);
    commands.forEach(({ field, value }, i) => {
      expect(field).toBe(one.field);
      expect(values[i]).toBeCloseTo(value, 11);
    });
  });

  it("still violates the statement", () => {
    expect(one.violates(values, scenarios)).toBe(true);
  });

  it("is the smallest that the search finds", () => {
    const found = hunt(one);
    expect(found && fileOf(one, found)).toBe(textOf(one));
  });
});

describe("the counter-examples to T1.monotone", () => {
  const strict = hunts.filter(({ name, field }) => name.startsWith("monotone-") && field === "passRate");
  const outsideOf = (one: Hunt) =>
    growing.flatMap((what) =>
      one.name.startsWith(`monotone-${what}-`)
        ? brokenPremises(scenarioOf(one, commandsIn(textOf(one))[0]), what)
        : [],
    );

  it.each(strict.map((one) => [one.name, one] as const))("%s is outside a single premise", (_, one) => {
    expect(outsideOf(one)).toHaveLength(1);
  });

  it("leave no premise without one", () => {
    const shown = new Set(strict.map((one) => outsideOf(one)[0].replace(", or a single attempt", "")));
    expect([...shown].sort()).toEqual([
      "closed feedback",
      "guidance that does not read the continuation value",
      "no hallucination",
      "no hallucination, or every claim checked",
      "no task budget",
      "relative anchor",
    ]);
  });
});
