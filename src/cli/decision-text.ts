import type { DecidedCell, Decision } from "../measurements/decide-best.ts";
import type { Study } from "../study/study.ts";
import { figureWords } from "./figure-words.ts";
import { meanText, plainText, rateText, shownCell } from "./number-text.ts";
import { indentedColumns } from "./text-columns.ts";

/** More lines than this are no short table. */
const mostLines = 12;

/** A decision for a reader: the answer, then the cells that may still be the best and those that came nearest. */
export function decisionText({ name, axes }: Pick<Study, "name" | "axes">, decision: Decision): string {
  const { of, cells, best, trials, error, seed } = decision;
  const names = axes.map((axis) => axis.name);
  const place = ({ coordinates }: DecidedCell) => names.map((axis) => shownCell(coordinates[axis] ?? null));
  const behind = (cell: DecidedCell) => Math.abs(cell.rate - cells[best].rate);
  const rank = (a: DecidedCell, b: DecidedCell) =>
    Number(b.open) - Number(a.open) || b.trials - a.trials || behind(a) - behind(b);
  const order = [cells[best], ...cells.filter((_, i) => i !== best).sort(rank)];
  const lines = order
    .slice(0, mostLines)
    .map((cell) => [
      ...place(cell),
      rateText(cell.rate),
      `[${rateText(cell.interval.low)}, ${rateText(cell.interval.high)}]`,
      meanText(cell.trials),
      cell === cells[best] ? "" : cell.open ? "may be the best" : "",
    ]);
  const left = order.length - lines.length;
  return [
    `${name}: ${answer(decision)}`,
    ...indentedColumns([[...names, figureWords[of], "interval", "trials", ""], ...lines]),
    ...(left > 0 ? [`  … and ${left} more in --json`] : []),
    "",
    `${meanText(trials)} trials of ${meanText(cells.length)} different cells, seed ${seed}; all intervals hold at once, but for a chance of ${plainText(error)}`,
  ].join("\n");
}

function answer({ decided, margin, of, cells }: Decision): string {
  const open = cells.filter((cell) => cell.open).length;
  const within = margin === 0 ? "" : ` to within ${plainText(margin)}`;
  if (decided) return `the best in ${figureWords[of]}${within} is the first of these`;
  return `undecided after the most trials: ${meanText(open)} cells may be the best in ${figureWords[of]}; the first leads`;
}
