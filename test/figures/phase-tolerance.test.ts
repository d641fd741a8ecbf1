import { describe, expect, it } from "vitest";
import { phaseTolerance } from "../../src/figures/phase-tolerance.ts";
import { complaintsOf, drawn, panelsOf, valuesOf } from "../support/figure-rows.ts";
import { phaseRows } from "../support/phase-rows.ts";

const agent = (name: string, ...rates: readonly (readonly (number | null)[])[]) =>
  phaseRows(name, "tolerance", [1, 5, 10, 120], Object.fromEntries(rates.entries()));

const opening = agent("model-1", [null, 0.1, 0, null], [null, 0.7, 0.8, 0.1], [null, 0.95, 0.96, 0.3]);
const closed = agent("model-2", [null, 0.1, 0, null], [null, 0.7, 0.4, null], [null, 0.8, 0.96, null]);

describe("phaseTolerance", () => {
  it("has its finding for a title: from which tolerance on the fine end is open", () => {
    const { finding, said } = drawn(phaseTolerance, opening);
    expect(finding).toBe("Tolerance opens the fine end first: K = 120 is reachable from ε = 1");
    expect(said).toBe(
      "K = 1 stays out of reach up to ε = 2. Best pass rate for model-1: 0.10 at ε = 0, 0.80 at 1 and 0.96 at 2. " +
        "From ε = 2 on every K = 5…10 passes 0.9 or more: granularity hardly matters there. " +
        "Below, the best K wanders (2 different ones).",
    );
  });

  it("numbers tolerances from 0 on", () => {
    const [[{ layer }]] = panelsOf(phaseTolerance, opening);
    const { values } = layer[0].encoding["y"]["axis"] as { values: readonly number[] };
    expect(values[0]).toBe(0);
  });

  it("marks the best K of each row, and no other", () => {
    const [[{ layer }]] = panelsOf(phaseTolerance, opening);
    const [ridge] = layer.filter(({ mark }) => mark["type"] === "point");
    expect(valuesOf(ridge).map(({ y, x }) => [y, x])).toEqual([
      [0, 5],
      [1, 10],
      [2, 10],
    ]);
  });

  it("says so when nothing opens it, and when granularity goes on to matter", () => {
    const { finding, said } = drawn(phaseTolerance, closed);
    expect(finding).toBe("No tolerance here opens the fine end: K = 120 stays out of reach");
    expect(said).toContain("At no tolerance here does every K = 5…10 pass 0.9 or more.");
  });

  it("names those for whom granularity ceases to matter when others go on", () => {
    expect(drawn(phaseTolerance, [...opening, ...closed]).said).toContain(
      "From ε = 2 on every K = 5…10 passes 0.9 or more for model-1: granularity",
    );
  });

  it("does not say that the fine end opens first when it was open from the beginning, or the coarse one opens too", () => {
    const finding = (...rates: readonly (readonly (number | null)[])[]) =>
      drawn(phaseTolerance, agent("model-1", ...rates)).finding;
    expect(finding([null, 0, 0, 0], [null, 0, 0, 0])).toBe("K = 120 is reachable from ε = 0");
    expect(finding([null, 0, 0, null], [0, 0, 0, 0])).toBe("K = 120 is reachable from ε = 1");
  });

  it("does not say so either when both ends open at once", () => {
    const { finding } = drawn(phaseTolerance, agent("model-1", [null, 0, 0, null], [0, 0, 0, 0]));
    expect(finding).toBe("K = 120 is reachable from ε = 1");
  });

  it("tells the best pass rates of the three least tolerances, and of no more", () => {
    const longer = [
      [null, 0.1, 0, null],
      [null, 0.7, 0.8, 0.1],
      [null, 0.95, 0.96, 0.3],
      [null, 0.97, 0.98, 0.4],
    ];
    expect(drawn(phaseTolerance, agent("model-1", ...longer)).said).toContain(
      "Best pass rate for model-1: 0.10 at ε = 0, 0.80 at 1 and 0.96 at 2. From ε = 2",
    );
  });

  it("says that the best K wanders only where it does", () => {
    const staying = agent("model-1", [null, 0.1, 0, null], [null, 0.7, 0.6, 0.1], [null, 0.95, 0.96, 0.3]);
    const { said } = drawn(phaseTolerance, staying);
    expect(said).toContain("granularity hardly matters there.");
    expect(said).not.toContain("wanders");
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
