import type { TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { type FrontierRequest, frontierFigure } from "../../src/figures/frontier.ts";
import { complaintsOf, figureContext } from "../support/figure-rows.ts";
import { best, frontierRequest, middle } from "../support/frontier-request.ts";
import { axesAlong } from "../support/picture-axes.ts";
import { pictureParts } from "../support/picture-parts.ts";

const drawn = (changes: Partial<FrontierRequest> = {}) =>
  frontierFigure({ ...frontierRequest, ...changes }, figureContext);

/** The places of each layer of its one panel, with the kind of mark. */
const layersOf = (changes: Partial<FrontierRequest> = {}) => {
  const [{ panels }] = pictureParts(drawn(changes).spec).rows;
  return panels[0].marks.map(({ mark, values }) => ({
    mark,
    places: values.map(({ x, y }) => [x, y]),
  }));
};

describe("frontierFigure", () => {
  it("has the best for its title, without the axes that do not vary", () => {
    expect(drawn().finding).toBe("Pass rate is highest at sub-goals = 4: 0.5");
    expect(drawn({ isMinimised: true, value: "1 - passRate" }).finding).toBe(
      "1 - passRate is lowest at sub-goals = 4: 0.5",
    );
  });

  it("says how many are beaten by none, under which limits, and how flat the optimum is", () => {
    const [question, said] = drawn().details;
    expect([question, said]).toEqual(["Which?", "3 of 5 rows are beaten by none in both."]);
    const near = { within: 0.2, count: 3, cheapest: middle };
    expect(drawn({ question: "", limits: ["a < 1", "b < 2"], near }).details).toEqual([
      "Subject to a < 1 and b < 2: 3 of 5 rows are beaten by none in both. " +
        "3 come within 0.2 of the best, the cheapest with expectedActions 20 at sub-goals = 2.",
    ]);
    expect(drawn({ near: { ...near, count: 1 } }).details[1]).toContain(
      "No other comes within 0.2 of the best.",
    );
  });

  it("draws every row once, the frontier as steps up to the dearest row, and the best", () => {
    const [beaten, steps, unbeaten, sign] = layersOf();
    expect(beaten.places).toEqual([
      [10, 0.1],
      [20, 0.3],
      [60, 0.3],
      [40, 0.5],
    ]);
    expect(steps.mark).toMatchObject({ type: "line", interpolate: "step-after" });
    expect(steps.places).toEqual([
      [10, 0.1],
      [20, 0.3],
      [40, 0.5],
      [60, 0.5],
    ]);
    expect(unbeaten).toMatchObject({ mark: { filled: true, opacity: 1 } });
    expect(unbeaten.places).toHaveLength(3);
    expect(sign.places).toEqual([[40, 0.5]]);
  });

  it("says what its axes are", () => {
    const [{ panels }] = pictureParts(drawn().spec).rows;
    const titles = (["x", "y"] as const).map((along) => axesAlong(panels[0].marks, along)[0].title);
    expect(titles).toEqual(["Expected actions", "Pass rate"]);
  });

  it("says of a single one that it is beaten by none", () => {
    expect(drawn({ frontier: [best] }).details[1]).toBe("1 of 5 rows is beaten by none in both.");
  });

  it("warns of a choice among samples, and has nothing to draw where no row is within the limits", () => {
    const sampled = frontierRequest.candidates.map((one) => ({
      ...one,
      row: { ...one.row, engine: "monte-carlo" },
    }));
    expect(JSON.stringify(drawn({ candidates: sampled }).spec)).toContain("a choice among estimates");
    expect(JSON.stringify(drawn().spec)).not.toContain("estimates");
    expect(() => drawn({ frontier: [] })).toThrow("no row is within the limits");
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn().spec as TopLevelSpec)).toEqual([]);
  });
});
