import { ScenarioError } from "../model/errors.ts";
import type { Study } from "./study.ts";

/** What a study must have for a figure to be drawn from it. */
export interface FigureNeeds {
  readonly axes: readonly string[];
  readonly measurements: readonly string[];
}

/**
 * Checks that a study's figure is one of `figures` and can be drawn from its rows.
 *
 * Errors: ScenarioError at `figure` for one that there is not, or that needs what the study does not have.
 */
export function checkFigure(
  { figure, axes, measurements, placeOf }: Study,
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
  if (lacking.length === 0) return;
  const needed = [...needs.axes, ...needs.measurements].join(", ");
  const problem = `the figure ${figure} needs ${needed}, but the study lacks ${lacking.join(", ")}`;
  throw new ScenarioError({ ...at, problem, hint: "add them, or leave figure out for a table alone" });
}
