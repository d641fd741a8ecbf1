import { describe, expect, it } from "vitest";
import { echoFacts } from "../../../src/analysis/facts/echo-peaks.ts";
import type { Row } from "../../../src/stats/table.ts";

/** The facts of an agent of mean 2 on a goal of 12: the reach of chunks 1, 2, … after one action, and after two. */
function factsOf(ones: readonly number[], twos: readonly number[] = [], attempts = 1) {
  return echoFacts(rowsOf(ones, twos, attempts))[0];
}

function rowsOf(ones: readonly number[], twos: readonly number[], attempts: number): readonly Row[] {
  const common = { agent: "a", goal: 12, attempts, hitShare: 0.5 };
  return ones.flatMap((reach, i) => [
    { ...common, chunk: i + 1, actions: 1, sumMean: 2, sumSpread: 0.5, reach },
    { ...common, chunk: i + 1, actions: 2, sumMean: 4, sumSpread: 0.71, reach: twos[i] ?? 0 },
  ]);
}

// reach 0.1, 0.9, 0.2, 0.7, 0.5, 0.95
const rippled = factsOf([0.1, 0.9, 0.1, 0, 0, 0], [0, 0, 0.1, 0.7, 0.5, 0.95]);

describe("echoFacts", () => {
  it("adds the reach up over the numbers of actions", () => {
    expect(rippled.reach.x).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rippled.reach.y).toEqual([0.1, 0.9, 0.2, 0.7, 0.5, 0.95]);
    expect(rippled).toMatchObject({ mean: 2, spread: 0.5, hitShare: 0.5, goal: 12 });
  });

  it("asks nothing of the order of rows", () => {
    const rows = rowsOf([0.1, 0.9, 0.1, 0, 0, 0], [0, 0, 0.1, 0.7, 0.5, 0.95], 1);
    expect(echoFacts(rows.toReversed())).toEqual([{ ...rippled, parts: rippled.parts.toReversed() }]);
  });

  it("finds ripples inside the table, in natural steps, and leaves slight ones out", () => {
    expect(rippled.ripples).toEqual([
      { chunk: 2, steps: 1 },
      { chunk: 4, steps: 2 },
    ]);
    // 0.009 above its valley is below a fiftieth of 0.5
    expect(factsOf([0.1, 0.509, 0.5, 0.6, 0.7, 0.8]).ripples).toEqual([]);
    // so is that share itself; twice as much is not
    expect(factsOf([0, 0.01, 0, 0.6, 0.7, 0.8]).ripples).toEqual([]);
    expect(factsOf([0, 0.02, 0, 0.6, 0.7, 0.8]).ripples).toEqual([{ chunk: 2, steps: 1 }]);
  });

  it("multiplies the reach over the stages for the pass rate, where every chunk was attempted", () => {
    // chunks of 12 / K: K = 1 would need a chunk of 12, K = 5 chunks of 2 and 3
    expect(rippled.pass.x).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(rippled.pass.y[0]).toBeCloseTo(0.95 ** 2, 12);
    expect(rippled.pass.y[rippled.pass.x.indexOf(5)]).toBeCloseTo(0.9 ** 3 * 0.2 ** 2, 12);
    expect(rippled.best).toEqual({ subgoals: 2, passRate: expect.closeTo(0.9025, 12) });
  });

  it("counts attempts, without cancellation where the reach is small", () => {
    const { pass } = factsOf([0, 0, 0, 0, 0, 1e-12], [], 4);
    // (4e-12)² but for 6e-24
    expect(pass.y[0] / 16e-24).toBeCloseTo(1, 10);
  });

  it("has the echoes of the pass rate, and how far each lies from a ripple", () => {
    expect(rippled.echoes).toEqual([
      { subgoals: 6, chunk: 2, passRate: expect.closeTo(0.9 ** 6, 12), away: 0 },
    ]);
    expect(factsOf([0.985, 0.98, 0.97, 0.5, 0.5, 0.99]).echoes[0]).toMatchObject({
      subgoals: 6,
      away: Number.POSITIVE_INFINITY,
    });
  });

  it("finds from which chunk on the reach is flat, and whether it falls after", () => {
    // within a twentieth of 0.5: 0.475 to 0.525
    const flat = (...reach: readonly number[]) => factsOf(reach).flat;
    expect(flat(0.5, 0.9, 0.5, 0.49, 0.51, 0.3)).toEqual({ from: 3, to: 5, ends: true });
    expect(flat(0.9, 0.5, 0.48, 0.52, 0.5, 0.5)).toEqual({ from: 2, to: 6, ends: false });
    expect(flat(0.5, 0.5, 0.9, 0.1)).toEqual({ from: 1, to: 2, ends: false });
    expect(flat(0.9, 0.9)).toBeNull();
  });

  it("takes the longest flat run, the first of two alike, and looks at the one chunk past it", () => {
    const flat = (...reach: readonly number[]) => factsOf(reach).flat;
    expect(flat(0.5, 0.5, 0.5, 0.9, 0.5, 0.5)).toEqual({ from: 1, to: 3, ends: false });
    expect(flat(0.9, 0.5, 0.9, 0.5, 0.5, 0.5)).toEqual({ from: 4, to: 6, ends: false });
    expect(flat(0.5, 0.5, 0.3, 0.5, 0.5, 0.9)).toEqual({ from: 1, to: 2, ends: true });
    // 0.55 is a tenth off; below its limit the run itself is not past its end, nor is what comes after the next
    expect(flat(0.48, 0.48, 0.55, 0.3)).toEqual({ from: 1, to: 2, ends: false });
    expect(flat(0.52, 0.52, 0.45, 0.9)).toEqual({ from: 1, to: 2, ends: true });
  });
});
