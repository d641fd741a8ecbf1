import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { guidanceRules } from "../../src/model/guidance.ts";
import {
  type PerformanceDifference,
  performanceDifference,
  sharedSign,
} from "../../src/theory/laws/difference.ts";
import { stageActs } from "../../src/theory/laws/stage-acts.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

const guided = fc
  .tuple(
    largerScenarios({ members: 3, rules: guidanceRules, hallucination: true, least: -2 }),
    fc.constantFrom("restart", "undo"),
  )
  .map(
    ([input, onOvershoot]) =>
      ({ ...input, harness: { ...input.harness, semantics: { onOvershoot } } }) as ScenarioInput,
  );

const differencesOf = (input: ScenarioInput): readonly PerformanceDifference[] =>
  stageActs(resolveScenario(input)).map((act) => performanceDifference(act.free, act.guided));

describe("T2.difference: V^q − V^p is the sum over q's states of what q's choice there is worth more in V^p", () => {
  it("holds to 1e-12 for guidance of every rule, with and without undo", () => {
    let met = 0;
    fc.assert(
      fc.property(guided, (input) => {
        for (const { difference, sum } of differencesOf(input)) {
          if (Math.abs(difference) > 1e-6) met++;
          expect(Math.abs(difference - sum)).toBeLessThanOrEqual(1e-12);
        }
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it("holds with the two laws swapped", () => {
    fc.assert(
      fc.property(guided, (input) => {
        for (const act of stageActs(resolveScenario(input))) {
          const { difference, sum } = performanceDifference(act.guided, act.free);
          expect(Math.abs(difference - sum)).toBeLessThanOrEqual(1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("so lets reach only rise when every advantage is 0 or more, and only fall when every one is 0 or less", () => {
    const met = { up: 0, down: 0, level: 0, mixed: 0 };
    fc.assert(
      fc.property(guided, (input) => {
        for (const { difference, advantages } of differencesOf(input)) {
          const sign = sharedSign(advantages);
          met[sign]++;
          if (sign === "up") expect(difference).toBeGreaterThanOrEqual(-1e-12);
          if (sign === "down") expect(difference).toBeLessThanOrEqual(1e-12);
          if (sign === "level") expect(Math.abs(difference)).toBeLessThanOrEqual(1e-11);
        }
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(met.up, met.down, met.mixed)).toBeGreaterThan(20);
  });

  describe("fails when it is broken:", () => {
    it.each<[string, (found: PerformanceDifference) => number]>([
      ["the sign turned", ({ sum }) => -sum],
      ["the first action dropped", ({ advantages }) => weighed(advantages.slice(1))],
      ["only the first action", ({ advantages }) => weighed(advantages.slice(0, 1))],
      [
        "states not weighed by q",
        ({ advantages }) => advantages.reduce((sum, { advantage }) => sum + advantage, 0),
      ],
    ])("%s", (_, wrong) => {
      const holds = fc.property(guided, (input) =>
        differencesOf(input).every((found) => Math.abs(found.difference - wrong(found)) <= 1e-12),
      );
      expectCounterExample(holds);
    });

    it("states weighed by p and worth taken in V^p both", () => {
      const holds = fc.property(guided, (input) =>
        stageActs(resolveScenario(input)).every(({ free, guided: q }) => {
          const swapped = performanceDifference(q, free);
          const [own] = [performanceDifference(free, q)];
          const advantageOf = new Map(own.advantages.map((a) => [`${a.index} ${a.stepsLeft}`, a.advantage]));
          const wrong = swapped.advantages.reduce(
            (sum, a) => sum + a.chance * (advantageOf.get(`${a.index} ${a.stepsLeft}`) ?? 0),
            0,
          );
          return Math.abs(own.difference - wrong) <= 1e-12;
        }),
      );
      expectCounterExample(holds);
    });

    it("the mean advantage alone taken to decide (one state may outweigh the others)", () => {
      const holds = fc.property(guided, (input) =>
        differencesOf(input).every(({ difference, advantages }) => {
          const mean = advantages.reduce((sum, { advantage }) => sum + advantage, 0);
          return Math.abs(difference) < 1e-9 || Math.abs(mean) < 1e-9 || difference > 0 === mean > 0;
        }),
      );
      expectCounterExample(holds);
    });
  });
});

const weighed = (advantages: PerformanceDifference["advantages"]): number =>
  advantages.reduce((sum, { chance, advantage }) => sum + chance * advantage, 0);
