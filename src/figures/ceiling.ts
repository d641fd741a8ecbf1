import {
  type CeilingFacts,
  type CeilingPoint,
  ceilingFacts,
  type Looseness,
} from "../analysis/facts/ceiling.ts";
import { distinct } from "../stats/distinct.ts";
import { guideRule, layer } from "./kit/layer.ts";
import { quantitative, spanned } from "./kit/quantitative.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, mark, seriesStyles } from "./kit/theme.ts";
import { type Panel, panelHeading, triptychOf } from "./kit/triptych.ts";

/**
 * How loose the ceiling of Theorem 1 is, for each agent: the exact reach of one attempt and its ceiling over the chunk, and
 * beneath them the one by the other, over the granularity penalty, for every tolerance and horizon.
 */
export const ceiling = sweepFigure(["agent", "tolerance", "horizon", "chunk"], ["ceiling"], (rows) => {
  const facts = ceilingFacts(rows);
  const { points } = facts;
  const horizons = distinct(points.map((point) => point.horizon));
  const [tolerance, horizon] = [
    middleOf(distinct(points.map((point) => point.tolerance))),
    middleOf(horizons),
  ];
  const isShown = (one: CeilingPoint) => one.tolerance === tolerance && one.horizon === horizon;
  const own = [...Map.groupBy(points, ({ agent }) => agent).values()];
  return {
    finding: findingOf(facts),
    details: detailsOf(facts),
    key: signKey(keyOf(horizons), figureWidth),
    panels: [
      triptychOf(own, (some, first) => reachPanel(some.filter(isShown), first)),
      triptychOf(own, (some, first) => loosenessPanel(some, horizons, first)),
    ],
    reading: [
      `All exact. Above: tolerance ${tolerance}, horizon ${horizon}; where the lower curve ends nothing can be reached. Below: every ` +
        "tolerance and horizon of the table.",
    ],
  };
});

const [exact, bound, ...others] = seriesStyles;
const height = 118;
/** The least reach and the greatest looseness that are drawn. */
const least = 1e-10;
const greatest = 1e8;
/** Where an attempt that cannot reach stands in the lower panels: above everything else. */
const beyond = 6e9;

/** Whether the ceiling is ever broken, and how loose it is where it says anything. */
function findingOf({ points, broken, telling }: CeilingFacts): string {
  if (broken.length > 0) return `The ceiling is broken by ${broken.length} of ${points.length} attempts`;
  if (telling.attempts === 0) return "The ceiling holds, but is 1 wherever an attempt can reach";
  return `The ceiling holds, but loosely: by a median factor of ${factor(telling)} where it is below 1`;
}

/** Where it says nothing, where it is infinitely loose, and how its looseness grows with the penalty. */
function detailsOf({ points, vacuous, hopeless, telling, near, far }: CeilingFacts): readonly string[] {
  const grows = far.median > near.median ? ": the true tail falls faster" : "";
  const lead =
    `Of ${points.length.toLocaleString("en-US")} attempts it is 1 for ${vacuous.attempts} (median looseness ${factor(vacuous)}) and above 0 for ` +
    `${hopeless} that cannot reach.`;
  const of = `Of the other ${telling.attempts} the median is ${factor(near)} at penalties below 1 and ${factor(far)} above${grows}.`;
  return telling.attempts === 0 ? [lead] : [lead, of];
}

/** A factor in a sentence: two digits. */
const factor = ({ median }: Looseness): string =>
  Number.isNaN(median) ? "–" : Number(median.toPrecision(2)).toLocaleString("en-US");

/** The upper panels show the setting in the middle of both axes. */
const middleOf = (values: readonly number[]): number => values[(values.length - 1) >> 1];

const keyOf = (horizons: readonly number[]): readonly SignEntry[] => [
  { sign: { kind: "line", color: bound.color, dash: bound.dash }, text: "ceiling" },
  { sign: { kind: "line", color: exact.color }, text: "exact reach" },
  ...horizons.map((horizon, i): SignEntry => {
    const { color, shape } = styleOf(i);
    return { sign: { kind: "point", shape, fill: "white", stroke: color }, text: `H = ${horizon}` };
  }),
  { sign: { kind: "line", color: exact.color, dash: [1, 1.5], width: 0.9 }, text: "above: infinitely loose" },
];

/** The look of the points of the i-th horizon: none of the looks of the curves. */
const styleOf = (i: number) => others[Math.min(i, others.length - 1)];

const logAxis = (field: string, title: string | null, domain: number[], values: number[]) => {
  const axis = { values, format: ".0e", labelExpr: powerLabels };
  return quantitative(field, title, { type: "log" as const, domain, nice: false }, axis);
};

/** Powers of ten as they are written by hand. */
const powerLabels =
  "datum.value == 1 ? '1' : '10' + replace(replace(replace(replace(replace(replace(replace(format(round(log(datum.value) / LN10), 'd'), " +
  "/[-−]/, '⁻'), /0/, '⁰'), /2/, '²'), /4/, '⁴'), /6/, '⁶'), /8/, '⁸'), /1/, '¹')";

function reachPanel(points: readonly CeilingPoint[], first: boolean): Panel {
  const ticks = { grid: false, values: [0, 30, 60, 90, 120] };
  const x = quantitative("chunk", "Chunk size", { domain: [0, 123], nice: false }, ticks);
  const y = (field: string) =>
    logAxis(field, first ? "Reach of one attempt" : null, [least, 3], [1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]);
  const own = points
    .toSorted((a, b) => a.chunk - b.chunk)
    .map(({ agent: _, looseness: __, ...drawn }) => drawn);
  const curve = (field: "ceiling" | "reach", { color, dash }: typeof exact) => {
    const look = { ...mark.line, color, strokeDash: [...dash], point: { size: 7, color, filled: true } };
    const drawn = own.filter((point) => point[field] >= least);
    return layer(drawn, look, { x, y: y(field) });
  };
  return {
    height,
    title: panelHeading(points[0]?.agent ?? ""),
    layer: [curve("ceiling", bound), curve("reach", exact)],
  };
}

function loosenessPanel(points: readonly CeilingPoint[], horizons: readonly number[], first: boolean): Panel {
  const ticks = { grid: false, values: [0, 2, 4, 6, 8] };
  const x = spanned("penalty", "Granularity penalty ρ", [-0.3, 8.3], ticks);
  const y = logAxis("looseness", first ? "Ceiling / reach" : null, [0.4, 4e10], [1, 1e2, 1e4, 1e6, 1e8]);
  const values = points
    .filter(({ penalty, reach, looseness }) => penalty <= 8.2 && (reach === 0 || looseness <= greatest))
    .map(({ penalty, horizon, looseness }) => ({ penalty, horizon, looseness: Math.min(beyond, looseness) }));
  return {
    height,
    layer: [
      layer([{ looseness: 6e8 }], guideRule([1, 1.5], 0.9, exact.color), { y }),
      ...horizons.map((horizon, i) => {
        const { color, shape } = styleOf(i);
        const look = { ...mark.sampled, color, shape, size: 12, strokeWidth: 0.8, clip: true };
        const own = values.filter((point) => point.horizon === horizon);
        return layer(own, look, { x, y });
      }),
    ],
  };
}
