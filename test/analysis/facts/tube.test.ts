import { describe, expect, it } from "vitest";
import { tubeFacts } from "../../../src/analysis/facts/tube.ts";
import type { Row } from "../../../src/stats/table.ts";

const place = (subgoals: number, part: string, at: number, progress: number, more: Row): Row => ({
  subgoals,
  chunk: 10,
  tolerance: 1,
  part,
  at,
  progress,
  ...more,
});

/** A harness of 3 stages that passes with a rate, reached at the end from 2 before the goal to 1 after it. */
const harness = (subgoals: number, passRate: number): readonly Row[] => [
  place(subgoals, "milestone", 0, 0, { visit: 1, finish: passRate }),
  place(subgoals, "milestone", subgoals, -2, { visit: 0.2, finish: 1 }),
  place(subgoals, "milestone", subgoals, 1, { visit: 0.3, finish: 1 }),
  place(subgoals, "state", 0, 0, { visit: 1, finish: 0.4 }),
  place(subgoals, "state", 1, 5, { visit: 0.5, finish: 0.8 }),
  place(subgoals, "state", 1, 8, { visit: 0.25, finish: 0 }),
  place(subgoals, "state", 2, 9, { visit: 0.125, finish: 0 }),
];

const facts = (...rates: readonly number[]) => tubeFacts(rates.flatMap((rate, i) => harness(i + 1, rate)));

describe("tubeFacts", () => {
  it("has what one attempt and a run come to, what is wasted, and how wide the end is", () => {
    const [tube] = facts(0.3).tubes;
    expect(tube).toMatchObject({
      passRate: 0.3,
      reach: 0.4,
      wasted: 0.375,
      width: 3,
      chunk: { low: 9, high: 11 },
    });
  });

  it("follows sampled runs and their first attempts, one among them that had no need to act", () => {
    const { runs, attempts } = tubeFacts([
      ...harness(1, 0.3),
      ...[0, 13].map((progress, at) => place(1, "attempt", at, progress, { run: 4, verdict: "overshoot" })),
      place(1, "attempt", 0, 0, { run: 7, verdict: "reached" }),
      ...[0, 3].map((progress, at) => place(1, "run", at, progress, { run: 4, within: at === 0 })),
      ...[0, 0].map((progress, at) => place(1, "run", at, progress, { run: 7, within: true })),
    ]).tubes[0];
    const [start, stays] = [0, 1].map((at) => ({ at, progress: 0 }));
    expect(attempts).toEqual([
      { run: 4, verdict: "overshoot", points: [start, { at: 1, progress: 13 }] },
      { run: 7, verdict: "reached", points: [start] },
    ]);
    expect(runs).toEqual([
      {
        run: 4,
        points: [
          { ...start, within: true },
          { at: 1, progress: 3, within: false },
        ],
      },
      {
        run: 7,
        points: [
          { ...start, within: true },
          { ...stays, within: true },
        ],
      },
    ]);
  });

  it("has no width where no run passes", () => {
    const [tube] = tubeFacts(harness(1, 0).filter((row) => row["finish"] !== 1)).tubes;
    expect(tube.width).toBeNull();
  });

  it("finds the best, and whether it is inside", () => {
    expect(facts(0.1, 0.3, 0.2)).toMatchObject({ best: { subgoals: 2 }, inside: true });
    expect(facts(0.4, 0.3, 0.2)).toMatchObject({ best: { subgoals: 1 }, inside: false });
  });

  it("has no best where two are alike but for rounding", () => {
    expect(facts(0.1, 0.3, 0.1 + 0.2).best).toBeNull();
  });
});
