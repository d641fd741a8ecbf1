import { numberAt } from "../../stats/columns.ts";
import type { Row } from "../../stats/table.ts";

/** One cell of a phase diagram: its centre, its edges in the units of both axes, and what was computed there. */
export interface PhaseCell {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly passRate: number;
  /** No stage that is always tried is out of reach for good: attempts can help. */
  readonly reachable: boolean;
}

/** A straight piece of the border between what can be passed and what cannot. */
export interface Edge {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/** How an axis places its values: edges lie half way between neighbours, on a log axis at their geometric mean. */
export type Spacing = "linear" | "log";

/** The cells of a grid, its edges half way between neighbouring values. */
export function phaseCells(
  rows: readonly Row[],
  x: { readonly column: string; readonly spacing: Spacing },
  y: { readonly column: string; readonly spacing: Spacing },
): readonly PhaseCell[] {
  const xEdges = edgesOf(valuesOf(rows, x.column), x.spacing);
  const yEdges = edgesOf(valuesOf(rows, y.column), y.spacing);
  return rows.map((row) => {
    const [across, up] = [numberAt(row, x.column), numberAt(row, y.column)];
    const [[left, right], [low, high]] = [xEdges.get(across) ?? [0, 0], yEdges.get(up) ?? [0, 0]];
    const reachable = numberAt(row, "failureUnreachable") === 0;
    return { x: across, y: up, left, right, low, high, passRate: numberAt(row, "passRate"), reachable };
  });
}

/** The values of a column, ascending. */
const valuesOf = (rows: readonly Row[], column: string): readonly number[] =>
  [...new Set(rows.map((row) => numberAt(row, column)))].sort((a, b) => a - b);

function edgesOf(
  values: readonly number[],
  spacing: Spacing,
): ReadonlyMap<number, readonly [number, number]> {
  const between = (a: number, b: number) => (spacing === "log" ? Math.sqrt(a * b) : (a + b) / 2);
  const beyond = (from: number, inner: number) =>
    spacing === "log" ? (from * from) / inner : 2 * from - inner;
  return new Map(
    values.map((value, i) => {
      const above = i + 1 < values.length ? between(value, values[i + 1]) : undefined;
      const below = i > 0 ? between(values[i - 1], value) : undefined;
      const left = below ?? beyond(value, above ?? value);
      return [value, [left, above ?? beyond(value, left)]];
    }),
  );
}

/** The edges at which a cell that can be passed meets one that cannot. */
export function borderOf(cells: readonly PhaseCell[]): readonly Edge[] {
  const at = new Map(cells.map((cell) => [`${cell.left} ${cell.low}`, cell]));
  return cells.flatMap(({ left, right, low, high, reachable }) => {
    const [toRight, above] = [at.get(`${right} ${low}`), at.get(`${left} ${high}`)];
    return [
      ...(toRight && toRight.reachable !== reachable ? [{ x: right, x2: right, y: low, y2: high }] : []),
      ...(above && above.reachable !== reachable ? [{ x: left, x2: right, y: high, y2: high }] : []),
    ];
  });
}

/** A stretch of cells out of reach, as high as neighbouring rows share it. */
export type Stretch = Pick<PhaseCell, "left" | "right" | "low" | "high">;

/** What is out of reach as few rectangles, so that each is hatched in one. */
export function unreachableBoxes(cells: readonly PhaseCell[]): readonly Stretch[] {
  const boxes: Stretch[] = [];
  for (const run of rowsOf(cells).flatMap(runsOf)) {
    const below = boxes.findIndex(
      ({ left, right, high }) => left === run.left && right === run.right && high === run.low,
    );
    if (below === -1) boxes.push(run);
    else boxes[below] = { ...boxes[below], high: run.high };
  }
  return boxes;
}

/** Neighbours out of reach in one row. */
function runsOf(row: readonly PhaseCell[]): readonly Stretch[] {
  const runs: Stretch[] = [];
  for (const { left, right, low, high } of row.filter(({ reachable }) => !reachable)) {
    const last = runs[runs.length - 1];
    if (last?.right === left) runs[runs.length - 1] = { ...last, right };
    else runs.push({ left, right, low, high });
  }
  return runs;
}

/** The rows of a grid from low to high, each from left to right. */
function rowsOf(cells: readonly PhaseCell[]): readonly (readonly PhaseCell[])[] {
  const ys = [...new Set(cells.map(({ y }) => y))].sort((a, b) => a - b);
  return ys.map((y) => cells.filter((cell) => cell.y === y).sort((a, b) => a.x - b.x));
}

/** Pass rates this near to each other are rounding. */
const rounding = 1e-9;

/** In each row the cell with the highest pass rate; none in a row where it is 0 or shared. */
export function ridgeOf(cells: readonly PhaseCell[]): readonly PhaseCell[] {
  return rowsOf(cells).flatMap((row) => {
    const best = row.reduce((most, cell) => (cell.passRate > most.passRate ? cell : most));
    const equal = row.filter(
      ({ passRate }) => passRate >= best.passRate - rounding * Math.min(1, best.passRate),
    );
    return best.passRate > 0 && equal.length === 1 ? [best] : [];
  });
}
