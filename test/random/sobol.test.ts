import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { mostSobolDimensions, sobolPoints, sobolSequence } from "../../src/random/sobol.ts";
import { stream } from "../../src/random/stream.ts";

const axes = (count: number) => Array.from({ length: count }, (_, d) => `axis-${d}`);

/** Whether the first 2ᵐ points put one in each of 2ᵐ equal intervals of an axis. */
const isEven = (shares: readonly number[]): boolean =>
  new Set(shares.map((share) => Math.floor(share * shares.length))).size === shares.length;

describe("sobolSequence", () => {
  it.each([
    [13, "c8561f1b9b5b5a13ebd0771a031dba5aec7b041032a7fb85be0f37deefd0249f"],
    [mostSobolDimensions, "3e00d4a793e7cfff43517acbdf666e1a5bf97e5d291829596acc9076093ff992"],
  ])("is SciPy's: qmc.Sobol(%i, scramble=False, bits=32), 4096 points", (dimensions, scipy) => {
    const points = sobolSequence(4096, dimensions);
    const words = points.map((point) => point.join(",")).join(",");
    expect(createHash("sha256").update(words).digest("hex")).toBe(scipy);
  });

  it("has 26 dimensions", () => {
    expect(mostSobolDimensions).toBe(26);
  });

  it("begins as worked out by hand", () => {
    const points = sobolSequence(5, 3).map((point) => [...point].map((word) => word / 2 ** 32));
    expect(points).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
    ]);
  });
});

describe("sobolPoints", () => {
  it("puts one point in each interval of every axis, shifted as they are", () => {
    const shares = sobolPoints(256, axes(mostSobolDimensions), "a seed");
    expect(shares.every(isEven)).toBe(true);
  });

  it("puts one point in each of 16 × 16 squares of the first two axes, as chance does not", () => {
    const [x, y] = sobolPoints(256, axes(2), "a seed");
    const squares = (other: readonly number[]) =>
      new Set(x.map((share, i) => Math.floor(share * 16) * 16 + Math.floor(other[i] * 16))).size;
    expect(squares(y)).toBe(256);
    expect(squares([...y].reverse().map((share) => (share * 7) % 1))).toBeLessThan(256);
  });

  it("hangs on the seed and the names alone: further axes and points change no others", () => {
    const few = sobolPoints(8, axes(2), "a seed");
    const many = sobolPoints(16, axes(3), "a seed");
    expect(few).toEqual(many.slice(0, 2).map((shares) => shares.slice(0, 8)));
    expect(sobolPoints(8, axes(2), "another")).not.toEqual(few);
  });

  it("begins in the middle of the interval of 2⁻³² that the axis's stream names", () => {
    const [[first]] = sobolPoints(1, ["axis"], "a seed");
    expect(first * 2 ** 32 - 0.5).toBe(stream("a seed", "sobol", "axis").nextUint32());
  });

  it("stays inside the open cube", () => {
    const shares = sobolPoints(1024, axes(4), "x").flat();
    expect(Math.min(...shares)).toBeGreaterThan(0);
    expect(Math.max(...shares)).toBeLessThan(1);
  });
});
