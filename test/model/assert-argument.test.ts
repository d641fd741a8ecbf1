import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { recoverabilityTube } from "../../src/exact/recoverability-tube.ts";
import { canonicalWorlds } from "../../src/input/builtin.ts";
import {
  assertAboveZero,
  assertFunction,
  assertOneOf,
  assertScenario,
  assertText,
  assertWhole,
} from "../../src/model/assert-argument.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { simulate } from "../../src/montecarlo/simulate.ts";
import { traces } from "../../src/montecarlo/trace.ts";
import { enumerateOutcome, floatArithmetic } from "../../src/process/enumerate.ts";
import { Process } from "../../src/process/process.ts";
import { identityOf } from "../../src/study/identity.ts";
import { allocateAttempts } from "../../src/theory/allocate-attempts.ts";
import { marginalStop } from "../../src/theory/marginal-stop.ts";
import { tailDivergence } from "../../src/theory/tail-divergence.ts";
import { inWorld } from "../support/canonical.ts";

const notScenarios: readonly (readonly [unknown, string])[] = [
  [undefined, "missing"],
  [null, "empty (null)"],
  ["closed", '"closed"'],
  [4, "4"],
  [[], "an empty list"],
  [canonicalWorlds.closed, "{ task, pool, harness }"],
  [{ ...inWorld("closed", "model-1") }, "{ step, continuous, tolerance, semantics, name, goal, … }"],
  [
    structuredClone(inWorld("closed", "model-1")),
    "{ step, continuous, tolerance, semantics, name, goal, … }",
  ],
];

describe("every function of the library that takes a scenario", () => {
  it.each<[string, (scenario: never) => unknown]>([
    ["evaluateExactly", (scenario) => evaluateExactly(scenario)],
    ["recoverabilityTube", (scenario) => recoverabilityTube(scenario)],
    ["allocateAttempts", (scenario) => allocateAttempts(scenario, 9)],
    ["marginalStop", (scenario) => marginalStop(scenario, 9)],
    ["tailDivergence", (scenario) => tailDivergence(scenario)],
    ["simulate", (scenario) => simulate(scenario, { seed: "1" })],
    ["traces", (scenario) => traces(scenario, { seed: "1", count: 1 })],
    ["Process", (scenario) => new Process(scenario)],
    ["enumerateOutcome", (scenario) => enumerateOutcome(scenario, floatArithmetic)],
    ["identityOf", (scenario) => identityOf(scenario)],
  ])("refuses in %s what is none, and says how to make one", (_, ask) => {
    for (const [value, shown] of notScenarios) {
      expect(() => ask(value as never)).toThrow(ScenarioError);
      expect(() => ask(value as never)).toThrow(
        `scenario: must be a resolved scenario, but is ${shown}\n  hint: make it by resolveScenario; a copy that was changed by hand is none`,
      );
    }
  });
});

describe("what is asked of an argument", () => {
  it("lets what fits pass", () => {
    assertScenario(inWorld("closed", "model-1"));
    for (const value of [1, 3, Number.MAX_SAFE_INTEGER]) assertWhole("trials", value);
    for (const value of [1e-300, 2.5, Number.POSITIVE_INFINITY]) assertAboveZero("limit", value);
    assertAboveZero("chunk", 5, 5);
    for (const value of [2, 9]) assertWhole("shards", value, { least: 2, most: 9 });
    assertText("seed", "");
    assertFunction("onRow", () => {});
  });

  it.each([1, 10])("refuses %d for a whole number from 2 to 9", (value) => {
    expect(() => assertWhole("shards", value, { least: 2, most: 9 })).toThrow(
      `shards: must be a whole number from 2 to 9, but is ${value}`,
    );
  });

  it("refuses what is no text, and what is no function", () => {
    expect(() => assertText("seed", 7)).toThrow("seed: must be text, but is 7");
    expect(() => assertFunction("onRow", "print")).toThrow('onRow: must be a function, but is "print"');
  });

  it.each([0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, "3", 3n, true, undefined, null, {}])(
    "refuses %s for a whole number",
    (value) => {
      expect(() => assertWhole("trials", value)).toThrow(
        "trials: must be a whole number of 1 or more, but is ",
      );
    },
  );

  it.each([0, -0, -1, Number.NaN, "3", 3n, true, undefined, null, {}])(
    "refuses %s for a number above 0",
    (value) => {
      expect(() => assertAboveZero("chunk", value, 9, "why")).toThrow(
        /chunk: must be a number above 0 and at most 9, but is .*\n {2}hint: why/,
      );
    },
  );
});

describe("assertOneOf", () => {
  it("lists what is known, each once", () => {
    expect(() => assertOneOf("engine", "exakt", ["exact", "walk", "chain"])).toThrow(
      'engine: must be exact, walk or chain, but is "exakt"',
    );
    expect(() => assertOneOf("engine", "walk", ["exact", "walk", "chain"])).not.toThrow();
  });
});
