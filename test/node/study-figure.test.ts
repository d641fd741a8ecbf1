import { describe, expect, it } from "vitest";
import { checkStudyFigure, directionsOf } from "../../src/node/study-figure.ts";
import { parseStudy } from "../../src/study/parse-study.ts";

const directions = (axes: string, plot = "") =>
  directionsOf(parseStudy(`scenario: { world: closed }\naxes: ${axes}\n${plot}`, "mine.yaml")).map(
    ({ name, values, scattered = false }) => [name, values.length, scattered],
  );

describe("directionsOf", () => {
  it("takes every axis that varies by itself", () => {
    expect(directions("{ agent: [model-1, model-2], attempts: { from: 1, to: 4 } }")).toEqual([
      ["agent", 2, false],
      ["attempts", 4, false],
    ]);
  });

  it("leaves out what follows a formula", () => {
    expect(directions('{ chunk: [10, 20], scaffolded: [2, 3], tolerance: "0.05 * chunk" }')).toEqual([
      ["chunk", 2, false],
      ["scaffolded", 2, false],
    ]);
  });

  const zipped = "{ size: { zip: { goal: [120, 120, 240], subgoals: [4, 6, 8] } }, attempts: [1, 2] }";

  it("takes of axes that move together the one of most different values, or the one that is named", () => {
    expect(directions(zipped)[0]).toEqual(["subgoals", 3, false]);
    expect(directions(zipped, "plot: { facet: goal }")[0]).toEqual(["goal", 2, false]);
  });

  it("knows the points of a sample", () => {
    const sample =
      "{ sample: sobol, points: 8, over: { attempts: { from: 1, to: 9 }, verification: { from: 0, to: 1 } } }";
    const [[name, , scattered]] = directions(`{ knobs: ${sample} }`);
    expect([name, scattered]).toEqual([expect.stringMatching(/attempts|verification/), true]);
  });
});

describe("checkStudyFigure", () => {
  const checked = (axes: string, plot: string) => () =>
    checkStudyFigure(
      parseStudy(
        `scenario: { world: closed }\naxes: ${axes}\nmeasurement: attempt-by-actions\nplot: ${plot}`,
        "mine.yaml",
      ),
      null,
    );

  it.each([
    ["{ agent: [model-1, model-3] }", "{ x: actions, colour: agent }"],
    ["{ agent: [model-1, model-3] }", "{ x: agent, colour: actions }"],
    ["{ agent: [model-1, model-3], tolerance: [0, 2] }", "{ x: actions, colour: agent, facet: tolerance }"],
    ["{ agent: [model-1, model-3], tolerance: [0, 2] }", "{ facet: [agent, actions] }"],
  ])("lets a column of the rows stand in for an axis: %s, %s", (axes, plot) => {
    expect(checked(axes, plot)).not.toThrow();
  });

  it("finds nothing left for x where the axes alone are named, and for other channels", () => {
    const axes = "{ agent: [model-1, model-3], tolerance: [0, 2] }";
    expect(checked(axes, "{ colour: agent, facet: tolerance }")).toThrow("there is no axis left for x");
  });

  it("counts an axis once that is named", () => {
    const axes = (to: number) => `{ attempts: { from: 1, to: 200 }, tolerance: { from: 1, to: ${to} } }`;
    // 24 panels of 200 points; 24 are the most.
    expect(checked(axes(24), "{ x: attempts, facet: tolerance }")).not.toThrow();
    expect(checked(axes(25), "{ x: attempts, facet: tolerance }")).toThrow("there would be 25 facets");
    expect(checked(axes(101), "{ x: attempts, facet: tolerance }")).toThrow("there would be 20,200 points");
  });
});
