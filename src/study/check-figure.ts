import { keyPathText } from "../input/key-path.ts";
import { ScenarioError } from "../model/errors.ts";
import { axisPath } from "./expand-grids.ts";
import type { Study } from "./study.ts";

/** What a study must have for a figure to be drawn from it. */
export interface FigureNeeds {
  /** One row is drawn for each combination of their values. */
  readonly axes: readonly string[];
  readonly measurements: readonly string[];
}

/**
 * Checks that a study's figure is one of `figures` and can be drawn from its rows.
 *
 * Errors: ScenarioError for one that there is not, that needs what the study does not have, or that would draw the rows of
 * further axes as if they were one another's.
 */
export function checkFigure(
  { figure, axes, grids, measurements, placeOf }: Study,
  figures: Readonly<Record<string, FigureNeeds>>,
): void {
  if (figure === null) return;
  const at = { path: "figure", place: placeOf(["figure"]) };
  if (!Object.hasOwn(figures, figure)) {
    const problem = `there is no figure called ${JSON.stringify(figure)}`;
    throw new ScenarioError({ ...at, problem, hint: `known figures: ${Object.keys(figures).join(", ")}` });
  }
  const needs = figures[figure];
  const names = axes.map(({ name }) => name);
  const lacking = [
    ...needs.axes.filter((name) => !names.includes(name)),
    ...needs.measurements.filter((name) => !measurements.includes(name)),
  ];
  if (lacking.length > 0) {
    const needed = [...needs.axes, ...needs.measurements].join(", ");
    const problem = `the figure ${figure} needs ${needed}, but the study lacks ${lacking.join(", ")}`;
    throw new ScenarioError({ ...at, problem, hint: "add them, or leave figure out for a table alone" });
  }
  const further = axes.find(({ name, values }) => values.length > 1 && !needs.axes.includes(name));
  if (further === undefined) return;
  const path = axisPath(grids, 0, further.name);
  throw new ScenarioError({
    path: keyPathText(path),
    problem: `the figure ${figure} draws ${needs.axes.join(" and ")} alone, but the axis ${further.name} has ${further.values.length} values`,
    hint: "give it one value, or leave figure out for a table alone",
    place: placeOf(path),
  });
}
