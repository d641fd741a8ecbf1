import type { Scalar } from "../stats/table.ts";
import type { Near } from "../study/choice.ts";
import type { Axis } from "../study/study.ts";
import { shownCell } from "./number-text.ts";
import { runsOf } from "./runs-of.ts";

/** More stretches of values than these are told by their ends. */
const mostRuns = 5;

/** How flat an optimum is: how many rows are as good as the best, where they lie, and the cheapest of them. */
export function nearText(
  axes: readonly Pick<Axis, "name" | "values">[],
  { within, count, axes: where, cheapest }: Near,
  { candidates, price }: { readonly candidates: number; readonly price: string | null },
): string {
  const lead = `Within ${within} of the best: ${count} of ${candidates} rows`;
  if (count === 1) return lead;
  const ranges = where.map(({ name, values }, i) => `${name} ${valuesText(values, axes[i])}`);
  const place = axes.map(({ name }) => `${name} ${shownCell(cheapest.row[name] ?? null)}`);
  return [
    [lead, ...(ranges.length > 0 ? [ranges.join("; ")] : [])].join(", with "),
    ...(price === null
      ? []
      : [`  the cheapest of them, with ${price} ${shownCell(cheapest.price)}: ${place.join(", ")}`]),
  ].join("\n");
}

/** Values that are neighbours on their axis, from the first to the last: `3 to 5, 9`. */
export function valuesText(values: readonly Scalar[], axis: Pick<Axis, "values">): string {
  const order = [...new Set(axis.values.map(({ label }) => label))];
  if (order.every((label) => typeof label === "number")) order.sort((a, b) => a - b);
  const isNext = (a: Scalar, b: Scalar) =>
    typeof a === "number" && typeof b === "number" && order.indexOf(b) === order.indexOf(a) + 1;
  const runs = runsOf(values, isNext);
  const stretch = ({ from, to }: { readonly from: number; readonly to: number }) =>
    from === to ? shownCell(values[from]) : `${shownCell(values[from])} to ${shownCell(values[to])}`;
  return (runs.length > mostRuns ? [{ from: 0, to: values.length - 1 }] : runs).map(stretch).join(", ");
}
