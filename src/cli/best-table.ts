import type { Row } from "../stats/table.ts";
import { directionsOf } from "../study/expand-grids.ts";
import type { Study } from "../study/study.ts";
import { indentedColumns } from "./text-columns.ts";

const measures = ["successRate", "passRate", "terminalPassRate", "meanAbsoluteBias", "expectedActions"];

/** More lines than this are no short table. */
const mostLines = 24;

/**
 * A short table of a result: for each setting of all axes but the last, the value of the last one that succeeds most often; axes that move together are one.
 * Exact rows when there are any, else sampled ones.
 */
export function bestTable(study: Study, rows: readonly Row[]): string {
  const engine = study.measurements.includes("exact") ? "exact" : study.measurements[0];
  const names = study.axes.map(({ name }) => name);
  const moving = directionsOf(study.axes.filter(({ follows }) => !follows));
  const [held, swept] = [moving.slice(0, -1), moving.slice(-1)].map((axes) =>
    axes.flat().map(({ name }) => name),
  );
  const asked = rows.filter((row) => row["engine"] === engine);
  const settings = Map.groupBy(asked, (row) => JSON.stringify(held.map((name) => row[name])));
  const better = (a: Row, b: Row) => (Number(b["successRate"]) > Number(a["successRate"]) ? b : a);
  const best = [...settings.values()].map((alike) => alike.reduce(better));
  const lines = best.map((row) => [...names, ...measures].map((name) => shown(row[name])));
  const left = lines.length - mostLines;
  return [
    ...(swept.length === 0 ? [] : [`The ${swept.join(", ")} with the highest success rate (${engine}):`]),
    ...indentedColumns([[...names, ...measures], ...lines.slice(0, mostLines)]),
    ...(left > 0 ? [`  … and ${left} more in data.csv`] : []),
    "",
  ].join("\n");
}

const shown = (value: Row[string]): string =>
  typeof value === "number" && !Number.isInteger(value) ? value.toPrecision(4) : String(value);
