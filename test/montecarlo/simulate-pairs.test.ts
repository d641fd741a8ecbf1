import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { figures } from "../../src/model/outcome.ts";
import { Draws } from "../../src/montecarlo/draws.ts";
import { simulatePairs } from "../../src/montecarlo/simulate-pairs.ts";
import { WalkKernel } from "../../src/montecarlo/walk-kernel.ts";
import { Stream, stream } from "../../src/random/stream.ts";
import { meanOf, standardErrorOfMean } from "../../src/stats/moments.ts";
import { oneStage } from "../support/canonical.ts";
import { closedWorld } from "../support/closed-world.ts";
import { countsOf } from "../support/counts-of.ts";

const attempts = (value: number) => closedWorld({}, { attempts: value });

describe("pairs of trials", () => {
  it("have the figures that each scenario has by itself", () => {
    const pool = [{ agent: "model-2", hallucination: 0.05 }];
    const hallucinating = closedWorld({ pool }, { verification: 0.5 });
    const pairs = simulatePairs(attempts(5), hallucinating, { seed: "1", trials: 20_000 });
    const exact = { a: evaluateExactly(attempts(5)), b: evaluateExactly(hallucinating) };
    for (const figure of figures)
      for (const side of ["a", "b"] as const) {
        const sampled = pairs.figures[figure][side];
        const apart = Math.abs(meanOf(sampled) - exact[side][figure]);
        // Five standard errors: false alarm 1 in 1.7 million a figure, with a fixed seed.
        expect(apart, `${figure} of ${side}`).toBeLessThanOrEqual(5 * standardErrorOfMean(sampled));
      }
    expect(exact.b.hallucinationRate).toBeGreaterThan(0.01);
  });

  it("differ by nothing where the scenarios are equal, and by what was made of both where they are not", () => {
    const same = simulatePairs(attempts(5), attempts(5), { seed: "1", trials: 200 });
    for (const figure of figures)
      expect(same.figures[figure].difference).toEqual({ count: 200, sum: 0, squares: 0 });
    const { a, b, difference } = simulatePairs(attempts(4), attempts(5), { seed: "1", trials: 500 }).figures
      .expectedActions;
    expect(difference.sum).toBeCloseTo(b.sum - a.sum, 9);
    expect(a.count).toBe(500);
    expect(difference.squares).toBeGreaterThan(0);
  });

  it("share their luck: with a further attempt no trial is lost that was won without", () => {
    const lost = { common: 0, own: 0 };
    let before = 0;
    simulatePairs(attempts(4), attempts(5), {
      seed: "1",
      trials: 3000,
      onPair: (a, b) => {
        if (b.passRate < a.passRate) lost.common++;
        // The twin: a trial of one beside the next trial of the other.
        if (b.passRate < before) lost.own++;
        before = a.passRate;
        return false;
      },
    });
    expect(lost.common).toBe(0);
    expect(lost.own).toBeGreaterThan(100);
  });

  it("draw both trials of a pair from the next four words of the seed's stream", () => {
    const scenario = attempts(4);
    const words = stream("x", "pairs");
    const expected = Array.from({ length: 3 }, () => {
      const state = Int32Array.from([0, 0, 0, 0], () => words.nextUint32());
      return countsOf(scenario, new WalkKernel(scenario), new Draws(new Stream(state)), 1).actions.sum;
    });
    const seen: number[] = [];
    simulatePairs(scenario, scenario, {
      seed: "x",
      trials: 3,
      onPair: ({ expectedActions }) => seen.push(expectedActions) === 0,
    });
    expect(seen).toEqual(expected);
  });

  it("have biases in progress, whatever the step of the lattice", () => {
    const halves = oneStage({ "0.5": 1 }, { chunk: 2 });
    const { meanBias, meanAbsoluteBias } = simulatePairs(halves, halves, { seed: "x", trials: 2 }).figures;
    // Two steps of a half, twice.
    expect([meanBias.a.sum, meanAbsoluteBias.a.sum]).toEqual([-2, 2]);
  });

  it("end when they are told to, and hang on the seed alone", () => {
    const seen: number[] = [];
    const onPair = (_a: unknown, _b: unknown, done: number) => seen.push(done) === 7;
    expect(simulatePairs(attempts(4), attempts(5), { seed: "x", trials: 50, onPair }).trials).toBe(7);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const sampled = (seed: string) => simulatePairs(attempts(4), attempts(5), { seed, trials: 50 });
    expect(sampled("x")).toEqual(sampled("x"));
    expect(sampled("x")).not.toEqual(sampled("y"));
  });

  it("refuse what they cannot do", () => {
    const [a, b] = [attempts(4), attempts(5)];
    expect(() => simulatePairs({ ...a }, b, { seed: "1", trials: 5 })).toThrow(ScenarioError);
    expect(() => simulatePairs(a, { ...b }, { seed: "1", trials: 5 })).toThrow(ScenarioError);
    expect(() => simulatePairs(a, b, { seed: "1", trials: 0 })).toThrow(
      "trials: must be a whole number from 1",
    );
    expect(() => simulatePairs(a, b, { seed: 1 as never, trials: 5 })).toThrow("seed: must be text");
    expect(() => simulatePairs(a, b, { seed: "1", trials: 5, pairs: 2 } as never)).toThrow("unknown key");
  });
});
