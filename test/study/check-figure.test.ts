import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { figureDefinitions } from "../../src/figures/figure-definitions.ts";
import type { Figure } from "../../src/figures/kit/figure-definition.ts";
import { builtinExperiments } from "../../src/node/experiments.ts";
import type { Row } from "../../src/stats/table.ts";
import { checkFigure } from "../../src/study/check-figure.ts";
import type { Study } from "../../src/study/study.ts";
import { figureContext } from "../support/figure-rows.ts";

const drawn = builtinExperiments().filter(({ study }) => study.figure !== null && study.table === null);
const studies = drawn.map(({ study }) => [study.name, study] as const);

/** The study with one more axis of so many values, which its figure has never heard of. */
function withAxis(study: Study, values: number): Study {
  const axis = {
    name: "task.tolerance",
    values: Array.from({ length: values }, (_, i) => ({ label: i, set: { "task.tolerance": i } })),
  };
  const grids = study.grids.map((axes) => [...axes, axis]);
  return { ...study, axes: [...study.axes, axis], grids };
}

/** The study with the first values of an axis alone. */
function withValues(study: Study, name: string, count: number): Study {
  const axes = study.axes.map((axis) =>
    axis.name === name ? { ...axis, values: axis.values.slice(0, count) } : axis,
  );
  return { ...study, axes };
}

/** All that a figure says, or why it cannot be drawn; anything but a refusal is thrown on. */
function saidBy(draw: () => Figure): string {
  try {
    const { finding, details } = draw();
    return [finding, ...details].join(" ");
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

describe("checkFigure", () => {
  it("has figures to check", () => {
    expect(studies.length).toBeGreaterThan(10);
  });

  it("asks nothing of a study without a figure, or with none", () => {
    const [{ study }] = drawn;
    for (const figure of [null, "none"]) expect(() => checkFigure({ ...study, figure }, {})).not.toThrow();
  });

  it("takes the frontier of a study that seeks something, and of no other", () => {
    const [{ study }] = drawn;
    const objective = { maximise: "successRate", minimise: null, limits: [], against: null, within: null };
    expect(() => checkFigure({ ...study, figure: "frontier", objective }, {})).not.toThrow();
    expect(() => checkFigure({ ...study, figure: "frontier", objective: null }, {})).toThrow(
      /figure: the figure frontier shows what is sought, but the study has no objective/,
    );
  });

  it("names the figures that there are, and what one needs that a study lacks", () => {
    const [{ study }] = drawn;
    const figures = { mine: { axes: ["agent", "chunk"], measurements: ["exact", "tube"] } };
    expect(() => checkFigure({ ...study, figure: "yours" }, figures)).toThrow(
      /^figure: there is no figure called "yours"\n(.*\n)? {2}hint: known figures: mine, frontier, none$/,
    );
    const own = { ...study, figure: "mine", axes: study.axes.slice(0, 1), measurements: ["exact"] };
    expect(own.axes.map(({ name }) => name)).toEqual(["agent"]);
    expect(() => checkFigure(own, figures)).toThrow(
      "the figure mine needs agent, chunk, exact, tube, but the study lacks chunk, tube",
    );
  });

  it.each(studies)("lets %s draw what it asks, and a further axis of one value", (_, study) => {
    expect(() => checkFigure(study, figureDefinitions)).not.toThrow();
    expect(() => checkFigure(withAxis(study, 1), figureDefinitions)).not.toThrow();
  });

  it.each(studies)("refuses an axis that the figure of %s does not know", (_, study) => {
    expect(() => checkFigure(withAxis(study, 2), figureDefinitions)).toThrow(
      /^axes(\[0\])?\["task\.tolerance"\]: .* draws .* alone, but the axis task\.tolerance has 2 values\n/,
    );
  });

  it.each(studies)("refuses to compare fewer values than %s needs, and takes as many", (_, study) => {
    const { least = {} } = figureDefinitions[study.figure ?? ""];
    for (const [name, count] of Object.entries(least)) {
      expect(() => checkFigure(withValues(study, name, count), figureDefinitions)).not.toThrow();
      expect(() => checkFigure(withValues(study, name, count - 1), figureDefinitions)).toThrow(
        `compares at least ${count} of it, but the axis ${name} has ${count - 1} value${count === 2 ? "" : "s"}\n`,
      );
    }
  });

  it.each(studies)("says nothing of %s, cut to as few values, that is no number or no word", (_, study) => {
    const { axes, least = {}, draw } = figureDefinitions[study.figure ?? ""];
    const rows = JSON.parse(readFileSync(`figures/${study.name}/data.json`, "utf8")) as readonly Row[];
    for (const name of axes) {
      const all = study.axes.find((axis) => axis.name === name)?.values ?? [];
      const count = least[name] ?? 1;
      // The two ways of choosing among guidance rules have to be there.
      for (const kept of name === "guidance" ? [] : [all.slice(0, count), all.slice(-count)]) {
        const labels = kept.map(({ label }) => label);
        const some = rows.filter((row) => labels.includes(row[name]));
        expect(saidBy(() => draw(some, figureContext))).not.toMatch(/NaN|undefined|Infinity|null/);
      }
    }
  });

  it.each(studies)("refuses the study of %s without one of its axes", (_, study) => {
    for (const { name } of study.axes.filter((axis) =>
      figureDefinitions[study.figure ?? ""].axes.includes(axis.name),
    )) {
      const axes = study.axes.filter((axis) => axis.name !== name);
      expect(() => checkFigure({ ...study, axes }, figureDefinitions)).toThrow(`the study lacks ${name}`);
    }
  });
});
