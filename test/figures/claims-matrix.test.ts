import { describe, expect, it } from "vitest";
import { claimsMatrix } from "../../src/figures/claims-matrix.ts";
import { textSize } from "../../src/figures/kit/theme.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn } from "../support/figure-rows.ts";
import { pictureParts } from "../support/picture-parts.ts";

type Verdict = "holds" | "holds with exceptions" | "fails" | "vacuous";

const claim = (statement: string, semantics: string, verdict: Verdict, withinPremises = true): Row => ({
  semantics,
  statement,
  kind: statement.startsWith("law") ? "theorem" : "prediction",
  withinPremises,
  verdict,
  holding: 1,
  cases: 2,
});

const rows = [
  claim("law", "closed", "holds"),
  claim("law", "open", "fails", false),
  claim("T1.peak", "closed", "holds"),
  claim("T1.peak", "open", "holds"),
  claim("T3.partial", "closed", "holds with exceptions"),
  claim("T3.partial", "open", "fails"),
];

const [
  {
    panels: [matrix],
  },
] = pictureParts(drawn(claimsMatrix, rows).spec).rows;

describe("claimsMatrix", () => {
  it("has its finding for a title: what survives everywhere", () => {
    const { finding, said } = drawn(claimsMatrix, rows);
    expect(finding).toBe("Theorems hold within their premises; 1 of 2 predictions in all 2 semantics");
    expect(said).toBe(
      "Verdicts on predictions: 2 hold, 1 hold with exceptions, 1 fail. " +
        "Of 2 semantics, exceptions allowed: T1.peak (granularity peak inside) holds in 2, T3.partial (partial beats none and full) holds in 1.",
    );
  });

  it("says so when a theorem fails within its premises", () => {
    expect(drawn(claimsMatrix, [...rows, claim("law-2", "open", "fails")]).finding).toBe(
      "A theorem fails within its premises: law-2 in open",
    );
  });

  it("counts for each statement the semantics in which it holds", () => {
    const { text } = drawn(claimsMatrix, rows);
    expect(text).toContain('{"statement":"T1.peak","count":"2/2"}');
    expect(text).toContain('{"statement":"T3.partial","count":"1/2"}');
  });

  it("tells verdicts apart by sign and by the lightness of their colours", () => {
    const { text } = drawn(claimsMatrix, rows);
    const lightness = ["#c9dbeb", "#f4e6bd", "#b8420f"].map((color) => {
      expect(text).toContain(color);
      return Number.parseInt(color.slice(1, 3), 16) * 0.21 + Number.parseInt(color.slice(3, 5), 16) * 0.72;
    });
    expect(lightness[0] - lightness[2]).toBeGreaterThan(60);
  });

  /** The marks of one type, each with the cells on which it is drawn. */
  const drawnOn = (type: string) =>
    matrix.marks.flatMap(({ mark, values }) =>
      mark["type"] === type
        ? values.map(({ statement, semantics }) => ({ mark, cell: `${statement} ${semantics}` }))
        : [],
    );

  it("draws each cell once, in the colour of its verdict, and white outside the premises", () => {
    const cells = drawnOn("rect").map(({ mark, cell }) => [cell, mark["color"], "stroke" in mark]);
    expect(cells.toSorted()).toEqual([
      ["T1.peak closed", "#c9dbeb", false],
      ["T1.peak open", "#c9dbeb", false],
      ["T3.partial closed", "#f4e6bd", false],
      ["T3.partial open", "#b8420f", false],
      ["law closed", "#c9dbeb", false],
      ["law open", "#ffffff", true],
    ]);
  });

  it("draws signs as the key writes them: full where all hold, hollow with exceptions, crossed where it fails", () => {
    const signs = drawnOn("point").map(({ mark, cell }) => [cell, mark["shape"], mark["filled"]]);
    expect(signs.toSorted()).toEqual([
      ["T1.peak closed", "circle", true],
      ["T1.peak open", "circle", true],
      ["T3.partial closed", "circle", false],
      ["T3.partial open", "cross", true],
      ["law closed", "circle", true],
      ["law open", "cross", true],
    ]);
  });

  it("draws signs in the dark of their verdict, and in grey outside the premises", () => {
    const colors = new Map(drawnOn("point").map(({ mark, cell }) => [cell, mark["color"]]));
    expect([colors.get("law closed"), colors.get("law open")]).toEqual(["#17375e", "#8a8a8a"]);
  });

  it("has cells side by side with a thin line of paper between, and signs that fit into them", () => {
    const [{ encoding }] = matrix.marks;
    for (const { scale } of [encoding["x"], encoding["y"]]) {
      const { paddingInner, paddingOuter } = scale as Readonly<Record<string, number>>;
      expect(paddingOuter).toBe(0);
      expect(paddingInner).toBeGreaterThan(0);
      expect(paddingInner).toBeLessThan(0.2);
    }
    for (const { mark } of drawnOn("point")) {
      expect(Math.sqrt(Number(mark["size"]))).toBeLessThan((0.6 * matrix.height) / 3);
      expect(Number(mark["strokeWidth"])).toBeLessThan(2);
    }
    // two columns and three rows of cells, which are wider than they are high
    expect(matrix.width / 2).toBeGreaterThan(matrix.height / 3);
  });

  it("says of one central prediction alone what becomes of it", () => {
    const alone = rows.filter(({ statement }) => statement !== "T3.partial");
    expect(drawn(claimsMatrix, alone).said).toBe(
      "Verdicts on predictions: 2 hold, 0 hold with exceptions, 0 fail. " +
        "Of 2 semantics, exceptions allowed: T1.peak (granularity peak inside) holds in 2.",
    );
  });

  it("turns the cross of what fails to the × that the key writes", () => {
    const crosses = matrix.marks.filter(({ mark }) => mark["shape"] === "cross");
    // upright it would be a plus
    expect(crosses.map(({ mark }) => Number(mark["angle"]) % 90)).toEqual([45, 45]);
  });

  it("writes the counts right of the cells, within a character of them", () => {
    const [{ x }] = matrix.marks.flatMap(({ mark, encoding }) => (mark["type"] === "text" ? [encoding] : []));
    const beyond = Number(x["value"]) - matrix.width;
    expect(beyond).toBeGreaterThan(0);
    expect(beyond).toBeLessThan(textSize.note);
  });

  it("has the names of its rows and columns beside the cells, with no line or tick between", () => {
    const [{ encoding }] = matrix.marks;
    for (const { axis } of [encoding["x"], encoding["y"]])
      expect(axis).toMatchObject({ domain: false, ticks: false });
  });

  it("has a sign for nothing to test in its key only where there is such a verdict", () => {
    expect(drawn(claimsMatrix, rows).text).not.toContain("nothing to test");
    const untested = claim("T2.guidance", "open", "vacuous");
    const { text, said, spec } = drawn(claimsMatrix, [...rows, untested]);
    expect(text).toContain("– nothing to test");
    expect(said).toContain("1 fail, 1 have nothing to test.");
    const [{ marks }] = pictureParts(spec).rows[0].panels;
    const signs = marks.filter(({ mark, values }) => mark["shape"] === "stroke" && values.length > 0);
    // a line that is filled has no outline, and cannot be seen
    expect(signs.map(({ mark }) => mark["filled"])).toEqual([false]);
  });

  it("refuses a verdict that it does not know", () => {
    expect(() => drawn(claimsMatrix, [claim("law", "closed", "unknown" as Verdict)])).toThrow(
      "a verdict must be one of",
    );
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(claimsMatrix, rows).spec)).toEqual([]);
  });
});
