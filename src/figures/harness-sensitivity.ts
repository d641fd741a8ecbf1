import { groupBy, numberAt, textAt } from "../stats/columns.ts";
import { normalScore } from "../stats/normal-score.ts";
import type { Row } from "../stats/table.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import { type ModelResults, sensitivityDetails, sensitivityFinding } from "./harness-sensitivity-finding.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, mark, seriesStyles, textSize } from "./kit/theme.ts";

/**
 * Success of real models under a light, a balanced and a strict harness, a panel for each, with intervals made of the number
 * of tasks. The table is another study's: `model`, `harness`, `success` (0 to 1), `tasks`.
 */
export const harnessSensitivity: FigureDefinition = { axes: [], measurements: [], draw };

const columns = 3;
const gap = 34;
const size = { width: (figureWidth - (columns - 1) * gap) / columns, height: 84 };

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const models = [...groupBy(rows, "model")].map(([model, group]): ModelResults => {
    return { model, points: group.map(pointOf) };
  });
  const panels = models.map((results, i) => panelOf(results, i % columns === 0));
  const finding = sensitivityFinding(models);
  return sweepFigure(
    {
      finding,
      details: sensitivityDetails(models),
      key: [{ text: "measured, 95 % interval", sign: "interval" }],
      panels: Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
        panels.slice(row * columns, (row + 1) * columns),
      ),
      gap,
      reading: ["Second-hand: measured by others on language models, not by this project."],
    },
    context,
  );
}

function pointOf(row: Row) {
  const [y, tasks] = [numberAt(row, "success"), numberAt(row, "tasks")];
  return {
    harness: textAt(row, "harness"),
    y,
    tasks,
    ...wilsonInterval(Math.round(y * tasks), tasks, normalScore(0.95)),
  };
}

function panelOf({ model, points }: ModelResults, first: boolean): View {
  const { color } = seriesStyles[0];
  const order = points.map(({ harness }) => harness);
  const x = { field: "harness", type: "ordinal" as const, sort: order, title: null, axis: { labelAngle: 0 } };
  const title = first ? "Success" : null;
  const y = { type: "quantitative" as const, scale: { domain: [0, 1] }, axis: { tickCount: 3, title } };
  return {
    ...size,
    title: { text: model, fontSize: textSize.label, fontWeight: "normal", color: ink.text, offset: 4 },
    data: { values: [...points] },
    layer: [
      { mark: { ...mark.line, color }, encoding: { x, y: { ...y, field: "y" } } },
      {
        mark: { ...mark.interval, color },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      },
      { mark: { ...mark.sampled, color }, encoding: { x, y: { ...y, field: "y" } } },
    ],
  };
}
