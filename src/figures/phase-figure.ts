import { groupBy } from "../stats/columns.ts";
import type { Row } from "../stats/table.ts";
import type { Figure, FigureContext } from "./kit/figure.ts";
import { type PhaseCell, phaseCells } from "./kit/phase-cells.ts";
import { type PhaseAxis, phaseKey, phasePanel, subgoalAxis } from "./kit/phase-panel.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { triptychRow } from "./kit/triptych.ts";

/** One agent's phase diagram. */
export interface Phase {
  readonly agent: string;
  readonly cells: readonly PhaseCell[];
}

/** What the words of a phase diagram are made by. */
export interface PhaseWords {
  readonly finding: (phases: readonly Phase[]) => string;
  readonly details: (phases: readonly Phase[]) => readonly string[];
}

/** The pass rate over sub-goals and one more axis, a panel for each agent. */
export function phaseFigure(
  rows: readonly Row[],
  up: PhaseAxis,
  { finding, details }: PhaseWords,
  context: FigureContext,
): Figure {
  const exact = rows.filter((row) => row["engine"] === "exact");
  const phases = [...groupBy(exact, "agent")].map(([agent, own]) => ({
    agent,
    cells: phaseCells(own, subgoalAxis, up),
  }));
  const panels = phases.map(({ agent, cells }, i) => phasePanel(agent, cells, up, i === 0));
  const words = finding(phases);
  const spec = sweepFigure(
    {
      finding: words,
      details: details(phases),
      key: phaseKey,
      panels: [[triptychRow(panels)]],
      reading: [
        "All exact. Cells end half way to the next value; rows whose best pass rate is shared have no best K.",
      ],
    },
    context,
  );
  return { finding: words, spec };
}
