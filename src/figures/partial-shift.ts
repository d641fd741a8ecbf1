import { groupBy } from "../stats/columns.ts";
import type { Row } from "../stats/table.ts";
import type { Figure, FigureContext, FigureDefinition } from "./kit/figure.ts";
import { bias, passRate } from "./kit/measures.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { partialCurves, partialPanel, partialSigns } from "./partial.ts";
import { shiftDetails, shiftFinding } from "./partial-finding.ts";

/** Pass rate and bias over the number of scaffolded chunks, a row of panels for each chunk size, small chunks first. */
export const partialShift: FigureDefinition = {
  axes: ["agent", "chunk", "scaffolded"],
  measurements: ["exact"],
  draw,
};

/** Of two rows of panels each is lower than one alone, and not by half. */
const height = 122;

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const groups = [...groupBy(rows, "chunk")].sort(([a], [b]) => Number(a) - Number(b));
  const chunks = groups.map(([chunk]) => Number(chunk));
  const passes = groups.map(([, group]) => partialCurves(group, passRate));
  const biases = groups.map(([, group]) => partialCurves(group, bias));
  const finding = shiftFinding(chunks, passes);
  const signs = groups
    .map(([, group]) => partialSigns(group))
    .reduce((a, b) => (b.length > a.length ? b : a));
  const panels = groups.map(([chunk, group]) =>
    [passRate, bias].map((measure) => partialPanel(group, measure, { height, heading: `c = ${chunk}` })),
  );
  const names = passes[0].map(({ series }) => series);
  const reading = "After r chunks the rest is one free tail; the last r covers all that whole chunks can.";
  const spec = sweepFigure(
    {
      finding,
      details: shiftDetails(chunks, passes, biases),
      key: seriesKey(names, context, signs),
      panels,
      reading: [`${linesAndPoints(context)} ${reading}`],
    },
    context,
  );
  return { finding, spec };
}
