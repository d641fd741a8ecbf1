import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { drawsOf } from "../../src/montecarlo/draws.ts";
import type { Estimate } from "../../src/montecarlo/estimate.ts";
import { simulate } from "../../src/montecarlo/simulate.ts";
import { WalkKernel } from "../../src/montecarlo/walk-kernel.ts";
import { normalScore } from "../../src/stats/normal-score.ts";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";
import { closedWorld } from "../support/closed-world.ts";
import { countsOf } from "../support/counts-of.ts";

const world = closedWorld();

describe("simulate", () => {
  it("estimates the rates and means of a scenario, with intervals and standard errors", () => {
    const exact = evaluateExactly(world);
    const estimate = simulate(world, { seed: "first", trials: 100_000 });
    expect(estimate).toMatchObject({
      engine: "monte-carlo",
      trials: 100_000,
      seed: "first",
      confidence: 0.95,
    });
    // Five standard errors: false alarm 1 in 1.7 million a figure, with a fixed seed.
    const { expectedActions, meanAbsoluteBias, standardError } = estimate;
    expect(Math.abs(estimate.passRate - exact.passRate)).toBeLessThan(
      5 * Math.sqrt((0.0968 * 0.9032) / 100_000),
    );
    expect(Math.abs(expectedActions - exact.expectedActions)).toBeLessThan(5 * standardError.expectedActions);
    expect(Math.abs(meanAbsoluteBias - exact.meanAbsoluteBias)).toBeLessThan(
      5 * standardError.meanAbsoluteBias,
    );
  });

  it("states each interval around its own rate, at the level asked", () => {
    const liars = closedWorld({ pool: [{ agent: "model-2", hallucination: 0.1 }] }, { verification: 0.5 });
    const estimate = simulate(liars, { seed: "around", trials: 2000, confidence: 0.99 });
    const around = (rate: number) => wilsonInterval(Math.round(rate * 2000), 2000, normalScore(0.99));
    const { stages, ...rates } = estimate.interval;
    for (const name of Object.keys(rates) as (keyof typeof rates)[]) {
      expect(rates[name]).toEqual(around(estimate[name]));
    }
    stages.forEach((stage, i) => {
      expect(estimate.stages[i].reach).toBeLessThan(estimate.stages[i].claimed);
      expect(stage).toEqual({
        reach: around(estimate.stages[i].reach),
        claimed: around(estimate.stages[i].claimed),
      });
    });
  });

  it("states the standard errors of mean biases by the spread of the ends it has seen", () => {
    const trials = 500;
    const { finalProgress, meanBias, meanAbsoluteBias, standardError } = simulate(world, {
      seed: "s",
      trials,
    });
    const { from, step, probabilities } = finalProgress;
    const errorOf = (of: (bias: number) => number, mean: number) => {
      const squares = Array.from(
        probabilities,
        (p, i) => p * (of((from + i) * step - world.goal) - mean) ** 2,
      );
      return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (trials - 1));
    };
    expect(standardError.meanBias).toBeCloseTo(
      errorOf((bias) => bias, meanBias),
      12,
    );
    expect(standardError.meanAbsoluteBias).toBeCloseTo(errorOf(Math.abs, meanAbsoluteBias), 12);
  });

  it("has intervals that hold the exact pass rate about as often as they say", () => {
    const exact = evaluateExactly(world).passRate;
    const held = Array.from({ length: 400 }, (_, i) =>
      simulate(world, { seed: `cover ${i}`, trials: 1000 }),
    ).filter(({ interval }) => interval.passRate.low <= exact && exact <= interval.passRate.high);
    // 380 expected of 400, standard deviation 4.4.
    expect(held.length).toBeGreaterThan(380 - 5 * 4.4);
    expect(held.length).toBeLessThan(400);
  });

  it("refuses what is no resolved scenario before it looks at anything else", () => {
    for (const other of [undefined, {}, { ...world }])
      expect(() => simulate(other as never, { trials: -1 } as never)).toThrow(/^scenario: /);
  });

  it("gives the same bytes again, and others for another seed or cell", () => {
    const bytes = (options: object) =>
      JSON.stringify(simulate(world, { seed: "a", trials: 5000, ...options }).finalProgress);
    expect(bytes({})).toBe(bytes({}));
    expect(bytes({ seed: "b" })).not.toBe(bytes({}));
    expect(bytes({ cell: "b" })).not.toBe(bytes({}));
  });

  it("does not let one run touch another: kernels keep nothing of a run", () => {
    const guided = closedWorld(
      { pool: ["model-1", "model-3"] },
      { guidance: [{ rule: "value", strength: 2 }], semantics: { anchor: "absolute" } },
    );
    const [one, other] = [new WalkKernel(guided), new WalkKernel(guided)];
    const block = (kernel: WalkKernel, number: number) => countsOf(guided, kernel, drawsOf("a", number), 300);
    const forwards = [block(one, 0), block(one, 1), block(one, 2)];
    const backwards = [block(other, 2), block(other, 1), block(other, 0)].reverse();
    expect(forwards).toEqual(backwards);
  });

  describe("until its interval is narrow enough", () => {
    const always = closedWorld(
      { task: { goal: 4 }, pool: [{ pmf: { 2: 1 } }] },
      { decomposition: { subgoals: 1 } },
    );
    const never = closedWorld(
      { task: { goal: 5 }, pool: [{ pmf: { 2: 1 } }] },
      { decomposition: { subgoals: 1 }, tolerance: 0 },
    );

    it.each([
      ["0", never],
      ["1", always],
    ])(
      "asks both sides of the rate to be so near, where it is %s and one side is all there is",
      (rate, scenario) => {
        // Wilson's interval of 0 in n is [0, z² / (n + z²)] with z² = 3.8415: 0.001 wide from n = 3837.6 on, and looks are 40 trials apart.
        // Half as wide as it would be in 1916.9 trials.
        const until = { halfWidth: 0.001, maxTrials: 100_000 };
        const estimate = simulate(scenario, { seed: "edge", until, blockSize: 10 });
        expect([String(estimate.successRate), estimate.trials]).toEqual([rate, 3840]);
      },
    );

    it("stops when both sides are, and not before", () => {
      const until = { halfWidth: 0.002, maxTrials: 1_000_000 };
      const sides = ({
        successRate,
        interval: {
          successRate: { low, high },
        },
      }: Estimate) => [successRate - low, high - successRate];
      const estimate = simulate(world, { seed: "narrow", until, blockSize: 1000 });
      for (const side of sides(estimate)) expect(side).toBeLessThanOrEqual(0.002);
      expect(estimate.trials % 4000).toBe(0);
      const before = simulate(world, { seed: "narrow", trials: estimate.trials - 4000, blockSize: 1000 });
      expect(sides(before).some((side) => side > 0.002)).toBe(true);
    });
  });

  it("is, when it stopped by itself, what a fixed number of trials gives", () => {
    const estimate = simulate(world, { seed: "narrow", until: { halfWidth: 0.005, maxTrials: 1_000_000 } });
    expect(simulate(world, { seed: "narrow", trials: estimate.trials })).toEqual(estimate);
  });

  it("stops at its most trials where that is not narrow enough", () => {
    expect(simulate(world, { seed: "most", until: { halfWidth: 1e-6, maxTrials: 10_001 } }).trials).toBe(
      10_001,
    );
  });

  it.each([
    [25, ["10/25", "20/25", "25/25"]],
    [20, ["10/20", "20/20"]],
  ])("tells after every block of %i trials how far it is", (trials, expected) => {
    const heard: string[] = [];
    simulate(world, {
      seed: "p",
      trials,
      blockSize: 10,
      onProgress: (done) => heard.push(`${done.trials}/${done.of}`),
    });
    expect(heard).toEqual(expected);
  });

  it("runs a single trial, of which it says no standard error", () => {
    const estimate = simulate(world, { seed: "one", trials: 1 });
    expect(estimate.standardError.meanBias).toBeNaN();
    expect([0, 1]).toContain(estimate.passRate);
  });

  it.each([
    [{ trials: 0 }, "trials: must be a whole number from 1 to 1,000,000,000,000, but is 0"],
    [{ trials: 2.5 }, "trials: must be a whole number from 1 to 1,000,000,000,000, but is 2.5"],
    [{ trials: -1 }, "trials: must be"],
    [{ trials: Number.NaN }, "trials: must be"],
    [{ trials: 1e12 + 1 }, "trials: must be"],
    [{ trials: "10" }, 'trials: must be a whole number from 1 to 1,000,000,000,000, but is "10"'],
    [{ trials: null }, "trials: must be"],
    [{ seed: undefined }, "seed: must be text, but is missing"],
    [{ seed: 7 }, "seed: must be text, but is 7"],
    [{ cell: 3 }, "cell: must be text, but is 3"],
    [{ blockSize: 0 }, "blockSize: must be"],
    [{ blockSize: 1_000_001 }, "blockSize: must be a whole number from 1 to 1,000,000, but is 1000001"],
    [{ confidence: 0.8 }, "confidence: must be 0.9, 0.95, 0.99 or 0.999, but is 0.8"],
    [{ confidence: "0.95" }, "confidence: must be"],
    [{ until: 0.01 }, "until: must be { halfWidth, maxTrials }, but is 0.01"],
    [
      { until: { halfWidth: 0, maxTrials: 10 } },
      "until.halfWidth: must be a number above 0 and at most 1, but is 0",
    ],
    [{ until: { halfWidth: Number.POSITIVE_INFINITY, maxTrials: 10 } }, "until.halfWidth: must be"],
    [{ until: { halfWidth: "0.1", maxTrials: 10 } }, "until.halfWidth: must be"],
    [
      { until: { halfWidth: 0.1 } },
      "until.maxTrials: must be a whole number from 1 to 1,000,000,000,000, but is missing",
    ],
    [{ until: { halfWidth: 0.1, maxTrials: Number.NaN } }, "until.maxTrials: must be"],
    [
      { until: { halfWidth: 0.1, maxTrials: 10, maxTrial: 5 } },
      'until: unknown key "maxTrial"; known keys: halfWidth, maxTrials',
    ],
    [{ onProgress: true }, "onProgress: must be a function, but is true"],
    [{ trails: 10 }, 'options: unknown key "trails"; known keys: seed, cell, trials,'],
  ])("refuses %j, saying what must be: %s", (options, message) => {
    const run = () => simulate(world, { seed: "x", ...options } as Parameters<typeof simulate>[1]);
    expect(run).toThrow(ScenarioError);
    expect(run).toThrow(message);
  });

  it("refuses options that are none", () => {
    const run = simulate as (...args: readonly unknown[]) => unknown;
    expect(() => run(world)).toThrow("options: must be { seed, cell,");
    expect(() => run(world, "seed")).toThrow(
      'options: must be { seed, cell, trials, until, confidence, blockSize, onProgress }, but is "seed"',
    );
  });

  it("starts a trillion trials at once: blocks are made one by one", () => {
    const stop = new Error("after the first block");
    const onProgress = (done: object) => {
      expect(done).toEqual({ trials: 8192, of: 1e12 });
      throw stop;
    };
    expect(() => simulate(world, { seed: "many", trials: 1e12, onProgress })).toThrow(stop);
  });
});
