import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Advising } from "../../src/study/advising.ts";
import type { Judged } from "../../src/study/objective.ts";

const judged = (horizon: number, subgoals: number, worth: number, price = 0): Judged => ({
  row: { horizon, subgoals, engine: "exact" },
  worth,
  price,
});

const weighed = (all: readonly Judged[], advice: number | null) => {
  const advising = new Advising(["horizon"], ["subgoals"], advice === null ? null : { subgoals: advice });
  for (const one of all) advising.add(one);
  return advising;
};

describe("Advising", () => {
  const rows = [
    judged(8, 2, 0.5),
    judged(8, 3, 0.1),
    judged(10, 2, 0.2),
    judged(10, 3, 0.9),
    judged(12, 3, 0.31),
    judged(12, 2, 0.3),
  ];

  it("finds the best choice of each world, and what becomes of the advised one there", () => {
    expect(weighed(rows, 2).worlds(0.05)).toEqual([
      {
        world: { horizon: 8 },
        standing: "stands",
        best: { subgoals: 2 },
        bestValue: 0.5,
        advisedValue: 0.5,
        regret: 0,
      },
      {
        world: { horizon: 10 },
        standing: "flips",
        best: { subgoals: 3 },
        bestValue: 0.9,
        advisedValue: 0.2,
        regret: 0.9 - 0.2,
      },
      {
        world: { horizon: 12 },
        standing: "alike",
        best: { subgoals: 3 },
        bestValue: 0.31,
        advisedValue: 0.3,
        regret: 0.31 - 0.3,
      },
    ]);
  });

  it("takes the cheapest of equally good choices for the best", () => {
    const [{ choice }] = weighed(
      [judged(8, 2, 1, 50), judged(8, 3, 1, 40), judged(8, 4, 0.5, 1)],
      null,
    ).bests();
    expect(choice).toEqual({ subgoals: 3 });
  });

  it("says nothing of worlds that do not have the advised choice, and of none without advice", () => {
    expect(weighed([...rows, judged(20, 3, 1)], 2).worlds(0.05)).toHaveLength(3);
    expect(weighed(rows, null).worlds(0.05)).toEqual([]);
  });

  it("agrees with looking at each world by itself, in whatever order the rows come", () => {
    const values = fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(values, fc.nat(2), fc.nat(4), fc.array(fc.nat()), (table, advised, within, ranks) => {
        const all = table.flatMap((row, world) => row.map((worth, choice) => judged(world, choice, worth)));
        const mixed = all
          .map((one, i) => ({ one, rank: ranks[i % Math.max(1, ranks.length)] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        const found = weighed(mixed, advised).worlds(within);
        expect(found).toHaveLength(table.length);
        for (const { world, standing, bestValue, advisedValue, regret } of found) {
          const row = table[Number(world["horizon"])];
          const [most, least] = [Math.max(...row), Math.min(...row)];
          expect([bestValue, advisedValue, regret]).toEqual([most, row[advised], most - row[advised]]);
          const isGood = most - row[advised] <= within;
          expect(standing).toBe(most - least <= within ? "alike" : isGood ? "stands" : "flips");
        }
      }),
    );
  });
});
