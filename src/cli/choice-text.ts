import type { Row } from "../stats/table.ts";
import type { Choice, Chosen } from "../study/choice.ts";
import type { Study } from "../study/study.ts";
import { nearText } from "./near-text.ts";
import { shownCell } from "./number-text.ts";
import { indentedColumns } from "./text-columns.ts";

/** More lines than this are no short table. */
const mostLines = 24;

/** The frontier of a study's objective as a short table, from the cheapest to the best; `whole` is where all of it stands. */
export function choiceText({ axes }: Pick<Study, "axes">, choice: Choice, whole = "objective.json"): string {
  const { maximise, minimise, limits, price, candidates, best, frontier, near = null } = choice;
  const within = limits.length === 0 ? "" : ` subject to ${limits.join(" and ")}`;
  const sought = `${maximise === null ? "minimise" : "maximise"} ${maximise ?? minimise}${within}`;
  if (best === null) return `To ${sought}: no row is within the limits.\n`;
  const names = axes.map(({ name }) => name);
  const titles = [...names, maximise ?? minimise ?? "", ...(price === null ? [] : [price])];
  const lineOf = ({ row, value, price: paid }: Chosen): Row[string][] => [
    ...names.map((name) => row[name]),
    value,
    ...(paid === null ? [] : [paid]),
  ];
  const shown = frontier.slice(-mostLines);
  const left = frontier.length - shown.length;
  const beside = price === null ? "" : `, and what none beats in it and in ${price}`;
  return [
    `To ${sought}: the best of ${candidates} rows${frontier.length > 1 ? ` (last)${beside}` : ""}`,
    ...indentedColumns([titles, ...shown.map((one) => lineOf(one).map(shownCell))]),
    ...(left > 0 ? [`  … and ${left} cheaper in ${whole}`] : []),
    ...(near === null ? [] : ["", nearText(axes, near, choice)]),
    "",
  ].join("\n");
}
