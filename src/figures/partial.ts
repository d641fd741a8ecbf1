import type { Row } from "../stats/table.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import type { KeyEntry } from "./kit/key-view.ts";
import { turnsOf } from "./kit/marks.ts";
import { bias, type Measure, passRate } from "./kit/measures.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { exactCurves, type Sweep, type SweepPanel, sweepPanel } from "./kit/sweep-panel.ts";
import { partialDetails, partialFinding } from "./partial-finding.ts";

/**
 * Pass rate and bias over the number of scaffolded chunks, one curve for each agent; the best number and any further turn
 * are marked.
 */
export const partial: FigureDefinition = { axes: ["agent", "scaffolded"], measurements: ["exact"], draw };

const sweep: Sweep = { series: "agent", x: "scaffolded", xTitle: "Scaffolded chunks r" };

/** A panel over r, with its best points and further turns. */
export function partialPanel(rows: readonly Row[], measure: Measure, look: Partial<SweepPanel> = {}): View {
  const curves = exactCurves(rows, sweep, measure);
  const names = curves.map(({ series }) => series);
  return sweepPanel(sweep, { measure, rows, names, ...turnsOf(curves, measure), ...look });
}

export const partialCurves = (rows: readonly Row[], measure: Measure) => exactCurves(rows, sweep, measure);

/** The signs of a picture over r; the one for further turns only when there are any. */
export function partialSigns(rows: readonly Row[]): readonly KeyEntry[] {
  const turns = [passRate, bias].flatMap((measure) => turnsOf(partialCurves(rows, measure), measure).signs);
  const further: KeyEntry = { text: "second turn", sign: "echo" };
  return [{ text: "best r", sign: "best" }, ...(turns.length > 0 ? [further] : [])];
}

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const [pass, biases] = [passRate, bias].map((measure) => partialCurves(rows, measure));
  const names = pass.map(({ series }) => series);
  const finding = partialFinding(pass);
  const reading = "After r chunks the rest is one free tail; the last r covers all that whole chunks can.";
  const spec = sweepFigure(
    {
      finding,
      details: partialDetails(pass, biases),
      key: seriesKey(names, context, partialSigns(rows)),
      panels: [[partialPanel(rows, passRate), partialPanel(rows, bias)]],
      reading: [`${linesAndPoints(context)} ${reading}`],
    },
    context,
  );
  return { finding, spec };
}
