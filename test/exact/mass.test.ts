import { describe, expect, it } from "vitest";
import { cellsOf, joined, Mass, nowhere, spanning } from "../../src/exact/mass.ts";

type Held = readonly (readonly [reported: number, unsupported: number, mass: number])[];

const heldBy = (mass: Mass): Held => {
  const held: [number, number, number][] = [];
  mass.each((...one) => held.push(one));
  return held;
};

/** Reported 3 to 6, unsupported −1 to 1. */
const span = { from: 3, to: 6, lowest: -1, highest: 1 };
const held: Held = [
  [4, -1, 0.5],
  [6, -1, 0.25],
  [3, 1, 0.125],
];
const filled = () => {
  const mass = new Mass(span);
  for (const one of held) mass.add(...one);
  return mass;
};

describe("Mass", () => {
  it("covers its span, ends included, and keeps what is put there", () => {
    expect([cellsOf(span), filled().cells.length, filled().span()]).toEqual([12, 12, span]);
    expect([heldBy(filled()), filled().total()]).toEqual([held, 0.875]);
    expect(filled().like()).toEqual(new Mass(span));
  });

  it("has rows from their first to their last mass, and none of a row without any", () => {
    const found = filled()
      .rows()
      .map(({ row, from, cells, start, length }) => [row, from, [...cells.subarray(start, start + length)]]);
    expect(found).toEqual([
      [-1, 4, [0.5, 0, 0.25]],
      [1, 3, [0.125]],
    ]);
  });

  it("has the mass of each report, whatever of it is unsupported", () => {
    const mass = filled();
    mass.add(4, 0, 0.0625);
    expect([...mass.reports()]).toEqual([0.125, 0.5625, 0, 0.25]);
  });

  it("is seen where its true progress is, and turned round", () => {
    // true progress is what is reported less what is unsupported of it
    expect(heldBy(filled().ofTruth())).toEqual([
      [2, 0, 0.125],
      [5, 0, 0.5],
      [7, 0, 0.25],
    ]);
    expect(heldBy(filled().turned())).toEqual([
      [1, 3, 0.125],
      [-1, 4, 0.5],
      [-1, 6, 0.25],
    ]);
    // 3 with 1 unsupported is 2, 6 with −1 is 7: one row and no more
    expect(filled().ofTruth().span()).toEqual({ from: 2, to: 7, lowest: 0, highest: 0 });
    const honest = Mass.atNothing(0.5);
    expect(honest.span()).toEqual({ from: 0, to: 0, lowest: 0, highest: 0 });
    expect(honest.ofTruth()).toBe(honest);
  });

  it("adds another one, each report with a factor of its own", () => {
    const sum = filled().addWeighted(filled(), (reported) => reported);
    expect(heldBy(sum)).toEqual(held.map(([reported, u, mass]) => [reported, u, mass * (1 + reported)]));
  });
});

describe("spanning and joined", () => {
  const other = new Mass({ from: 8, to: 9, lowest: 0, highest: 3 });
  other.add(9, 3, 0.5);

  it("hold several together, and are none of nothing", () => {
    expect(spanning([filled(), nowhere, other])).toEqual({ from: 3, to: 9, lowest: -1, highest: 3 });
    expect(heldBy(joined([other, nowhere, filled()]))).toEqual([...held, [9, 3, 0.5]]);
    expect(cellsOf(spanning([nowhere]))).toBe(0);
    expect(joined([nowhere, nowhere]).total()).toBe(0);
  });

  it("are the only one that holds anything, not a copy of it", () => {
    expect(joined([nowhere, other])).toBe(other);
  });
});
