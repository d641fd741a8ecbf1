import { axisPath } from "./expand-grids.ts";
import { errorAt, type Study } from "./study.ts";

/** What a study says instead of a figure when it wants a table alone. */
export const noFigure = "none";

/** The figure of what a study seeks: its objective against what that costs. */
export const objectiveFigure = "frontier";

/** What a study must have for a figure to be drawn from it. */
export interface FigureNeeds {
  /** One row is drawn for each combination of their values. */
  readonly axes: readonly string[];
  readonly measurements: readonly string[];
  /** How many values of an axis it compares, at least; of an axis not named one is enough. */
  readonly least?: Readonly<Record<string, number>>;
}

/**
 * Checks that a study's figure is one of `figures` and can be drawn from its rows.
 *
 * Errors: ScenarioError for one that there is not, that needs what the study does not have, that would draw the rows of
 * further axes as if they were one another's, or would compare values of an axis that has too few.
 */
export function checkFigure(study: Study, figures: Readonly<Record<string, FigureNeeds>>): void {
  const { figure, axes, grids, measurements } = study;
  if (figure === null || figure === noFigure) return;
  if (figure === objectiveFigure) {
    checkObjective(study);
    return;
  }
  const without = "or leave figure out for a picture chosen from the axes";
  if (!Object.hasOwn(figures, figure)) {
    const problem = `there is no figure called ${JSON.stringify(figure)}`;
    throw errorAt(
      study,
      ["figure"],
      problem,
      `known figures: ${[...Object.keys(figures), objectiveFigure, noFigure].join(", ")}`,
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
  // How many values a formula will have is not known beforehand.
  const wrong = axes.flatMap((axis) => {
    const { name, values, follows } = axis;
    if (follows !== undefined) return [];
    const { [name]: least = 1 } = needs.least ?? {};
    const problem = valuesProblem(values.length, needs.axes.includes(name), needs.axes.join(" and "), least);
    return problem === null ? [] : [{ axis, ...problem }];
  });
  if (wrong.length === 0) return;
  const [{ axis, law, count, wayOut }] = wrong;
  const problem = `the figure ${figure} ${law}, but the axis ${axis.name} has ${count} value${count === 1 ? "" : "s"}`;
  throw errorAt(study, axisPath(grids, 0, axis), problem, `${wayOut}, ${without}`);
}

function checkObjective(study: Study): void {
  if (study.objective !== null) return;
  const problem = `the figure ${objectiveFigure} shows what is sought, but the study has no objective`;
  throw errorAt(study, ["figure"], problem, "as in objective: { maximise: successRate }");
}

/** What is wrong with the number of values of an axis that a figure knows or does not; null for nothing. */
function valuesProblem(count: number, known: boolean, axes: string, least: number) {
  if (!known && count > 1) return { law: `draws ${axes} alone`, count, wayOut: "give it one value" };
  if (known && count < least)
    return { law: `compares at least ${least} of it`, count, wayOut: `give it ${least} or more` };
  return null;
}
