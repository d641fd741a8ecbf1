import { describe, expect, it } from "vitest";
import { verificationFacts } from "../../../src/analysis/facts/verification.ts";

/** Rows of one strength at v = 0, 0.5, 1: pairs of claimed and true. */
const strength = (value: number, ...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([claimedRate, passRate], i) => ({
    strength: value,
    verification: i / 2,
    engine: "exact",
    claimedRate,
    passRate,
  }));

const weak = strength(0, [0.7, 0.1], [0.5, 0.2], [0.4, 0.4]);
const strong = strength(2, [0.8, 0.1], [0.4, 0.2], [0.3, 0.3]);

describe("verificationFacts", () => {
  it("compares the ends of compliance under the least verification, in whatever order rows stand", () => {
    const { least, most, claimed, pass } = verificationFacts([...strong, ...weak].toReversed());
    expect([least.weak.claimed, least.strong.claimed, most.weak.pass, most.strong.pass]).toEqual([
      0.7, 0.8, 0.4, 0.3,
    ]);
    expect([claimed, pass]).toEqual(["up", "none"]);
  });

  it("sees that the gap closes, up to rounding, and at every strength", () => {
    const rounded = strength(2, [0.8, 0.1], [0.4, 0.2], [0.3 + 1e-16, 0.3]);
    expect(verificationFacts([...weak, ...rounded]).closes).toBe(true);
    const middle = strength(1, [0.8, 0.1], [0.4, 0.2], [0.31, 0.3]);
    expect(verificationFacts([...weak, ...middle, ...strong]).closes).toBe(false);
  });

  it("tells steps that go the wrong way from steps that change nothing", () => {
    const flat = strength(1, [0.8, 0.1], [0.4, 0.1], [0.3, 0.3]);
    const fewer = strength(2, [0.8, 0.2], [0.4, 0.1], [0.3, 0.3]);
    const more = strength(3, [0.4, 0.1], [0.5, 0.2], [0.3, 0.3]);
    const facts = (...rows: readonly (typeof weak)[]) => verificationFacts(rows.flat());
    expect(facts(weak, strong)).toMatchObject({ against: [], helps: true });
    expect(facts(weak, flat)).toMatchObject({ against: [], helps: false });
    expect(facts(weak, fewer, more)).toMatchObject({ against: [2, 3], helps: false });
  });
});
