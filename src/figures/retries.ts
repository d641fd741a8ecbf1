import { groupBy } from "../stats/columns.ts";
import type { Row } from "../stats/table.ts";
import type { Figure, FigureContext, FigureDefinition } from "./kit/figure.ts";
import { bias, type Measure, passRate } from "./kit/measures.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { exactCurves, type Sweep, sweepPanel } from "./kit/sweep-panel.ts";
import { retriesDetails, retriesFinding } from "./retries-finding.ts";

/** Pass rate and bias over the attempts a stage may take, one curve for each number of sub-goals, a row for each agent. */
export const retries: FigureDefinition = {
  axes: ["agent", "subgoals", "attempts"],
  measurements: ["exact"],
  draw,
};

const sweep: Sweep = { series: "granularity", x: "attempts", xTitle: "Attempts R at a stage" };
const height = 96;

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const named = rows.map((row) => ({ ...row, granularity: `K = ${row["subgoals"]}` }));
  const agents = [...groupBy(named, "agent")];
  const curves = (measure: Measure) =>
    agents.map(([agent, group]) => ({ agent, curves: exactCurves(group, sweep, measure) }));
  const [passes, biases] = [curves(passRate), curves(bias)];
  const names = passes[0].curves.map(({ series }) => series);
  const panels = agents.map(([agent, group], i) =>
    [passRate, bias].map((measure) => {
      const untitled = i < agents.length - 1;
      const still = { best: [], signs: [] };
      return sweepPanel(sweep, { measure, rows: group, names, height, heading: agent, untitled, ...still });
    }),
  );
  const finding = retriesFinding(passes);
  const spec = sweepFigure(
    {
      finding,
      details: retriesDetails(passes, biases),
      key: seriesKey(names, context),
      panels,
      reading: [linesAndPoints(context)],
    },
    context,
  );
  return { finding, spec };
}
