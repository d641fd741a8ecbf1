import type { Phase } from "../../analysis/facts/phases.ts";
import { bordersOf, boxesOf, type Edges, gridCells, type Spacing } from "./grid-cells.ts";
import type { Segment } from "./hatch.ts";

export type PhaseCell = Readonly<ReturnType<typeof phaseCells>[number]>;

/**
 * The cells of a phase, column by column, each with its point and its edges in the units of both axes; sub-goals lie on a log axis.
 */
export const phaseCells = ({ levels }: Phase, spacing: Spacing) =>
  gridCells(
    levels
      .flat()
      .map(({ subgoals, level, passRate, reachable }) => ({ x: subgoals, y: level, passRate, reachable })),
    "log",
    spacing,
  );

/** The edges at which a cell that can be passed meets one that cannot. */
export const borderOf = (cells: readonly PhaseCell[]): readonly Segment[] =>
  bordersOf(cells, ({ reachable }) => reachable);

/** What is out of reach as few rectangles, so that each is hatched in one. */
export const unreachableBoxes = (cells: readonly PhaseCell[]): readonly Edges[] =>
  boxesOf(cells.filter(({ reachable }) => !reachable));
