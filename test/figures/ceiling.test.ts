import { describe, expect, it } from "vitest";
import { ceiling } from "../../src/figures/ceiling.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn } from "../support/figure-rows.ts";

const attempt = (chunk: number, reach: number, bound: number, penalty: number): Row => ({
  agent: "model-1",
  tolerance: 1,
  horizon: 10,
  chunk,
  reach,
  ceiling: bound,
  penalty,
  looseness: reach === 0 ? null : bound / reach,
});

const rows = [
  attempt(10, 0.5, 1, 0),
  attempt(20, 0.25, 1, 0),
  attempt(30, 0.1, 0.5, 0.5),
  attempt(40, 0.01, 0.4, 2),
  attempt(50, 0, 0.001, 6),
];

describe("ceiling", () => {
  it("has its finding for a title: that it holds, and how loosely", () => {
    const { finding, said } = drawn(ceiling, rows);
    // 0.5 / 0.1 = 5 and 0.4 / 0.01 = 40
    expect(finding).toBe("The ceiling holds, but loosely: by a median factor of 23 where it is below 1");
    expect(said).toBe(
      "Of 5 attempts it is 1 for 2 (median looseness 3) and above 0 for 1 that cannot reach. " +
        "Of the other 2 the median is 5 at penalties below 1 and 40 above: the true tail falls faster.",
    );
  });

  it("says so when it is broken", () => {
    expect(drawn(ceiling, [...rows, attempt(60, 0.3, 0.2, 1)]).finding).toBe(
      "The ceiling is broken by 1 of 6 attempts",
    );
  });

  it("draws what cannot be reached above everything else", () => {
    expect(drawn(ceiling, rows).text).toContain('{"penalty":6,"horizon":10,"looseness":6000000000}');
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(ceiling, rows).spec)).toEqual([]);
  });
});
