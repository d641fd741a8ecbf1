import { describe, expect, it } from "vitest";
import { phaseTolerance } from "../../src/figures/phase-tolerance.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn } from "../support/figure-rows.ts";

/** Rows of K = 1, 5, 10, 120 for ε = 0, 1, 2; null is out of reach. */
const agent = (name: string, ...rates: readonly (readonly (number | null)[])[]): readonly Row[] =>
  rates.flatMap((row, tolerance) =>
    row.map((rate, k) => ({
      agent: name,
      subgoals: [1, 5, 10, 120][k],
      tolerance,
      engine: "exact",
      passRate: rate ?? 0,
      failureUnreachable: rate === null ? 1 : 0,
    })),
  );

const opening = agent("model-1", [null, 0.1, 0, null], [null, 0.7, 0.4, 0.1], [null, 0.95, 0.96, 0.3]);
const closed = agent("model-1", [null, 0.1, 0, null], [null, 0.7, 0.4, null], [null, 0.8, 0.96, null]);

describe("phaseTolerance", () => {
  it("has its finding for a title: from which tolerance on the fine end is open", () => {
    const { finding, said } = drawn(phaseTolerance, opening);
    expect(finding).toBe("Tolerance opens the fine end first: K = 120 is reachable from ε = 1");
    expect(said).toContain("K = 1 stays out of reach up to ε = 2.");
    expect(said).toContain("Best pass rate for model-1: 0.10 at ε = 0, 0.70 at 1 and 0.96 at 2.");
    expect(said).toContain("From ε = 2 on every K = 5…24 passes 0.9 or more");
  });

  it("says so when nothing opens it, and when granularity goes on to matter", () => {
    const { finding, said } = drawn(phaseTolerance, closed);
    expect(finding).toBe("No tolerance here opens the fine end: K = 120 stays out of reach");
    expect(said).toContain("From ε = none on");
  });

  it("says at which tolerance the coarse end opens", () => {
    const coarse = opening.map((row) =>
      row["subgoals"] === 1 && row["tolerance"] === 2 ? { ...row, failureUnreachable: 0 } : row,
    );
    expect(drawn(phaseTolerance, coarse).said).toContain("K = 1 opens at ε = 2.");
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(phaseTolerance, opening).spec)).toEqual([]);
  });
});
