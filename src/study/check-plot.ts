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
    { key: "x", names: [plot.x ?? []].flat() },
    { key: "colour", names: [plot.colour ?? []].flat() },
    { key: "facet", names: plot.facet },
    { key: "y", names: plot.y },
  ];
  const seen = new Map<string, string>();
  for (const { key, names } of places) {
    for (const name of names) {
      const known = key === "y" ? columns : [...axes, ...columns];
      if (!known.includes(name)) throw unknown(study, key, name, { axes, columns });
      const other = seen.get(name);
      if (other !== undefined)
        throw errorAt(study, ["plot", key], `each name may stand once, but ${name} stands in ${other} too`);
      seen.set(name, key);
    }
  }
}

interface Known {
  readonly axes: readonly string[];
  readonly columns: readonly string[];
}

function unknown(study: Study, key: string, name: string, { axes, columns }: Known) {
  const problem = `must be ${key === "y" ? "a column" : "an axis or a column"}, but is ${JSON.stringify(name)}`;
  const nearest = nearestHint(name, key === "y" ? columns : [...axes, ...columns]);
  const lists = [axes.length > 0 && `axes: ${axes.join(", ")}`, `columns: ${columns.join(", ")}`];
  const known = lists.filter(Boolean).join("; ");
  return errorAt(study, ["plot", key], problem, nearest === undefined ? known : `${nearest} ${known}`);
}
