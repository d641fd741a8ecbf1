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
    nats: pool === "a + b" ? carryOver + scaffolded : 0,
  }));

const rows = [
  ...share(1, [0.1, 0.5, 0.4, 0.3]),
  ...share(0, [0, 0.1, 0.3, 0.2]),
  ...share(0.5, [0, 0.4, 0.38, 0.3]),
  ...share(0.2, [0, 0.2, 0.35, 0.25]),
];
const [study] = chunkStudies(rows);

describe("chunkStudies", () => {
  it("has curves by ascending share, each with its best r", () => {
    expect(study.curves.map(({ carryOver, best }) => [carryOver, best])).toEqual([
      [0, 2],
      [0.2, 2],
      [0.5, 1],
      [1, 1],
    ]);
  });

  it("has the shares in which each conclusion stands, on the study's own grid", () => {
    expect(study.standing).toEqual({
      inside: [{ from: 0, to: 1 }],
      place: [{ from: 0, to: 0.2 }],
      partial: [{ from: 0, to: 1 }],
    });
    expect([standsUpTo(study, "place"), standsThroughout(study, "place")]).toEqual([0.2, false]);
    expect([standsUpTo(study, "inside"), standsThroughout(study, "inside")]).toEqual([1, true]);
  });

  it("parts the shares where a conclusion falls between two at which it stands", () => {
    const [parted] = chunkStudies([
      ...share(0, [0, 0.3, 0.2]),
      ...share(0.5, [0.4, 0.3, 0.2]),
      ...share(1, [0, 0.3, 0.2]),
    ]);
    expect(parted.standing.inside).toEqual([
      { from: 0, to: 0 },
      { from: 1, to: 1 },
    ]);
  });

  it("does not hold a peak at an end for one that stays where it is", () => {
    const [ended] = chunkStudies([...share(0, [0.3, 0.2, 0.1]), ...share(1, [0.4, 0.2, 0.1])]);
    expect(ended.standing.place).toEqual([]);
    expect(standsUpTo(ended, "place")).toBeNull();
    // 0.2 inside is above 0.1 for everything scaffolded
    expect(standsThroughout(ended, "partial")).toBe(true);
  });

  it("does not take nothing scaffolded for a partial harness", () => {
    const [bare] = chunkStudies(share(0, [0.3, 0.1, 0.2]));
    expect(bare.standing.partial).toEqual([]);
  });

  it("lets rounding pass", () => {
    const [flat] = chunkStudies(share(0, [0.1, 0.3 + 4e-17, 0.1 + 0.2]));
    expect(flat.standing.inside).toEqual([]);
  });
});

describe("separabilityFacts", () => {
  it("has the tail's shifts at the r that is best without carry-over", () => {
    const { guided, moved } = separabilityFacts(rows);
    expect(guided[0].shifts).toEqual([
      { carryOver: 0, variation: 0, nats: 2 },
      { carryOver: 0.2, variation: expect.closeTo(0.04, 12), nats: 2.2 },
      { carryOver: 0.5, variation: expect.closeTo(0.1, 12), nats: 2.5 },
      { carryOver: 1, variation: expect.closeTo(0.2, 12), nats: 3 },
    ]);
    expect(moved).toBeNull();
  });

  it("tells pools that are moved from those that are not, and how far those go all the same", () => {
    const lone = [...share(0, [0, 0.2, 0.1], "a"), ...share(1, [0, 0.25, 0.1], "a")];
    const { guided, moved } = separabilityFacts([...rows, ...lone]);
    expect(guided).toHaveLength(1);
    expect(moved).toBeCloseTo(0.05, 12);
  });
});
