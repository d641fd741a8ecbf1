import { extremesOf } from "../stats/curves.ts";
import type { Row } from "../stats/table.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { bias, type Measure, passRate } from "./kit/measures.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { exactCurves, type Sweep, sweepPanel } from "./kit/sweep-panel.ts";
import { toleranceDetails, toleranceFinding } from "./tolerance-finding.ts";

/** Pass rate and bias over the tolerance of a stage, one curve for each agent; the least bias is marked. */
export const tolerance: FigureDefinition = { axes: ["agent", "tolerance"], measurements: ["exact"], draw };

const sweep: Sweep = { series: "agent", x: "tolerance", xTitle: "Tolerance ε of a stage" };

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const [pass, biases] = [passRate, bias].map((measure) => exactCurves(rows, sweep, measure));
  const names = pass.map(({ series }) => series);
  const view = (measure: Measure): View => {
    const best = measure === bias ? biases.map((curve) => extremesOf(curve, -1)[0]) : [];
    return sweepPanel(sweep, { measure, rows, names, best, signs: [] });
  };
  const finding = toleranceFinding(pass, biases);
  const spec = sweepFigure(
    {
      finding,
      details: toleranceDetails(pass, biases),
      key: seriesKey(names, context, [{ text: "least bias", sign: "best" }]),
      panels: [[view(passRate), view(bias)]],
      reading: [linesAndPoints(context)],
    },
    context,
  );
  return { finding, spec };
}
