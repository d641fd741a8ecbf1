import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { LimitError } from "../../src/model/errors.ts";
import { guidanceLevels, guidanceRules } from "../../src/model/guidance.ts";
import type { Outcome } from "../../src/model/outcome.ts";
import { semanticsOptions } from "../../src/model/semantics.ts";
import { enumerateOutcome } from "../../src/process/enumerate.ts";
import { specifiers } from "../support/architecture.ts";
import { binaryFractionArithmetic } from "../support/binary-fraction-arithmetic.ts";
import { differences } from "../support/compare-outcomes.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";
import { changedContinuousRules, changedRules } from "./changed-rules.ts";
import { continuousScenario, everyScenario } from "./every-scenario.ts";
import { referenceOutcome } from "./reference.ts";
import { page, type Rules } from "./reference-rules.ts";

const tolerance = 1e-12;
/** Branches; a scenario of more is passed over. */
const limit = 5_000;

interface Case {
  readonly input: ScenarioInput;
  readonly exact: Outcome;
}

function casesOf(scenarios: fc.Arbitrary<ScenarioInput>, count: number): readonly Case[] {
  return fc
    .sample(scenarios, count)
    .map((input) => ({ input, exact: evaluateExactly(resolveScenario(input)) }));
}

/** What a judge with these rules finds other than the program did; a case in words that `tautline evaluate` takes. */
function found({ input, exact }: Case, rules: Rules = page, within = tolerance): readonly string[] {
  const all = differences(referenceOutcome(input, rules), exact, within);
  return all.length === 0 ? [] : [JSON.stringify(input), ...all];
}

let lattices: readonly Case[];
let continuous: readonly Case[];

beforeAll(() => {
  lattices = casesOf(everyScenario, 2_200);
  continuous = casesOf(continuousScenario, 20);
});

describe("the page's own judge", () => {
  it("agrees with enumeration in exact fractions to 1e-12, over all options", () => {
    let compared = 0;
    for (const { input } of lattices) {
      const enumerated = withinLimit(() =>
        enumerateOutcome(resolveScenario(input), binaryFractionArithmetic, limit),
      );
      if (enumerated === undefined) continue;
      compared++;
      expect(found({ input, exact: enumerated })).toEqual([]);
    }
    expect(compared).toBeGreaterThanOrEqual(2_000);
  });

  it("agrees with the exact engine in every figure, over all options", () => {
    expect(lattices.flatMap((one) => found(one))).toEqual([]);
  });

  it("agrees with the exact engine over continuous ranges", () => {
    expect(continuous.flatMap((one) => found(one))).toEqual([]);
  });

  it("agrees with the exact engine over scenarios too large to enumerate", () => {
    const larger = casesOf(largerScenarios({ members: 3, rules: guidanceRules, least: -1 }), 60);
    // Expected actions run into hundreds, of which 1e-12 is more than a double holds.
    expect(larger.flatMap((one) => found(one, page, 1e-11))).toEqual([]);
  });

  it("imports nothing of src/", () => {
    const files = readdirSync(import.meta.dirname).filter((name) => /^reference[^.]*\.ts$/.test(name));
    expect(files.length).toBeGreaterThan(3);
    for (const name of files) {
      const text = readFileSync(join(import.meta.dirname, name), "utf8");
      for (const specifier of specifiers(text)) expect(specifier, name).toMatch(/^\.\/reference-/);
    }
  });
});

describe("the page's own judge with one rule changed", () => {
  it.each(Object.keys(changedRules))("is told apart when %s", (name) => {
    expect(isTold(changedRules[name], lattices)).toBe(true);
  });

  it.each(Object.keys(changedContinuousRules))("is told apart over continuous ranges when %s", (name) => {
    expect(isTold(changedContinuousRules[name], continuous)).toBe(true);
  });

  function isTold(change: Partial<Rules>, cases: readonly Case[]): boolean {
    const rules = { ...page, ...change };
    return cases.some((one) => found(one, rules).length > 0);
  }
});

describe("the judge's sample", () => {
  const features: Readonly<Record<string, (input: ScenarioInput) => boolean>> = {
    "steps of a half": has('"step":0.5'),
    "steps of a tenth": has('"step":0.1'),
    "a max off the lattice": ({ pool }) =>
      typeof pool !== "string" && pool.some((member) => !onLattice(member)),
    "pruning by names": ({ harness: { pruning } }) => Array.isArray(pruning?.which),
    "unequal chunks, worst or best, and several attempts": ({ harness }) =>
      "chunks" in harness.decomposition &&
      new Set(harness.decomposition.chunks).size > 1 &&
      ["worst", "best"].includes(String(harness.pruning?.which)) &&
      [harness.attempts].flat().some((attempts) => attempts > 1),
    "negative increments": ({ pool }) => JSON.stringify(pool).includes('"-'),
    "a tolerance of the task's own": ({ task }) => task.tolerance !== undefined,
    "a budget": ({ task }) => task.budget !== undefined,
    "an open plan of a mean of 0 or less": (input) =>
      JSON.stringify(input).includes('"open"') &&
      typeof input.pool !== "string" &&
      input.pool.every((member) => meanOf(member) <= 0),
    "horizons by the stage": ({ harness }) => Array.isArray(harness.horizon),
    "attempts by the stage": ({ harness }) => Array.isArray(harness.attempts),
    "a built-in agent": has('"model-'),
    "nothing optional": ({ harness }) => Object.keys(harness).length === 4,
    ...Object.fromEntries(
      [
        ...Object.values(semanticsOptions).flat(),
        ...guidanceRules,
        ...guidanceLevels,
        ...["random", "worst", "best", "hallucination", "carryOver", "scaffolded", "subgoals", "chunks"],
      ].map((value) => [value, has(`"${value}"`)]),
    ),
  };

  it.each(Object.keys(features))("has %s in at least 20 scenarios", (name) => {
    expect(lattices.filter(({ input }) => features[name](input)).length).toBeGreaterThanOrEqual(20);
  });
});

function has(text: string): (input: ScenarioInput) => boolean {
  return (input) => JSON.stringify(input).includes(text);
}

type Member = Exclude<ScenarioInput["pool"], string>[number];

function onLattice(member: Member): boolean {
  if (typeof member === "string" || !("max" in member) || member.step === "continuous") return true;
  const steps = (member.max - member.min) / (member.step ?? 1);
  return Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** Of a pmf; a normal member of the sample has a mean above 0. */
function meanOf(member: Member): number {
  if (typeof member === "string" || !("pmf" in member)) return 1;
  return Object.entries(member.pmf).reduce((sum, [increment, share]) => sum + Number(increment) * share, 0);
}

function withinLimit<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}
