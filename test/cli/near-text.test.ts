import { describe, expect, it } from "vitest";
import { nearText, valuesText } from "../../src/cli/near-text.ts";
import type { Scalar } from "../../src/stats/table.ts";

const axis = (name: string, ...labels: readonly Scalar[]) =>
  ({ name, values: labels.map((label) => ({ label })) }) as unknown as Parameters<typeof nearText>[0][number];

const told = (values: readonly Scalar[], ...labels: readonly Scalar[]) =>
  valuesText(values, axis("x", ...labels));

describe("valuesText", () => {
  it("joins numbers that are neighbours on their axis, in whatever order it was written", () => {
    expect(told([1, 2, 4], 1, 2, 3, 4)).toBe("1 to 2, 4");
    expect(told([1, 2, 10], 10, 2, 1, 3)).toBe("1 to 2, 10");
    expect(told([0.123456, 0.5], 0.123456, 0.5)).toBe("0.1235 to 0.5000");
    expect(told([4], 1, 4)).toBe("4");
    expect(told([1, 2], 1, 1, 2)).toBe("1 to 2");
  });

  it("tells words one by one, and numbers beside words in the order of the axis", () => {
    expect(told(["a", "b"], "a", "b")).toBe("a, b");
    expect(told([3, 1, "none"], 3, 1, "none")).toBe("3 to 1, none");
  });

  it("tells more than five stretches by the first value and the last", () => {
    const odd = [1, 3, 5, 7, 9, 11];
    const all = Array.from({ length: 12 }, (_, i) => i);
    expect(told(odd.slice(0, 5), ...all)).toBe("1, 3, 5, 7, 9");
    expect(told(odd, ...all)).toBe("1 to 11");
  });
});

describe("nearText", () => {
  const axes = [axis("agent", "a", "b"), axis("attempts", 1, 2, 3)];
  const cheapest = { value: 0.5, price: 12.25, row: { agent: "b", attempts: 2 } };
  const near = { within: 0.01, count: 2, cheapest, axes: [{ name: "attempts", values: [2, 3] }] };

  it("counts the rows near the best, tells where they lie, and the cheapest of them", () => {
    const full = { ...near, axes: [{ name: "agent", values: ["a", "b"] }, ...near.axes] };
    expect(nearText(axes, full, { candidates: 6, price: "cost" }).split("\n")).toEqual([
      "Within 0.01 of the best: 2 of 6 rows, with agent a, b; attempts 2 to 3",
      "  the cheapest of them, with cost 12.25: agent b, attempts 2",
    ]);
  });

  it("tells where they lie along a single axis as well", () => {
    expect(nearText(axes.slice(1), near, { candidates: 6, price: null })).toBe(
      "Within 0.01 of the best: 2 of 6 rows, with attempts 2 to 3",
    );
  });

  it("leaves out a place where the study has no axis, and a price where it weighs none", () => {
    expect(nearText([], { ...near, axes: [] }, { candidates: 2, price: null })).toBe(
      "Within 0.01 of the best: 2 of 2 rows",
    );
  });

  it("says no more of the best alone", () => {
    expect(nearText(axes, { ...near, count: 1 }, { candidates: 6, price: "cost" })).toBe(
      "Within 0.01 of the best: 1 of 6 rows",
    );
  });
});
