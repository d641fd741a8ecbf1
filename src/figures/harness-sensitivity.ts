import { type ModelResults, sensitivityFacts } from "../analysis/facts/harness-sensitivity.ts";
import type { View } from "./kit/figure.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, mark, seriesStyles } from "./kit/theme.ts";
import { panelHeading } from "./kit/triptych.ts";
import { joined } from "./kit/wording.ts";

/**
 * Success of real models under a light, a balanced and a strict harness, a panel for each, with intervals made of the number
 * of tasks. The table is another study's: `model`, `harness`, `success` (0 to 1), `tasks`.
 */
export const harnessSensitivity = sweepFigure([], [], (rows) => {
  const models = sensitivityFacts(rows);
  const panels = models.map((results, i) => panelOf(results, i % columns === 0));
  return {
    finding: findingOf(models),
    details: detailsOf(models),
    key: [{ text: "measured, 95 % interval", sign: "interval" }],
    panels: Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
      panels.slice(row * columns, (row + 1) * columns),
    ),
    gap,
    reading: ["Second-hand: measured by others on language models, not by this project."],
  };
});

const columns = 3;
const gap = 34;
const size = { width: (figureWidth - (columns - 1) * gap) / columns, height: 84 };

/** For how many models success turns as the harness grows stricter. */
function findingOf(models: readonly ModelResults[]): string {
  const turning = models.filter(({ shape }) => shape !== "monotone");
  return `Measured elsewhere: success turns with strictness for ${turning.length} of ${models.length} models`;
}

/** Who peaks inside and who dips, and for whom a turn is larger than chance would make it. */
function detailsOf(models: readonly ModelResults[]): readonly string[] {
  const named = (what: string, chosen: (results: ModelResults) => boolean) => {
    const names = models.filter(chosen).map(({ model }) => model);
    return names.length === 0 ? [] : [`${what} ${joined(names)}.`];
  };
  const shapes = [
    ...named("An inner peak, as in our curves:", ({ shape }) => shape === "peak"),
    ...named("An inner dip:", ({ shape }) => shape === "dip"),
    ...named("No turn:", ({ shape }) => shape === "monotone"),
  ];
  const [clear = "No turn is larger than the intervals."] = named(
    "A turn past the intervals of both neighbours: only",
    ({ turnsClearly }) => turnsClearly,
  );
  return [shapes.join(" "), clear];
}

function panelOf({ model, points }: ModelResults, first: boolean): View {
  const { color } = seriesStyles[0];
  const order = points.map(({ harness }) => harness);
  const x = { field: "harness", type: "ordinal" as const, sort: order, title: null, axis: { labelAngle: 0 } };
  const title = first ? "Success" : null;
  const y = { type: "quantitative" as const, scale: { domain: [0, 1] }, axis: { tickCount: 3, title } };
  return {
    ...size,
    title: panelHeading(model),
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
