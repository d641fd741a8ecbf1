import type { FigureDefinition } from "./kit/figure.ts";
import { type PhaseCell, ridgeOf } from "./kit/phase-cells.ts";
import type { PhaseAxis } from "./kit/phase-panel.ts";
import { joined, shortened } from "./kit/wording.ts";
import { type Phase, phaseFigure } from "./phase-figure.ts";

/** Pass rate over sub-goals and attempts, a panel for each agent, with what no attempt opens. */
export const phaseAttempts: FigureDefinition = {
  axes: ["agent", "subgoals", "attempts"],
  measurements: ["exact"],
  draw: (rows, context) => phaseFigure(rows, attemptAxis, { finding, details }, context),
};

const attemptAxis: PhaseAxis = {
  column: "attempts",
  title: "Attempts R, log scale",
  spacing: "log",
  ticks: [1, 2, 4, 8, 16, 32, 64],
};

function finding(phases: readonly Phase[]): string {
  const opened = phases.filter(({ cells }) =>
    cells.some(({ reachable, passRate }) => !reachable && passRate > 0),
  );
  if (opened.length > 0) {
    return `Attempts open what was said to be unreachable for ${shortened(opened.map(({ agent }) => agent))}`;
  }
  const moves = phases.map(({ cells }) => movesOf(cells));
  if (moves.every(({ from, to }) => from === to))
    return "Attempts open nothing that is out of reach, and the best K stays";
  return `Attempts open nothing out of reach, but move the best K: ${moves.map(({ from, to }) => `${from} → ${to}`).join(", ")}`;
}

function details(phases: readonly Phase[]): readonly string[] {
  const names = shortened(phases.map(({ agent }) => agent));
  const jumps = phases.map(({ cells }) => movesOf(cells)).filter(({ at }) => at !== null);
  const spans = phases.map(({ cells }) => reachOf(cells)).join("; ");
  return [
    ...(jumps.length === 0
      ? []
      : [
          `Few attempts favour coarse stages, many an echo: for ${names} the best K jumps at R = ${joined(jumps.map(({ at }) => at ?? 0))}.`,
        ]),
    `Within reach: K = ${spans}. Outside, the pass rate is 0 for every R.`,
  ];
}

/** The best K with the fewest attempts and with the most, and the attempts at which it jumps to more than twice as many. */
function movesOf(cells: readonly PhaseCell[]) {
  const ridge = ridgeOf(cells);
  const [first, last] = [ridge[0], ridge[ridge.length - 1]];
  return { from: first.x, to: last.x, at: ridge.find(({ x }) => x > 2 * first.x)?.y ?? null };
}

/** From the coarsest to the finest column that can be passed. */
function reachOf(cells: readonly PhaseCell[]): string {
  const xs = cells.filter(({ reachable }) => reachable).map(({ x }) => x);
  return `${Math.min(...xs)}…${Math.max(...xs)}`;
}
