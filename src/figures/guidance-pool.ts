import type { Row } from "../stats/table.ts";
import { againstTrend, guidanceDetails, guidanceFinding } from "./guidance-pool-finding.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { signsAt } from "./kit/marks.ts";
import { bias, type Measure, passRate } from "./kit/measures.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { exactCurves, type Sweep, sweepPanel } from "./kit/sweep-panel.ts";

/**
 * Pass rate and bias over the number of distributions in the pool, one curve for each way to choose among them; needs the
 * series aligned, uniform and misaligned. Steps against what the paper says are marked.
 */
export const guidancePool: FigureDefinition = {
  axes: ["guidance", "distributions"],
  measurements: ["exact"],
  draw,
};

const sweep: Sweep = { series: "guidance", x: "distributions", xTitle: "Distributions in the pool" };

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const [pass, biases] = [passRate, bias].map((measure) => exactCurves(rows, sweep, measure));
  const names = pass.map(({ series }) => series);
  const exceptions = [passRate, bias].map((measure, i) => againstTrend([pass, biases][i], measure));
  const view = (measure: Measure, i: number): View => {
    const signs = signsAt(exceptions[i], [pass, biases][i], measure);
    return sweepPanel(sweep, { measure, rows, names, best: [], signs });
  };
  const finding = guidanceFinding(pass, biases);
  const signs =
    exceptions.flat().length > 0 ? [{ text: "step against the trend", sign: "echo" as const }] : [];
  const spec = sweepFigure(
    {
      finding,
      details: guidanceDetails(pass, biases),
      key: seriesKey(names, context, signs),
      panels: [[view(passRate, 0), view(bias, 1)]],
      reading: [`${linesAndPoints(context)} With one distribution there is nothing to choose.`],
    },
    context,
  );
  return { finding, spec };
}
