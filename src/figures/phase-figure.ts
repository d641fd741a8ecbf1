import { type Phase, phasesOf } from "../analysis/facts/phases.ts";
import type { GridAxis } from "./kit/grid-scale.ts";
import { phaseKey, phasePanel } from "./kit/phase-panel.ts";
import { type SweepFigure, sweepFigure } from "./kit/sweep-figure.ts";
import { triptychOf } from "./kit/triptych.ts";

/** The pass rate over sub-goals and one more axis, `level`, a panel for each agent. */
export const phaseFigure = (
  level: string,
  up: GridAxis,
  wordsOf: (phases: readonly Phase[]) => Pick<SweepFigure, "finding" | "details">,
) =>
  sweepFigure(["agent", "subgoals", level], ["exact"], (rows) => {
    const phases = phasesOf(rows, level);
    return {
      ...wordsOf(phases),
      key: phaseKey,
      panels: [triptychOf(phases, (phase, first) => phasePanel(phase, up, first))],
      reading: [
        "All exact. Cells end half way to the next value; rows whose best pass rate is shared have no best K.",
      ],
    };
  });
