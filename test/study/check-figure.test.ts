import { describe, expect, it } from "vitest";
import { figureDefinitions } from "../../src/figures/figure-definitions.ts";
import { builtinExperiments } from "../../src/node/experiments.ts";
import { checkFigure } from "../../src/study/check-figure.ts";
import type { Study } from "../../src/study/study.ts";

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

describe("checkFigure", () => {
  it("has figures to check", () => {
    expect(studies.length).toBeGreaterThan(10);
  });

  it.each(studies)("lets %s draw what it asks, and a further axis of one value", (_, study) => {
    expect(() => checkFigure(study, figureDefinitions)).not.toThrow();
    expect(() => checkFigure(withAxis(study, 1), figureDefinitions)).not.toThrow();
  });

  it.each(studies)("refuses an axis that the figure of %s does not know", (_, study) => {
    expect(() => checkFigure(withAxis(study, 2), figureDefinitions)).toThrow(
      /draws .* alone, but the axis task\.tolerance has 2 values/,
    );
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
