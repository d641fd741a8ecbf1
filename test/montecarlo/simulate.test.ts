import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { planBlocks } from "../../src/montecarlo/block-plan.ts";
import { mergeCounts } from "../../src/montecarlo/counts.ts";
import { estimateFrom } from "../../src/montecarlo/estimate.ts";
import { simulate } from "../../src/montecarlo/simulate.ts";
import { simulateBlock } from "../../src/montecarlo/simulate-block.ts";
import { normalScore } from "../../src/stats/normal-score.ts";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";
import { closedWorld } from "../support/closed-world.ts";

const world = closedWorld();
/** The same world through the other kernel. */
const walked = closedWorld({ task: { goal: 240, budget: 1_000_000 } });

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

  it("has intervals that hold the exact pass rate about as often as they say", () => {
    const exact = evaluateExactly(world).passRate;
    const held = Array.from({ length: 400 }, (_, i) =>
      simulate(world, { seed: `cover ${i}`, trials: 1000 }),
    ).filter(({ interval }) => interval.passRate.low <= exact && exact <= interval.passRate.high);
    // 380 expected of 400, standard deviation 4.4.
    expect(held.length).toBeGreaterThan(380 - 5 * 4.4);
    expect(held.length).toBeLessThan(400);
  });

  it.each([
    [
      "chain",
      world,
      { accepted: 55, overshoots: 445, actions: { sum: 40142, squares: 3310360 }, progress: 124529 },
    ],
    [
      "walk",
      walked,
      { accepted: 51, overshoots: 449, actions: { sum: 39879, squares: 3271425 }, progress: 124459 },
    ],
  ])("gives these very numbers on every machine: %s kernel", (_, scenario, expected) => {
    const counts = simulateBlock(scenario, { seed: "pinned", block: 3, trials: 500 });
    const { indices, trials } = counts.finalProgress;
    const progress = indices.reduce((sum, index, i) => sum + index * trials[i], 0);
    const { accepted, actions, failures } = counts;
    expect({ accepted, overshoots: failures.overshoot, actions, progress }).toEqual(expected);
  });

  it("gives the same bytes again, and others for another seed or cell", () => {
    const bytes = (options: object) =>
      JSON.stringify(simulate(world, { seed: "a", trials: 5000, ...options }).finalProgress);
    expect(bytes({})).toBe(bytes({}));
    expect(bytes({ seed: "b" })).not.toBe(bytes({}));
    expect(bytes({ cell: "b" })).not.toBe(bytes({}));
  });

  it("does not let one scenario's run touch another's: compiled kernels keep nothing of a run", () => {
    const guided = () =>
      closedWorld(
        { pool: ["model-1", "model-3"] },
        { guidance: [{ rule: "value", strength: 2 }], semantics: { anchor: "absolute" } },
      );
    const [one, other] = [guided(), guided()];
    const block = (scenario: typeof one, number: number) =>
      simulateBlock(scenario, { seed: "a", block: number, trials: 300 });
    const forwards = [block(one, 0), block(one, 1), block(one, 2)];
    const backwards = [block(other, 2), block(other, 1), block(other, 0)].reverse();
    expect(forwards).toEqual(backwards);
  });

  it("stops when the success rate's interval is as narrow as asked, and not before", () => {
    const asked = { halfWidth: 0.002, maxTrials: 1_000_000 };
    const estimate = simulate(world, { seed: "narrow", until: asked, blockSize: 1000 });
    const half = ({ low, high }: { low: number; high: number }) => (high - low) / 2;
    expect(half(estimate.interval.successRate)).toBeLessThanOrEqual(0.002);
    expect(estimate.trials % 4000).toBe(0);
    const before = simulate(world, { seed: "narrow", trials: estimate.trials - 4000, blockSize: 1000 });
    expect(half(before.interval.successRate)).toBeGreaterThan(0.002);
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

  it("tells after every block how far it is", () => {
    const heard: string[] = [];
    simulate(world, {
      seed: "p",
      trials: 25,
      blockSize: 10,
      onProgress: ({ trials, of }) => heard.push(`${trials}/${of}`),
    });
    expect(heard).toEqual(["10/25", "20/25", "25/25"]);
  });

  it("runs a single trial, of which it says no standard error", () => {
    const estimate = simulate(world, { seed: "one", trials: 1 });
    expect(estimate.standardError.meanBias).toBeNaN();
    expect([0, 1]).toContain(estimate.passRate);
  });

  it.each([
    [{ trials: 0 }, "trials"],
    [{ trials: 2.5 }, "trials"],
    [{ blockSize: 0 }, "blockSize"],
    [{ confidence: 0.8 }, "confidence"],
    [{ until: { halfWidth: 0, maxTrials: 10 } }, "until.halfWidth"],
    [{ until: { halfWidth: 0.1, maxTrials: Number.NaN } }, "until.maxTrials"],
  ])("refuses %j, naming %s", (options, path) => {
    const run = () => simulate(world, { seed: "x", ...options } as Parameters<typeof simulate>[1]);
    expect(run).toThrow(ScenarioError);
    expect(run).toThrow(`${path}: must be`);
  });
});

describe("mergeCounts", () => {
  const blocks = planBlocks(2500, 300).map((block) => simulateBlock(world, { seed: "merge", ...block }));
  const bytes = (counts: typeof blocks) =>
    JSON.stringify(estimateFrom(world, mergeCounts(counts), { seed: "merge", confidence: 0.99 }));

  it("gives the same bytes for every order of the blocks", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(blocks, { minLength: blocks.length }), (shuffled) => {
        expect(bytes(shuffled)).toBe(bytes(blocks));
      }),
    );
  });

  it("gives the same bytes for every way to add them up in parts", () => {
    fc.assert(
      fc.property(fc.nat(blocks.length), (cut) => {
        expect(bytes([mergeCounts(blocks.slice(0, cut)), mergeCounts(blocks.slice(cut))])).toBe(
          bytes(blocks),
        );
      }),
    );
  });

  it("would not, were means added instead of whole numbers", () => {
    const means = blocks.map(({ actions, trials }) => actions.sum / trials);
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    const sums = blocks.map((_, i) => total([...means.slice(i), ...means.slice(0, i)]));
    expect(new Set(sums).size).toBeGreaterThan(1);
  });

  it("survives a worker's message and a file", () => {
    expect(mergeCounts(blocks.map((counts) => structuredClone(counts)))).toEqual(mergeCounts(blocks));
    expect(mergeCounts(JSON.parse(JSON.stringify(blocks)))).toEqual(mergeCounts(blocks));
  });

  it("refuses sums that a double no longer counts exactly", () => {
    const huge = { ...blocks[0], actions: { sum: 1, squares: 2 ** 52 } };
    expect(mergeCounts([huge]).actions.squares).toBe(2 ** 52);
    expect(() => mergeCounts([huge, huge])).toThrow("sum of squared costs");
  });
});

describe("planBlocks", () => {
  it("splits the trials into blocks, the last with what is left", () => {
    expect(planBlocks(25, 10)).toEqual([
      { block: 0, trials: 10 },
      { block: 1, trials: 10 },
      { block: 2, trials: 5 },
    ]);
  });
});
