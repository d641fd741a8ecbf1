import type { Phase, PhasePoint } from "../../analysis/facts/phases.ts";
import { distinct } from "../../stats/distinct.ts";
import type { Segment } from "./hatch.ts";

export type PhaseCell = Readonly<ReturnType<typeof phaseCells>[number]>;

/** How an axis places its values: edges lie half way between neighbours, on a log axis at their geometric mean. */
export type Spacing = "linear" | "log";

/**
 * The cells of a phase, column by column, each with its point and its edges in the units of both axes; sub-goals lie on a log axis.
 */
export function phaseCells({ levels }: Phase, spacing: Spacing) {
  const points = levels.flat();
  const columns = points.map(({ subgoals }) => subgoals);
  const rows = points.map(({ level }) => level);
  const [xEdges, yEdges] = [edgesOf(columns, "log"), edgesOf(rows, spacing)];
  return points.toSorted(byColumn).map(({ subgoals, level, passRate, reachable }) => {
    const [[left, right], [low, high]] = [xEdges.get(subgoals)!, yEdges.get(level)!];
    return { x: subgoals, y: level, left, right, low, high, passRate, reachable };
  });
}

const byColumn = (a: PhasePoint, b: PhasePoint): number => a.subgoals - b.subgoals || a.level - b.level;

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

/** The edges at which a cell that can be passed meets one that cannot. */
export function borderOf(cells: readonly PhaseCell[]): readonly Segment[] {
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

/** The rows of a grid from low to high, as in its first column, each from left to right, as columns come. */
const rowsOf = (cells: readonly PhaseCell[]): readonly (readonly PhaseCell[])[] => [
  ...Map.groupBy(cells, ({ y }) => y).values(),
];
