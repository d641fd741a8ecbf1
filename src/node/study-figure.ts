import { figureDefinitions } from "../figures/figure-definitions.ts";
import { frontierFigure } from "../figures/frontier.ts";
import type { Figure, FigureContext } from "../figures/kit/figure-definition.ts";
import { planPlot } from "../figures/plot/plan-plot.ts";
import type { PlotAxis } from "../figures/plot/plot-axis.ts";
import { type PlotRequest, plotFigure } from "../figures/plot/plot-figure.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Row } from "../stats/table.ts";
import { noFigure, objectiveFigure } from "../study/check-figure.ts";
import { checkPlot } from "../study/check-plot.ts";
import type { Choice, Chosen } from "../study/choice.ts";
import { measurementsOf } from "../study/measurement.ts";
import { judgeOf } from "../study/objective.ts";
import { errorAt, type Study } from "../study/study.ts";
import { builtinLibrary } from "./builtin-library.ts";
import { mostDrawn } from "./result-table.ts";

/** The figure of a study's rows; where one might be expected and there is none, why: a clause without a full stop. */
export interface StudyFigure {
  readonly figure: Figure | null;
  readonly missing: string | null;
}

/**
 * Draws a study's figure: the one it names, or a picture chosen from its axes; none when there are more rows than a table holds.
 *
 * Errors: ScenarioError for rows that a named figure cannot tell apart or read, as of seven agents, or of an axis of words.
 */
export function studyFigure(
  study: Study,
  rows: readonly Row[] | null,
  dataHash: string,
  choice: Choice | null = null,
): StudyFigure {
  const { experiment, paper, ours, measurements, figure } = study;
  if (figure === noFigure) return { figure: null, missing: null };
  if (rows === null)
    return {
      figure: null,
      missing: `a picture shows at most ${mostDrawn.toLocaleString("en-US")} rows, and there are more`,
    };
  const trials = measurements.includes("monte-carlo") ? study.trials : null;
  const until = study.until === null ? {} : { until: study.until };
  const context = {
    experiment,
    dataHash,
    paper: paper.gives,
    figures: paper.figures,
    ours,
    trials,
    ...until,
  };
  if (figure === objectiveFigure) return sought(study, rows, choice, context);
  return figure === null ? plotted(study, rows, context) : named(figure, study, rows, context);
}

/** What came of a study's objective, where something is weighed against it. */
function sought(
  study: Study,
  rows: readonly Row[],
  choice: Choice | null,
  context: FigureContext,
): StudyFigure {
  const judge = judgeOf(study, { columns: Object.keys(rows[0] ?? {}) });
  if (choice === null || judge === null || choice.price === null)
    return { figure: null, missing: "nothing is weighed against what is sought (`against` names it)" };
  if (choice.best === null) return { figure: null, missing: "no row is within the limits" };
  const { maximise, minimise, price, limits } = choice;
  const candidates = rows.flatMap((row) => {
    const judged = judge.judge(row);
    return judged === null ? [] : [{ row, value: judge.soughtOf(judged), price: judged.price }];
  });
  const pointOf = (chosen: Chosen) => ({ ...chosen, price: chosen.price ?? 0 });
  const near = choice.near ? { ...choice.near, cheapest: pointOf(choice.near.cheapest) } : null;
  const request = {
    value: maximise ?? minimise ?? "",
    price,
    isMinimised: maximise === null,
    limits,
    axes: directionsOf(study),
    question: study.question,
    candidates,
    frontier: choice.frontier.map(pointOf),
    near,
  };
  return { figure: frontierFigure(request, context), missing: null };
}

function named(name: string, study: Study, rows: readonly Row[], context: FigureContext): StudyFigure {
  const { measurements, draw } = figureDefinitions[name];
  if (!measurements.every((one) => study.measurements.includes(one)))
    return { figure: null, missing: study.table === null ? "it needs an engine that was not asked" : null };
  try {
    return { figure: draw(rows, context), missing: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const problem = `the figure ${name} cannot be drawn from these rows: ${error.message}`;
    const hint = "leave figure out for a picture chosen from the axes";
    throw new ScenarioError({ path: "figure", problem, hint });
  }
}

/** A table that took an hour is not thrown away for a picture: what cannot be drawn is said beside it. */
function plotted(study: Study, rows: readonly Row[], context: FigureContext): StudyFigure {
  try {
    return { figure: plotFigure(requestOf(study, rows), rows, context), missing: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { figure: null, missing: error.message };
  }
}

/**
 * What can be found wrong with a study's picture before anything is measured. `table` are the rows of a study that has them.
 *
 * Errors: ScenarioError for names in `plot` that are none, and for a picture that would be too large. A study that names
 * nothing of its picture is not stopped by one that cannot be drawn.
 */
export function checkStudyFigure(study: Study, table: readonly Row[] | null): void {
  if (study.plot === null) return;
  const request = requestOf(study, table ?? []);
  checkPlot(study, table === null ? request.columns : Object.keys(table[0] ?? {}));
  const { x, colour, facet } = request.wish;
  const others = [x, colour, ...facet].filter((name) => request.axes.every((axis) => axis.name !== name));
  // How many values a column will have shows in the rows alone.
  const columns = others.flatMap((name) => (name === null ? [] : [{ name, values: [null] }]));
  try {
    planPlot([...request.axes, ...columns], request.wish, request.main);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw errorAt(study, ["plot"], error.message, "figure: none gives a table alone");
  }
}

function requestOf(
  study: Study,
  rows: readonly Row[],
): PlotRequest & { readonly columns: readonly string[] } {
  const { plot, question, measurements, table } = study;
  const asked = measurementsOf(study, builtinLibrary.measurements);
  const numbers = Object.entries(rows[0] ?? {}).filter(([, value]) => typeof value === "number");
  const main = asked[0]
    ? (asked[0].main ?? asked[0].columns.slice(0, 1))
    : numbers.slice(-1).map(([name]) => name);
  return {
    axes: directionsOf(study),
    wish: plot ?? { x: null, y: [], colour: null, facet: [] },
    main,
    question,
    measured: table ?? measurements.join(", "),
    columns: [...new Set(asked.flatMap((one) => one.columns))],
  };
}

/**
 * The axes that vary by themselves. Of those that move together one stands for all: one that the plot names, else the first of
 * most different values; the others, and axes that follow a formula, are columns beside it.
 */
export function directionsOf({ axes, plot }: Pick<Study, "axes" | "plot">): readonly PlotAxis[] {
  const named = plot === null ? [] : [plot.x, plot.colour, ...plot.facet];
  const own = axes.filter(({ follows }) => follows === undefined);
  const groups = Map.groupBy(own, ({ name, bundle }) => (bundle === undefined ? name : bundle.name));
  return [...groups.values()].map((group) => {
    // The most values, each standing once, are all of those that the axes have together.
    const longest = group.reduce((best, axis) => (axis.values.length > best.values.length ? axis : best));
    const { name, values, bundle } = group.find((axis) => named.includes(axis.name)) ?? longest;
    const scattered = bundle?.key === "over";
    return { name, values: values.map(({ label }) => label), ...(scattered && { scattered }) };
  });
}
