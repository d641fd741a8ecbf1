import { describe, expect, it } from "vitest";
import { checkStudyFigure, directionsOf, studyFigure } from "../../src/node/study-figure.ts";
import type { Row } from "../../src/stats/table.ts";
import { Choosing } from "../../src/study/choice.ts";
import { loadFormulas } from "../../src/study/load-formulas.ts";
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

  it("takes the first of axes that move together and have as many values", () => {
    expect(directions("{ size: { zip: { goal: [120, 240], subgoals: [4, 8] } } }")).toEqual([
      ["goal", 2, false],
    ]);
    expect(directions("{ size: { zip: { subgoals: [4, 8], goal: [120, 240] } } }")).toEqual([
      ["subgoals", 2, false],
    ]);
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

  it("knows the columns of a table, of a single row as well", () => {
    const seen = (plot: string) => parseStudy(`table: seen.csv\nplot: ${plot}`, "mine.yaml");
    const row = [{ cost: 1, rate: 0.5 }];
    expect(() => checkStudyFigure(seen("{ x: cost }"), row)).not.toThrow();
    expect(() => checkStudyFigure(seen("{ x: coast }"), row)).toThrow("did you mean cost?");
  });

  it("counts an axis once that is named", () => {
    const axes = (to: number) => `{ attempts: { from: 1, to: 200 }, tolerance: { from: 1, to: ${to} } }`;
    // 24 panels of 200 points; 24 are the most.
    expect(checked(axes(24), "{ x: attempts, facet: tolerance }")).not.toThrow();
    expect(checked(axes(25), "{ x: attempts, facet: tolerance }")).toThrow("there would be 25 facets");
    expect(checked(axes(101), "{ x: attempts, facet: tolerance }")).toThrow("there would be 20,200 points");
  });
});

describe("studyFigure", () => {
  const rows: readonly Row[] = [
    { name: "a", cost: 1, rate: 0.2 },
    { name: "b", cost: 2, rate: 0.5 },
    { name: "c", cost: 3, rate: 0.9 },
  ];
  const seen = (...lines: readonly string[]) =>
    parseStudy(["table: seen.csv", ...lines].join("\n"), "mine.yaml");
  const sought = async (objective: string, some = rows) => {
    const study = seen(`objective: ${objective}`, "figure: frontier");
    await loadFormulas(study);
    const choosing = Choosing.of(study, { columns: Object.keys(rows[0]) });
    choosing?.add(some);
    return studyFigure(study, some, "hash", choosing?.choice() ?? null);
  };

  it("draws what came of an objective, of a single row as well", async () => {
    const weighed = "{ maximise: rate, against: cost }";
    for (const some of [rows, rows.slice(2)]) {
      const { figure, missing } = await sought(weighed, some);
      expect(missing).toBeNull();
      expect(figure?.finding).toMatch(/0\.9/);
      expect(JSON.stringify(figure?.spec)).toContain(":0.9");
    }
  });

  it("looks for what is small where that is sought", async () => {
    const findings = [
      (await sought("{ maximise: rate, against: cost }")).figure?.finding,
      (await sought("{ minimise: rate, against: cost }")).figure?.finding,
    ];
    expect(findings).toEqual(["Rate is highest: 0.9", "Rate is lowest: 0.2"]);
  });

  it("leaves out of it what is not within the limits", async () => {
    const { figure } = await sought('{ maximise: rate, against: cost, "subject to": "rate < 0.8" }');
    expect(figure?.finding).toMatch(/0\.5/);
    expect(JSON.stringify(figure?.spec)).not.toContain(":0.9");
  });

  it.each([
    ["{ maximise: rate }", "nothing is weighed against what is sought (`against` names it)"],
    ['{ maximise: rate, against: cost, "subject to": "rate > 1" }', "no row is within the limits"],
  ])("says why there is none: %s", async (objective, missing) => {
    expect(await sought(objective)).toEqual({ figure: null, missing });
  });

  it("has none of an objective that nothing came of", async () => {
    const study = seen("objective: { maximise: rate, against: cost }", "figure: frontier");
    await loadFormulas(study);
    expect(studyFigure(study, rows, "hash", null)).toMatchObject({
      figure: null,
      missing: expect.stringMatching(/^nothing is weighed/),
    });
  });

  it("is none where none is wanted, and says why of more rows than a table holds", () => {
    expect(studyFigure(seen("figure: none"), null, "hash")).toEqual({ figure: null, missing: null });
    expect(studyFigure(seen("plot: { x: cost }"), null, "hash")).toEqual({
      figure: null,
      missing: "a picture shows at most 20,000 rows, and there are more",
    });
  });

  it("draws the last column of numbers of a table, where no other is named", () => {
    for (const some of [rows, rows.slice(0, 1)])
      expect(studyFigure(seen("plot: { x: cost }"), some, "hash").figure?.finding).toMatch(/^Rate /);
    expect(studyFigure(seen("plot: { x: rate, y: cost }"), rows, "hash").figure?.finding).toMatch(/^Cost /);
  });
});
