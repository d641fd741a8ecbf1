import { describe, expect, it } from "vitest";
import { triptych } from "../../src/figures/kit/triptych.ts";
import { phaseAttempts } from "../../src/figures/phase-attempts.ts";
import { complaintsOf, drawn, panelsOf, valuesOf } from "../support/figure-rows.ts";
import { phaseRows } from "../support/phase-rows.ts";

const agent = (name: string, ...rates: readonly (readonly (number | null)[])[]) =>
  phaseRows(name, "attempts", [1, 2, 3, 4, 8], Object.fromEntries(rates.map((row, i) => [i + 1, row])));

const jumping = agent("model-1", [null, 0.1, 0.3, 0.2, 0.25], [null, 0.2, 0.4, 0.3, 0.6]);
const staying = agent("model-2", [null, 0.1, 0.3, 0.2, null], [null, 0.2, 0.4, 0.3, null]);

describe("phaseAttempts", () => {
  it("has its finding for a title: where the best K goes", () => {
    expect(drawn(phaseAttempts, [...jumping, ...staying]).finding).toBe(
      "Attempts open nothing out of reach, but move the best K: 3 → 8, 3 → 3",
    );
  });

  it("names the agents whose best K jumps, and only those", () => {
    expect(drawn(phaseAttempts, [...jumping, ...staying]).said).toBe(
      "Few attempts favour coarse stages, many an echo: for model-1 the best K jumps at R = 2. " +
        "Within reach: K = 2…8; 2…4. Outside, the pass rate is 0 for every R.",
    );
  });

  it("does not call an echo what was none with fewer attempts", () => {
    const climbing = agent("model-1", [null, 0.1, 0.3, 0.2, 0.1], [null, 0.2, 0.4, 0.3, 0.6]);
    expect(drawn(phaseAttempts, climbing).said).toContain("many finer ones: for model-1");
  });

  it("says so when it does not move", () => {
    expect(drawn(phaseAttempts, staying).finding).toBe(
      "Attempts open nothing that is out of reach, and the best K stays",
    );
  });

  it("does not say that nothing passes outside when a run passes where a stage was said to be unreachable", () => {
    const opened = jumping.map((row) => ({ ...row, failureUnreachable: 0.5 }));
    const { finding, said } = drawn(phaseAttempts, opened);
    expect(finding).toBe("Attempts open what was said to be unreachable for model-1");
    expect(said).toContain("Within reach: K = none.");
    expect(said).not.toContain("Outside");
  });

  it("names the holes in what is within reach", () => {
    const holed = agent("model-1", [null, 0.1, null, 0.3, null]);
    expect(drawn(phaseAttempts, holed).said).toContain("Within reach: K = 2…4 but for 3.");
  });

  it("draws a study in which nothing passes", () => {
    expect(drawn(phaseAttempts, agent("model-1", [null, 0, 0, 0, 0])).finding).toContain("the best K stays");
  });

  it("colours what is within reach, hatches the rest inside its cells, and marks the best of each row", () => {
    const [[panel]] = panelsOf(phaseAttempts, staying);
    const [cells, hatch, border, ridge] = panel.layer.map(valuesOf);
    expect(cells.map(({ x, y }) => [x, y])).toEqual([2, 3, 4].flatMap((x) => [1, 2].map((y) => [x, y])));
    expect(ridge.map(({ x, y }) => [x, y])).toEqual([
      [3, 1],
      [3, 2],
    ]);
    // K = 1 ends at √2 and K = 8 begins at √32, both over all rows
    const edges = [Math.SQRT2, Math.sqrt(32)];
    expect([...new Set(border.map(({ x }) => x))]).toEqual(edges);
    const outside = hatch.filter(({ x, x2 }) => Number(x) > edges[0] - 1e-9 && Number(x2) < edges[1] + 1e-9);
    expect(hatch.length).toBeGreaterThan(10);
    expect(outside).toEqual([]);
    expect(Math.min(...hatch.map(({ x }) => Number(x)))).toBeCloseTo(Math.SQRT1_2, 9);
    expect(Math.max(...hatch.map(({ x2 }) => Number(x2)))).toBeCloseTo(8 * Math.SQRT2, 9);
    // R = 1 and 2 on a log axis
    for (const y of hatch.flatMap((line) => [Number(line["y"]), Number(line["y2"])])) {
      expect(y).toBeGreaterThan(Math.SQRT1_2 - 1e-9);
      expect(y).toBeLessThan(2 * Math.SQRT2 + 1e-9);
    }
  });

  it("hatches at an even pitch on the picture, 5 units along an axis", () => {
    const [[panel]] = panelsOf(phaseAttempts, staying);
    const widths = Math.log(8 * Math.SQRT2) - Math.log(Math.SQRT1_2);
    const units = (x: unknown) => ((Math.log(Number(x)) - Math.log(Math.SQRT1_2)) / widths) * triptych.width;
    const bottoms = valuesOf(panel.layer[1])
      .filter(({ y }) => Math.abs(Number(y) - 2 * Math.SQRT2) < 1e-9)
      .map(({ x }) => units(x));
    for (const x of bottoms) expect((x + 150) / 5).toBeCloseTo(Math.round((x + 150) / 5), 9);
    expect(bottoms.length).toBeGreaterThan(5);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(phaseAttempts, [...jumping, ...staying]).spec)).toEqual([]);
  });
});
