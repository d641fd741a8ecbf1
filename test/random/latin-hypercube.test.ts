import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latinHypercube } from "../../src/random/latin-hypercube.ts";
import { stream } from "../../src/random/stream.ts";
import { expectCounterExample } from "../support/must-fail.ts";

const isEven = (shares: readonly number[]): boolean =>
  shares.every((share) => share >= 0 && share < 1) &&
  new Set(shares.map((share) => Math.floor(share * shares.length))).size === shares.length;

describe("latinHypercube", () => {
  const seeds = fc.record({ seed: fc.string(), count: fc.integer({ min: 1, max: 60 }) });

  it("puts one point in each interval of every axis", () => {
    fc.assert(
      fc.property(seeds, ({ seed, count }) => latinHypercube(count, ["a", "b", "c"], seed).every(isEven)),
    );
  });

  it("draws no more than it needs: a single point is the first number of its axis's stream", () => {
    for (const seed of ["1", "2"])
      expect(latinHypercube(1, ["a"], seed)).toEqual([[stream(seed, "latin-hypercube", "a").nextUnit()]]);
  });

  it("does what independent draws do not", () => {
    const drawn = ({ seed, count }: { seed: string; count: number }) => {
      const random = stream(seed);
      return Array.from({ length: count }, () => random.nextUnit());
    };
    expectCounterExample(fc.property(seeds, (one) => isEven(drawn(one))));
  });

  it("hangs on the seed and the axis alone: further axes change no others", () => {
    const [a, b] = latinHypercube(9, ["a", "b"], "1");
    expect(latinHypercube(9, ["c", "b"], "1")[1]).toEqual(b);
    expect(latinHypercube(9, ["a"], "2")[0]).not.toEqual(a);
    expect(a).not.toEqual(b);
  });

  it("takes every order equally often: each of 6 orders of three within five standard errors", () => {
    const runs = 3000;
    const orders = Array.from({ length: runs }, (_, seed) =>
      latinHypercube(3, ["a"], `${seed}`)[0]
        .map((share) => Math.floor(share * 3))
        .join(""),
    );
    const counts = [...Map.groupBy(orders, (order) => order).values()].map((alike) => alike.length);
    expect(counts).toHaveLength(6);
    const error = Math.sqrt(runs * (1 / 6) * (5 / 6));
    for (const count of counts) expect(Math.abs(count - runs / 6)).toBeLessThan(5 * error);
  });
});
