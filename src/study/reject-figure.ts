import { ScenarioError } from "../model/errors.ts";
import type { ComputationName, Engine, Study } from "./study.ts";

/** What a study must have for a figure to be drawn from it. */
export interface FigureNeeds {
  readonly axes: readonly string[];
  readonly engines: readonly Engine[];
  /** The computation whose rows it draws; engines' rows when left out. */
  readonly computation?: ComputationName;
}

/** Errors: ScenarioError at `figure` for a figure that there is not, or that needs what the study does not have. */
export function rejectFigure(
  { figure, axes, engines: asked, computation }: Study,
  figures: Readonly<Record<string, FigureNeeds>>,
): void {
  if (figure === null) return;
  const path = "figure";
  if (!Object.hasOwn(figures, figure)) {
    const hint = `known figures: ${Object.keys(figures).join(", ")}`;
    throw new ScenarioError({ path, problem: `there is no figure called ${JSON.stringify(figure)}`, hint });
  }
  const needs = figures[figure];
  rejectComputation(figure, needs.computation ?? null, computation);
  const names = axes.map(({ name }) => name);
  const lacking = [
    ...needs.axes.filter((name) => !names.includes(name)),
    ...needs.engines.filter((name) => !asked.includes(name)),
  ];
  if (lacking.length === 0) return;
  const problem = `the figure ${figure} needs the axes ${needs.axes.join(", ")} and the engines ${needs.engines.join(", ")}, but the study lacks ${lacking.join(", ")}`;
  throw new ScenarioError({ path, problem, hint: "add them, or leave figure out for a table alone" });
}

function rejectComputation(
  figure: string,
  needed: ComputationName | null,
  asked: ComputationName | null,
): void {
  if (needed === asked) return;
  const named = (name: ComputationName | null) =>
    name === null ? "no computation" : `the computation ${name}`;
  const problem = `the figure ${figure} needs ${named(needed)}, but the study asks ${named(asked)}`;
  throw new ScenarioError({ path: "figure", problem, hint: "or leave figure out for a table alone" });
}
