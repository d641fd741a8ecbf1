import { distinct } from "../../stats/distinct.ts";
import type { Segment } from "./hatch.ts";

/** How an axis places its values: edges lie half way between neighbours, on a log axis at their geometric mean. */
export type Spacing = "linear" | "log";

/** A rectangle in the units of both axes. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** A place on a grid of two axes. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type GridCell = Spot & Edges;

/** The cells around the points of a whole grid, column by column, each from low to high, with all that the points have. */
export function gridCells<Point extends Spot>(
  points: readonly Point[],
  across: Spacing,
  upward: Spacing,
): readonly (Edges & Point)[] {
  const [xEdges, yEdges] = [
    edgesOf(
      points.map(({ x }) => x),
      across,
    ),
    edgesOf(
      points.map(({ y }) => y),
      upward,
    ),
  ];
  return points
    .toSorted((a, b) => a.x - b.x || a.y - b.y)
    .map((point) => {
      const { x, y, ...rest } = point;
      const [[left, right], [low, high]] = [xEdges.get(x)!, yEdges.get(y)!];
      return { x, y, left, right, low, high, ...rest } as Edges & Point;
    });
}

function edgesOf(values: readonly number[], spacing: Spacing) {
  const between = (a: number, b: number) => (spacing === "log" ? Math.sqrt(a * b) : (a + b) / 2);
  const beyond = (from: number, inner: number) =>
    spacing === "log" ? (from * from) / inner : 2 * from - inner;
  const beside = (value: number) => (spacing === "log" ? value * Math.SQRT2 : value + 0.5);
  const sorted = distinct(values);
  return new Map(
    sorted.map((value, i) => {
      const above = i + 1 < sorted.length ? between(value, sorted[i + 1]) : undefined;
      const below = i > 0 ? between(sorted[i - 1], value) : undefined;
      const left = below ?? beyond(value, above ?? beside(value));
      return [value, [left, above ?? beyond(value, left)] as const];
    }),
  );
}

/** The edges at which a cell that is in meets one that is not. */
export function bordersOf<Cell extends GridCell>(
  cells: readonly Cell[],
  isIn: (cell: Cell) => boolean,
): readonly Segment[] {
  const at = new Map(cells.map((cell) => [`${cell.left} ${cell.low}`, cell]));
  return cells.flatMap((cell) => {
    const { left, right, low, high } = cell;
    const [toRight, above] = [at.get(`${right} ${low}`), at.get(`${left} ${high}`)];
    const parts = (other: Cell | undefined) => other !== undefined && isIn(other) !== isIn(cell);
    return [
      ...(parts(toRight) ? [{ x: right, x2: right, y: low, y2: high }] : []),
      ...(parts(above) ? [{ x: left, x2: right, y: high, y2: high }] : []),
    ];
  });
}

/** Some cells of a grid as few rectangles: neighbours in a row, and stretches of rows that are alike. */
export function boxesOf(cells: readonly GridCell[]): readonly Edges[] {
  const boxes: Edges[] = [];
  for (const run of rowsOf(cells).flatMap(runsOf)) {
    const below = boxes.findIndex(
      ({ left, right, high }) => left === run.left && right === run.right && high === run.low,
    );
    if (below === -1) boxes.push(run);
    else boxes[below] = { ...boxes[below], high: run.high };
  }
  return boxes;
}

/** Neighbours in one row, from left to right. */
function runsOf(row: readonly GridCell[]): readonly Edges[] {
  const runs: Edges[] = [];
  for (const { left, right, low, high } of row) {
    const last = runs[runs.length - 1];
    if (last?.right === left) runs[runs.length - 1] = { ...last, right };
    else runs.push({ left, right, low, high });
  }
  return runs;
}

/** The rows of some cells from low to high, each from left to right, as columns come. */
const rowsOf = (cells: readonly GridCell[]): readonly (readonly GridCell[])[] => {
  const rows = Map.groupBy(cells, ({ y }) => y);
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
};
