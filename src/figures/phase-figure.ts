import type { Phase } from "../analysis/facts/phases.ts";
import type { Figure, FigureContext } from "./kit/figure.ts";
import { type PhaseAxis, phaseKey, phasePanel } from "./kit/phase-panel.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { triptychOf } from "./kit/triptych.ts";

/** What a phase diagram says. */
export interface PhaseWords {
  readonly finding: string;
  readonly details: readonly string[];
}

/** The pass rate over sub-goals and one more axis, a panel for each agent. */
export function phaseFigure(
  phases: readonly Phase[],
  up: PhaseAxis,
  { finding, details }: PhaseWords,
  context: FigureContext,
): Figure {
  const reading = [
    "All exact. Cells end half way to the next value; rows whose best pass rate is shared have no best K.",
  ];
  const parts = {
    finding,
    details,
    key: phaseKey,
    panels: [triptychOf(phases, (phase, first) => phasePanel(phase, up, first))],
    reading,
  };
  return sweepFigure(parts, context);
}
