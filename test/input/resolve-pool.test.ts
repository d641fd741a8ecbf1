import { describe, expect, it } from "vitest";
import { resolvePool } from "../../src/input/resolve-pool.ts";
import type { PoolMemberInput } from "../../src/input/scenario-schema.ts";

const pool = (...members: readonly PoolMemberInput[]) => resolvePool([...members], 0);
const normal = (range: object) => ({ mean: 8, sd: 3, min: 5, max: 11, ...range });
const pmf = (of: Readonly<Record<string, number>>, more: object = {}) => ({ pmf: of, ...more });

describe("the members of a pool", () => {
  it("are a built-in agent by its name, alone or in a list, or with a weight of their own", () => {
    const [alone] = resolvePool("model-3", 0).members;
    expect(alone).toMatchObject({ name: "model-3", weight: 1, hallucination: 0, offset: 4 });
    expect(pool("model-3").members).toEqual([alone]);
    expect(pool({ agent: "model-3", weight: 2 }).members).toEqual([{ ...alone, weight: 2 }]);
    expect(pool({ ...normal({ mean: 10, sd: 6, min: 4, max: 14 }), name: "model-3" }).members).toEqual([
      alone,
    ]);
  });

  it("are called by their name, their agent, or their place", () => {
    const { members } = pool(normal({}), "model-1", { agent: "model-1", name: "own" }, pmf({ 5: 1 }));
    expect(members.map(({ name }) => name)).toEqual(["distribution-1", "model-1", "own", "distribution-4"]);
  });

  it("need names of their own", () => {
    expect(() => pool("model-1", "model-2", { agent: "model-3", name: "model-1" })).toThrow(
      /^pool\[2\]\.name: .* but "model-1" stands twice/,
    );
  });
});

describe("a normal member", () => {
  it("may be one value, of which only a lattice has any", () => {
    expect(pool(normal({ min: 5, max: 5 })).members[0]).toMatchObject({ offset: 5, mean: 5, variance: 0 });
    expect(() => pool(normal({ min: 5, max: 5, step: "continuous" }))).toThrow(
      /^pool\[0\]\.step: a continuous distribution needs min below max, but both are 5/,
    );
    expect(() => pool("model-1", normal({ min: 5.5, max: 5 }))).toThrow(
      /^pool\[1\]\.min: min must not exceed max, but min is 5\.5 and max is 5/,
    );
  });

  it("may be as narrow as 1e-9, and no narrower", () => {
    expect(pool(normal({ sd: 1e-9 })).members[0].variance).toBeCloseTo(0, 12);
    expect(() => pool(normal({ sd: 0.99e-9 }))).toThrow(/^pool\[0\]\.sd: must be at least 1e-9/);
  });
});

describe("a pmf", () => {
  it("may write its increments in any order, and those of probability 0, which are none", () => {
    const [one] = pool(pmf({ "10": 0.25, "-2": 0.5, "3": 0.25, "90": 0 })).members;
    expect([one.offset, one.probabilities.length]).toEqual([-2, 13]);
    expect([one.probabilities[0], one.probabilities[5], one.probabilities[12]]).toEqual([0.5, 0.25, 0.25]);
  });

  it("sums to 1 within a millionth", () => {
    for (const off of [-0.9e-6, 0.9e-6]) expect(pool(pmf({ 1: 0.5, 2: 0.5 + off })).members).toHaveLength(1);
    for (const off of [-1.1e-6, 1.1e-6])
      expect(() => pool(pmf({ 1: 0.5, 2: 0.5 + off }))).toThrow(
        /^pool\[0\]\.pmf: probabilities must sum to 1, but they sum to (1\.0000011|0\.9999989)/,
      );
  });

  it("has an increment once, however it is written, and nothing but numbers", () => {
    expect(() => pool(pmf({ 1: 0.5, 7: 0.25, "1.0": 0.25 }))).toThrow("but 1 stands twice");
    expect(() => pool(pmf({ 0: 0.5, "0.0": 0.5 }))).toThrow("but 0 stands twice");
    for (const key of ["", " ", "five", "Infinity"])
      expect(() => pool(pmf({ [key]: 1 }))).toThrow(`but one is ${JSON.stringify(key)}`);
  });
});

describe("the lattice of a pool", () => {
  it("is the largest that all share: of steps, of where ranges begin, of increments", () => {
    const stepOf = (...members: readonly PoolMemberInput[]) => pool(...members).step;
    expect(stepOf(pmf({ 6: 1 }))).toBe(1);
    expect(stepOf(pmf({ 6: 1 }, { step: 2 }))).toBe(2);
    expect(stepOf(pmf({ 6.25: 1 }))).toBe(0.25);
    expect(stepOf(normal({ step: 1.5, min: 6, max: 9 }))).toBe(1.5);
    expect(stepOf(normal({ step: 2, min: 5 }))).toBe(1);
    expect(stepOf(pmf({ 6: 1 }, { step: 2 }), pmf({ 6: 1 }, { step: 3 }))).toBe(1);
  });

  it("is refused where decimals of nine places have none", () => {
    expect(() => pool(pmf({ "0.1234567891": 1 }))).toThrow(/^pool: steps, ranges and increments must be/);
  });
});

describe("a pool with a continuous member", () => {
  const continuous = (min: number, max: number) => normal({ min, max, step: "continuous" });

  it("halves the lattice until the narrowest range has 64 cells, and as often again as it is told", () => {
    expect(pool(continuous(0, 64)).step).toBe(1);
    expect(resolvePool([continuous(0, 64)], 1).step).toBe(0.5);
    expect(resolvePool([continuous(0, 64)], 3).step).toBe(0.125);
    // 63 in steps of 63: 32 cells after five halvings, 64 after six
    expect(pool(continuous(0, 63)).step).toBe(63 / 64);
    expect(pool(continuous(0, 64), { ...continuous(0, 4), name: "narrow" }).step).toBe(1 / 16);
  });

  it("counts the ends of that member's range half, and of no other's", () => {
    const [{ probabilities }] = pool(continuous(0, 64)).members;
    const inner = probabilities[1] * Math.exp(-((0 - 8) ** 2 - (1 - 8) ** 2) / 18);
    expect(probabilities[0] / inner).toBeCloseTo(0.5, 9);
    const whole = pool(continuous(0, 64), { ...normal({ min: 0, max: 64 }), name: "lattice" }).members[1];
    expect(whole.probabilities[0] / probabilities[0]).toBeCloseTo(2, 2);
  });

  it("takes no halvings where none is continuous", () => {
    expect(resolvePool("model-1", 3)).toMatchObject({ step: 1, continuous: false });
    expect(pool(continuous(0, 64), "model-1").continuous).toBe(true);
  });
});
