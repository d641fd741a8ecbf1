import type { FigureDefinition } from "./kit/figure.ts";
import { type PhaseCell, ridgeOf } from "./kit/phase-cells.ts";
import type { PhaseAxis } from "./kit/phase-panel.ts";
import { joined, shortened } from "./kit/wording.ts";
import { type Phase, phaseFigure } from "./phase-figure.ts";

/** Pass rate over sub-goals and tolerance, a panel for each agent, with what no attempt opens. */
export const phaseTolerance: FigureDefinition = {
  axes: ["agent", "subgoals", "tolerance"],
  measurements: ["exact"],
  draw: (rows, context) => phaseFigure(rows, toleranceAxis, { finding, details }, context),
};

const toleranceAxis: PhaseAxis = {
  column: "tolerance",
  title: "Tolerance ε",
  spacing: "linear",
  ticks: [0, 2, 4, 6, 8, 10, 12],
};

function finding(phases: readonly Phase[]): string {
  const [, finest] = endsOf(phases[0].cells);
  const fine = phases.map(({ cells }) => opensAt(cells, finest));
  return fine.every((at) => at === null)
    ? `No tolerance here opens the fine end: K = ${finest} stays out of reach`
    : `Tolerance opens the fine end first: K = ${finest} is reachable from ε = ${fine.map((at) => at ?? "never").join(", ")}`;
}

/** The sub-goal counts of the granularity study past its peaks. */
const usual = { from: 5, to: 24 } as const;
const safe = 0.9;

function details(phases: readonly Phase[]): readonly string[] {
  const names = shortened(phases.map(({ agent }) => agent));
  const few = [0, 1, 2].map((y) => phases.map(({ cells }) => bestAt(cells, y).toFixed(2)).join(", "));
  const alike = phases.map(({ cells }) => alikeFrom(cells) ?? "none");
  const ridges = phases.map(({ cells }) => new Set(ridgeOf(cells).map(({ x }) => x)).size);
  const [coarsest] = endsOf(phases[0].cells);
  const coarse = phases.map(({ cells }) => opensAt(cells, coarsest));
  const most = Math.max(...phases.flatMap(({ cells }) => cells.map(({ y }) => y)));
  const never = coarse.every((at) => at === null);
  return [
    `K = ${coarsest} ${never ? `stays out of reach up to ε = ${most}` : `opens at ε = ${coarse.map((at) => at ?? "never").join(", ")}`}. ` +
      `Best pass rate for ${names}: ${few[0]} at ε = 0, ${few[1]} at 1 and ${few[2]} at 2.`,
    `From ε = ${joined(alike)} on every K = ${usual.from}…${usual.to} passes ${safe} or more: granularity hardly matters there, and ` +
      `the best K wanders (${joined(ridges)} different ones).`,
  ];
}

function endsOf(cells: readonly PhaseCell[]): readonly [number, number] {
  const xs = cells.map(({ x }) => x);
  return [Math.min(...xs), Math.max(...xs)];
}

/** The least tolerance at which a column can be passed; null when none does. */
function opensAt(cells: readonly PhaseCell[], column: number): number | null {
  const open = cells.filter(({ x, reachable }) => x === column && reachable).map(({ y }) => y);
  return open.length === 0 ? null : Math.min(...open);
}

const bestAt = (cells: readonly PhaseCell[], row: number): number =>
  Math.max(0, ...cells.filter(({ y }) => y === row).map(({ passRate }) => passRate));

/** The tolerance from which on every usual sub-goal count is safe; null when there is none. */
function alikeFrom(cells: readonly PhaseCell[]): number | null {
  const usualCells = cells.filter(({ x }) => x >= usual.from && x <= usual.to);
  const unsafe = usualCells.filter(({ passRate }) => passRate < safe).map(({ y }) => y);
  const above = usualCells.map(({ y }) => y).filter((y) => y > Math.max(-1, ...unsafe));
  return above.length === 0 ? null : Math.min(...above);
}
