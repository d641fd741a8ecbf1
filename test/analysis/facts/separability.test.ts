import { describe, expect, it } from "vitest";
import {
  chunkStudies,
  separabilityFacts,
  standsThroughout,
  standsUpTo,
} from "../../../src/analysis/facts/separability.ts";

/** The rows of a pool at one share: F(0), F(1), … for chunks of 20. */
const share = (carryOver: number, passRates: readonly number[], pool = "a + b") =>
  passRates.map((passRate, scaffolded) => ({
    pool,
    chunk: 20,
    carryOver,
    scaffolded,
    passRate,
    totalVariation: pool === "a + b" ? (carryOver * scaffolded) / 10 : 0,
    largest: pool === "a + b" ? carryOver : 0,
    nats: pool === "a + b" ? carryOver + scaffolded : 0,
  }));

const rows = [
  ...share(1, [0.1, 0.5, 0.4, 0.3]),
  ...share(0, [0, 0.1, 0.3, 0.2]),
  ...share(0.5, [0, 0.4, 0.38, 0.3]).toReversed(),
  ...share(0.2, [0, 0.2, 0.35, 0.25]),
];
const [study] = chunkStudies(rows);

describe("chunkStudies", () => {
  it("has curves by ascending share and r, whatever the order of rows, each with its best r", () => {
    expect(study.curves.map(({ carryOver, best }) => [carryOver, best])).toEqual([
      [0, 2],
      [0.2, 2],
      [0.5, 1],
      [1, 1],
    ]);
  });

  it("has a curve of one point where only one number of scaffolded chunks was asked", () => {
    const [{ curves }] = chunkStudies(share(0.3, [0.2]));
    expect(curves).toEqual([{ carryOver: 0.3, passRates: [0.2], best: 0 }]);
  });

  it("has the share up to which each conclusion stands, of those in the study", () => {
    expect(study.upTo).toEqual({ inside: 1, place: 0.2, partial: 1 });
    expect([standsThroughout(study, "place"), standsThroughout(study, "inside")]).toEqual([false, true]);
  });

  it("goes no further than the first share at which a conclusion falls", () => {
    const [parted] = chunkStudies([
      ...share(0, [0, 0.3, 0.2]),
      ...share(0.5, [0.4, 0.3, 0.2]),
      ...share(1, [0, 0.3, 0.2]),
    ]);
    expect(parted.upTo.inside).toBe(0);
  });

  it("does not hold a peak at an end for one that stays where it is", () => {
    const [ended] = chunkStudies([...share(0, [0.3, 0.2, 0.1]), ...share(1, [0.4, 0.2, 0.1])]);
    // 0.2 inside is above 0.1 for everything scaffolded
    expect(ended.upTo).toEqual({ inside: null, place: null, partial: 1 });
  });

  it("does not take nothing scaffolded for a partial harness", () => {
    const [bare] = chunkStudies(share(0, [0.3, 0.1, 0.2]));
    expect(bare.upTo.partial).toBeNull();
  });

  it("lets rounding pass", () => {
    const [flat] = chunkStudies(share(0, [0.1, 0.3 + 4e-17, 0.1 + 0.2]));
    expect(flat.upTo.inside).toBeNull();
  });
});

describe("standsUpTo", () => {
  const shares = Array.from({ length: 25 }, (_, i) => i / 24);
  const peak = { passRates: [0, 0.5, 0.3], best: 1 };
  const none = { passRates: [0, 0.3, 0.5], best: 2 };

  it("finds the same share at every stride, and asks for fewer curves at longer ones", () => {
    for (const last of shares.keys()) {
      for (const stride of [1, 2, 6, 7, 30]) {
        const asked = new Set<number>();
        const found = standsUpTo(
          shares,
          (i) => {
            asked.add(i);
            return { carryOver: shares[i], ...(i <= last ? peak : none) };
          },
          stride,
        );
        expect(Math.max(...asked)).toBeLessThan(shares.length);
        expect([last, stride, found.inside]).toEqual([last, stride, shares[last]]);
        if (stride === 6) expect(asked.size).toBeLessThanOrEqual(8);
      }
    }
  });

  it("has none where a conclusion does not stand at the least share", () => {
    expect(standsUpTo([0], () => ({ carryOver: 0, ...none }), 6).inside).toBeNull();
  });
});

describe("separabilityFacts", () => {
  it("has the tail's shifts at the r that is best without carry-over", () => {
    const { guided, moved } = separabilityFacts(rows);
    expect(guided[0].shifts).toEqual([
      { carryOver: 0, variation: 0, largest: 0, nats: 2 },
      { carryOver: 0.2, variation: expect.closeTo(0.04, 12), largest: 0.2, nats: 2.2 },
      { carryOver: 0.5, variation: expect.closeTo(0.1, 12), largest: 0.5, nats: 2.5 },
      { carryOver: 1, variation: expect.closeTo(0.2, 12), largest: 1, nats: 3 },
    ]);
    expect(moved).toBeNull();
  });

  it("looks at the tail of that r at every share, wherever the best of a later share is", () => {
    const { guided } = separabilityFacts([...share(0, [0, 0.1, 0.3]), ...share(1, [0, 0.4, 0.3])]);
    expect(guided[0].shifts.map(({ nats }) => nats)).toEqual([2, 3]);
  });

  it("tells pools that are moved from those that are not, and how far those go all the same", () => {
    // from the rate without carry-over, 0.05 up at one share and down at the other: 0.1 apart
    const lone = [0.2, 0.25, 0.15].flatMap((rate, i) => share(i / 2, [0, rate, 0.1], "a"));
    const { guided, moved } = separabilityFacts([...rows, ...lone]);
    expect(guided).toHaveLength(1);
    expect(moved).toBeCloseTo(0.05, 12);
  });

  it("speaks of all pools where none is moved", () => {
    const { guided, moved } = separabilityFacts([...share(0, [0, 0.3, 0.1], "a"), ...share(0, [0.2], "b")]);
    expect(guided.map(({ pool }) => pool)).toEqual(["a", "b"]);
    expect(moved).toBe(0);
  });
});
