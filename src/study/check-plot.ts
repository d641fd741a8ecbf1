import { nearestHint } from "../input/nearest-name.ts";
import { errorAt, type Study } from "./study.ts";

/**
 * Checks what a study names of its picture. `columns` are those of what is measured.
 *
 * Errors: ScenarioError for a plot beside a figure, for what is neither an axis nor a column, and for one that stands twice.
 */
export function checkPlot(study: Study, columns: readonly string[]): void {
  const { plot, figure } = study;
  if (plot === null) return;
  if (figure !== null) {
    const problem = `must be left out: the figure ${figure} is named, which knows what to draw`;
    throw errorAt(study, ["plot"], problem, "or leave figure out");
  }
  const axes = study.axes.map(({ name }) => name);
  const places = [
    { key: "x", names: [plot.x ?? []].flat(), known: [...axes, ...columns] },
    { key: "colour", names: [plot.colour ?? []].flat(), known: [...axes, ...columns] },
    { key: "facet", names: plot.facet, known: [...axes, ...columns] },
    { key: "y", names: plot.y, known: columns },
  ];
  const seen = new Map<string, string>();
  for (const { key, names, known } of places) {
    for (const name of names) {
      if (!known.includes(name)) throw unknown(study, key, name, axes, columns);
      const other = seen.get(name);
      if (other !== undefined)
        throw errorAt(study, ["plot", key], `each name may stand once, but ${name} stands in ${other} too`);
      seen.set(name, key);
    }
  }
}

function unknown(
  study: Study,
  key: string,
  name: string,
  axes: readonly string[],
  columns: readonly string[],
) {
  const kind = key === "y" ? "a column" : "an axis or a column";
  const problem = `must be ${kind}, but is ${JSON.stringify(name)}`;
  const nearest = nearestHint(name, key === "y" ? columns : [...axes, ...columns]);
  const known = [...(axes.length > 0 ? [`axes: ${axes.join(", ")}`] : []), `columns: ${columns.join(", ")}`];
  return errorAt(study, ["plot", key], problem, [nearest, ...known].filter(Boolean).join(" "));
}
