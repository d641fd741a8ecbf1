import type { Row } from "../stats/table.ts";
import { biasFinding, peakFinding } from "./granularity-finding.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { peaksOf } from "./kit/marks.ts";
import { bias, type Measure, passRate } from "./kit/measures.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { exactCurves, type Sweep, sweepPanel } from "./kit/sweep-panel.ts";

/**
 * Pass rate and mean absolute final bias over the number of sub-goals, one curve for each agent, side by side.
 * Lines are exact, points sampled with 95 % intervals; the best granularity and the echoes past it are marked.
 */
export const granularity: FigureDefinition = { axes: ["agent", "subgoals"], measurements: ["exact"], draw };

const sweep: Sweep = { series: "agent", x: "subgoals", xTitle: "Number of sub-goals K" };

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const pass = exactCurves(rows, sweep, passRate);
  const biases = exactCurves(rows, sweep, bias);
  const finding = peakFinding(pass);
  const names = pass.map(({ series }) => series);
  const view = (measure: Measure): View =>
    sweepPanel(sweep, { measure, rows, names, ...peaksOf(exactCurves(rows, sweep, measure), measure) });
  const reading = "Echoes: local maxima of the pass rate and local minima of the bias past the best K.";
  const spec = sweepFigure(
    {
      finding,
      details: biasFinding(pass, biases),
      key: seriesKey(names, context, [
        { text: "best K", sign: "best" },
        { text: "echo, with its K", sign: "echo" },
      ]),
      panels: [[view(passRate), view(bias)]],
      reading: [`${linesAndPoints(context)} ${reading}`],
    },
    context,
  );
  return { finding, spec };
}
