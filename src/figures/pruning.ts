import type { Row } from "../stats/table.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { signsAt } from "./kit/marks.ts";
import { bias, type Measure, passRate } from "./kit/measures.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { exactCurves, type Sweep, sweepPanel } from "./kit/sweep-panel.ts";
import { dearestPoint, flips, pruningDetails, pruningFinding } from "./pruning-finding.ts";

/**
 * Pass rate and bias over the number of sub-goals, one curve for each number of distributions taken out of the pool. Marked:
 * where the removals cost most, and where one more removal does better than one less.
 */
export const pruning: FigureDefinition = { axes: ["removed", "subgoals"], measurements: ["exact"], draw };

const sweep: Sweep = { series: "pruned", x: "subgoals", xTitle: "Number of sub-goals K" };

function draw(table: readonly Row[], context: FigureContext): Figure {
  const rows = table.map((row) => ({ ...row, pruned: `m = ${row["removed"]}` }));
  const [pass, biases] = [passRate, bias].map((measure) => exactCurves(rows, sweep, measure));
  const names = pass.map(({ series }) => series);
  const view = (measure: Measure): View => {
    const curves = exactCurves(rows, sweep, measure);
    const signs = signsAt(flips(curves, measure), curves, measure);
    return sweepPanel(sweep, { measure, rows, names, best: [dearestPoint(curves, measure)], signs });
  };
  const finding = pruningFinding(pass, biases);
  const spec = sweepFigure(
    {
      finding,
      details: pruningDetails(pass, biases),
      key: seriesKey(names, context, [
        { text: "dearest K", sign: "best" },
        { text: "removal helps", sign: "echo" },
      ]),
      panels: [[view(passRate), view(bias)]],
      reading: [
        `${linesAndPoints(context)} m: distributions removed. Dearest K: where ${names[names.length - 1]} is worst against ${names[0]}.`,
      ],
    },
    context,
  );
  return { finding, spec };
}
