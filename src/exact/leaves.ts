import type { StageVerdict } from "../model/trace-event.ts";
import type { Stretch } from "./add-products.ts";
import { freshCells } from "./fresh-cells.ts";
import type { Mass } from "./mass.ts";

/** Mass of one verdict as a stage leaves it: every cell counts `factor`. */
export interface StagePart {
  readonly verdict: StageVerdict;
  readonly mass: Mass;
  readonly factor: number;
}

/** Where a stage leaves true progress with one verdict: a stretch of chances, the first of them at `from` farther than it began. */
export interface Leave extends Stretch {
  readonly verdict: StageVerdict;
  readonly from: number;
}

/** Where parts of one verdict lead: those that lie one after the other, without hallucination all, in one stretch. */
export function leavesOf(verdict: StageVerdict, parts: readonly StagePart[]): readonly Leave[] {
  const from = ({ mass }: StagePart) => mass.from - (mass.lowest + mass.height - 1);
  const to = ({ mass }: StagePart) => mass.from + mass.width - 1 - mass.lowest;
  const leaves: Leave[] = [];
  for (let first = 0, end = 1; first < parts.length; first = end++) {
    while (end < parts.length && to(parts[end - 1]) < from(parts[end])) end++;
    const start = from(parts[first]);
    const cells = freshCells(to(parts[end - 1]) - start + 1);
    for (let i = first; i < end; i++) parts[i].mass.addTruthTo(cells, start, parts[i].factor);
    const leave = { verdict, ...trimmed(start, cells) };
    if (leave.length > 0) leaves.push(leave);
  }
  return leaves;
}

/** Chances from progress `from` on, without the zeros at their ends. */
function trimmed(from: number, cells: Float64Array): Omit<Leave, "verdict"> {
  let [start, end] = [0, cells.length];
  while (start < end && cells[start] === 0) start++;
  while (end > start && cells[end - 1] === 0) end--;
  return { from: from + start, cells, start, length: end - start };
}
