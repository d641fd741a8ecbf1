import type { Phase } from "../analysis/facts/phases.ts";
import type { Figure, FigureContext } from "./kit/figure.ts";
import { type PhaseAxis, phaseKey, phasePanel } from "./kit/phase-panel.ts";
import { type SweepFigure, sweepFigure } from "./kit/sweep-figure.ts";
import { triptychOf } from "./kit/triptych.ts";

/** The pass rate over sub-goals and one more axis, a panel for each agent. */
export const phaseFigure = (
  context: FigureContext,
  phases: readonly Phase[],
  up: PhaseAxis,
  words: Pick<SweepFigure, "finding" | "details">,
): Figure =>
  sweepFigure(context, {
    ...words,
    key: phaseKey,
    panels: [triptychOf(phases, (phase, first) => phasePanel(phase, up, first))],
    reading: [
      "All exact. Cells end half way to the next value; rows whose best pass rate is shared have no best K.",
    ],
  });
