import { axisPath } from "./expand-grids.ts";
import { errorAt, type Study } from "./study.ts";

/** What a study says instead of a figure when it wants a table alone. */
export const noFigure = "none";

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
export function checkFigure(study: Study, figures: Readonly<Record<string, FigureNeeds>>): void {
  const { figure, axes, grids, measurements } = study;
  if (figure === null || figure === noFigure) return;
  const without = "or leave figure out for a picture chosen from the axes";
  if (!Object.hasOwn(figures, figure)) {
    const problem = `there is no figure called ${JSON.stringify(figure)}`;
    throw errorAt(
      study,
      ["figure"],
      problem,
      `known figures: ${[...Object.keys(figures), noFigure].join(", ")}`,
    );
  }
  const needs = figures[figure];
  const had = [...axes.map(({ name }) => name), ...measurements];
  const needed = [...needs.axes, ...needs.measurements];
  const lacking = needed.filter((name) => !had.includes(name));
  if (lacking.length > 0) {
    const problem = `the figure ${figure} needs ${needed.join(", ")}, but the study lacks ${lacking.join(", ")}`;
    throw errorAt(study, ["figure"], problem, `add them, ${without}`);
  }
  const further = axes.find(({ name, values }) => values.length > 1 && !needs.axes.includes(name));
  if (further === undefined) return;
  const { name, values } = further;
  const problem = `the figure ${figure} draws ${needs.axes.join(" and ")} alone, but the axis ${name} has ${values.length} values`;
  throw errorAt(study, axisPath(grids, 0, further), problem, `give it one value, ${without}`);
}
