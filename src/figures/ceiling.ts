import { groupBy, numberAt } from "../stats/columns.ts";
import type { Row } from "../stats/table.ts";
import { type CeilingPoint, ceilingDetails, ceilingFinding } from "./ceiling-finding.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, mark, seriesStyles } from "./kit/theme.ts";
import { panelHeading, triptych, triptychRow } from "./kit/triptych.ts";

/**
 * How loose the ceiling of Theorem 1 is, for each agent: the exact reach of one attempt and its ceiling over the chunk, and
 * beneath them the one by the other, over the granularity penalty, for every tolerance and horizon.
 */
export const ceiling: FigureDefinition = {
  axes: ["agent", "tolerance", "horizon", "chunk"],
  measurements: ["ceiling"],
  draw,
};

const [exact, bound, ...others] = seriesStyles;
const heights = { reach: 118, looseness: 118 } as const;
/** The least reach and the greatest looseness that are drawn. */
const least = 1e-10;
const greatest = 1e8;
/** The setting of the upper panels. */
const shown = { tolerance: 1, horizon: 10 } as const;
/** Where an attempt that cannot reach stands in the lower panels: above everything else. */
const beyond = 6e9;

interface Agent {
  readonly agent: string;
  readonly points: readonly CeilingPoint[];
}

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const agents = [...groupBy(rows, "agent")].map(([agent, own]) => ({ agent, points: own.map(pointOf) }));
  const points = agents.flatMap((one) => one.points);
  const finding = ceilingFinding(points);
  const row = (panel: (one: Agent, first: boolean) => View) => [
    triptychRow(agents.map((one, i) => panel(one, i === 0))),
  ];
  const spec = sweepFigure(
    {
      finding,
      details: ceilingDetails(points),
      key: signKey(key, figureWidth),
      panels: [row(reachPanel), row(loosenessPanel)],
      reading: [
        `All exact. Above: tolerance ${shown.tolerance}, horizon ${shown.horizon}; where the lower curve ends nothing can be reached. Below: every ` +
          "tolerance and horizon of the table.",
      ],
    },
    context,
  );
  return { finding, spec };
}

const key: readonly SignEntry[] = [
  { sign: { kind: "line", color: bound.color, dash: bound.dash }, text: "ceiling" },
  { sign: { kind: "line", color: exact.color }, text: "exact reach" },
  ...[5, 10, 20].map((horizon): SignEntry => {
    const { color, shape } = styleOf(horizon);
    return { sign: { kind: "point", shape, fill: "white", stroke: color }, text: `H = ${horizon}` };
  }),
  { sign: { kind: "line", color: exact.color, dash: [1, 1.5], width: 0.9 }, text: "above: infinitely loose" },
];

/** The look of the points of a horizon: none of the looks of the curves. */
function styleOf(horizon: number) {
  return others[[5, 10, 20].indexOf(horizon)] ?? others[3];
}

const pointOf = (row: Row): CeilingPoint => ({
  chunk: numberAt(row, "chunk"),
  tolerance: numberAt(row, "tolerance"),
  horizon: numberAt(row, "horizon"),
  reach: numberAt(row, "reach"),
  ceiling: numberAt(row, "ceiling"),
  penalty: numberAt(row, "penalty"),
});

const logAxis = (
  field: string,
  title: string | null,
  domain: readonly number[],
  values: readonly number[],
) => ({
  field,
  type: "quantitative" as const,
  title,
  scale: { type: "log" as const, domain: [...domain], nice: false },
  axis: { values: [...values], format: ".0e", labelExpr: powerLabels },
});

/** Powers of ten as they are written by hand. */
const powerLabels =
  "datum.value == 1 ? '1' : '10' + replace(replace(replace(replace(replace(replace(replace(format(round(log(datum.value) / LN10), 'd'), " +
  "/[-−]/, '⁻'), /0/, '⁰'), /2/, '²'), /4/, '⁴'), /6/, '⁶'), /8/, '⁸'), /1/, '¹')";

function reachPanel({ agent, points }: Agent, first: boolean): View {
  const x = {
    field: "chunk",
    type: "quantitative" as const,
    title: "Chunk size",
    scale: { domain: [0, 123], nice: false },
    axis: { grid: false, values: [0, 30, 60, 90, 120] },
  };
  const y = (field: string) =>
    logAxis(field, first ? "Reach of one attempt" : null, [least, 3], [1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]);
  const own = points
    .filter(({ tolerance, horizon }) => tolerance === shown.tolerance && horizon === shown.horizon)
    .sort((a, b) => a.chunk - b.chunk);
  const curve = (field: "ceiling" | "reach", { color, dash }: typeof exact) => ({
    data: { values: own.filter((point) => point[field] >= least) },
    mark: { ...mark.line, color, strokeDash: [...dash], point: { size: 7, color, filled: true } },
    encoding: { x, y: y(field) },
  });
  return {
    width: triptych.width,
    height: heights.reach,
    title: panelHeading(agent),
    layer: [curve("ceiling", bound), curve("reach", exact)],
  };
}

function loosenessPanel({ points }: Agent, first: boolean): View {
  const x = {
    field: "penalty",
    type: "quantitative" as const,
    title: "Granularity penalty ρ",
    scale: { domain: [-0.3, 8.3], nice: false, zero: false },
    axis: { grid: false, values: [0, 2, 4, 6, 8] },
  };
  const y = logAxis("looseness", first ? "Ceiling / reach" : null, [0.4, 4e10], [1, 1e2, 1e4, 1e6, 1e8]);
  const values = points
    .filter(
      ({ penalty, reach, ceiling: bounded }) =>
        penalty <= 8.2 && (reach === 0 || bounded / reach <= greatest),
    )
    .map(({ penalty, reach, ceiling: bounded, horizon }) => ({
      penalty,
      horizon,
      looseness: reach === 0 ? beyond : Math.max(1, bounded / reach),
    }));
  const horizons = [...new Set(values.map(({ horizon }) => horizon))];
  return {
    width: triptych.width,
    height: heights.looseness,
    layer: [
      {
        data: { values: [{ looseness: 6e8 }] },
        mark: { type: "rule", strokeDash: [1, 1.5], strokeWidth: 0.9, color: exact.color },
        encoding: { y },
      },
      ...horizons.map((horizon) => {
        const { color, shape } = styleOf(horizon);
        return {
          data: { values: values.filter((point) => point.horizon === horizon) },
          mark: { ...mark.sampled, color, shape, size: 12, strokeWidth: 0.8, clip: true },
          encoding: { x, y },
        };
      }),
    ],
  };
}
