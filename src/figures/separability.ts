import {
  type ChunkStudy,
  type Conclusion,
  type KeptCurve,
  type SeparabilityFacts,
  type ShiftedStudy,
  separabilityFacts,
  standsThroughout,
} from "../analysis/facts/separability.ts";
import { rounding } from "../stats/compare.ts";
import { layer } from "./kit/layer.ts";
import { spanned } from "./kit/quantitative.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, mark, seriesStyles, textSize } from "./kit/theme.ts";
import { type Panel, panelHeading, triptychOf } from "./kit/triptych.ts";
import { joined } from "./kit/wording.ts";

/**
 * What becomes of partial harnesses when the free tail keeps a share κ of the scaffold's guidance, for each chunk size: pass
 * rates over r, the shares in which each conclusion stands, and how far the tail's actions move.
 */
export const separability = sweepFigure(
  ["pool", "chunk", "carryOver", "scaffolded"],
  ["tail-divergence"],
  (rows) => {
    const facts = separabilityFacts(rows);
    const { guided } = facts;
    return {
      finding: findingOf(guided),
      details: detailsOf(facts),
      key: signKey(keyOf(guided), figureWidth),
      panels: [passPanel, rangePanel, shiftPanel].map((panel) => triptychOf(guided, panel)),
      reading: [
        "All exact. Bars: the shares κ from 0 on in which each conclusion stands. Shift: total variation between the tail's " +
          "action law with and without carry-over, averaged over one attempt, at the r that is best without.",
      ],
    };
  },
);

/** The shares whose curves are drawn, where a study has them. */
const shownShares = [0, 0.3, 1] as const;
const styles = seriesStyles.slice(0, shownShares.length);
const heights = { pass: 112, ranges: 74, shift: 62 } as const;
const rangeColor = "#7fa3c7";

/** Which conclusions stand whatever the tail keeps, and how far the others do. */
function findingOf(studies: readonly ChunkStudy[]): string {
  const throughout = (conclusion: Conclusion) => studies.every((one) => standsThroughout(one, conclusion));
  const limits = (conclusion: Conclusion) => studies.map(({ upTo }) => upTo[conclusion] ?? "none").join(", ");
  if (throughout("place")) return "Whatever the tail keeps, the peak is inside and stays where it is";
  return throughout("inside")
    ? `Partial harnesses win at every κ; the best r stays put up to κ = ${limits("place")}`
    : `The interior peak stands up to κ = ${limits("inside")}, its place up to ${limits("place")}`;
}

/** Where the best r goes, what carry-over does to the tail's actions, and what it does to agents alone. */
function detailsOf({ guided, moved }: SeparabilityFacts): readonly string[] {
  const ends = guided.map(({ curves }) => [curves[0], curves[curves.length - 1]]);
  const [from, to] = ends[0].map(({ carryOver }) => carryOver);
  const moves = ends.map(([bare, full]) => `${bare.best} → ${full.best}`).join(", ");
  const gains = ends.map((two) => two.map(({ passRates, best }) => passRates[best].toFixed(2)).join(" → "));
  const last = guided.map(({ shifts }) => shifts[shifts.length - 1]);
  return [
    `c = ${joined(guided.map(({ chunk }) => chunk))}, κ = ${from} → ${to}: best r ${moves}, best pass rate ${gains.join(", ")}; ` +
      `the tail's actions shift by ${last.map(({ variation }) => variation.toFixed(2)).join(", ")} (total variation), ` +
      `an attempt by ${last.map(({ nats }) => nats.toFixed(2)).join(", ")} nats.`,
    ...loneWords(moved),
  ];
}

function loneWords(moved: number | null): readonly string[] {
  if (moved === null) return [];
  if (moved > rounding) return [`For agents alone κ changes pass rates by up to ${moved.toPrecision(2)}.`];
  return [
    "An agent alone has no guidance to keep: there κ changes no pass rate, and every conclusion is as it was.",
  ];
}

const keyOf = (studies: readonly ChunkStudy[]): readonly SignEntry[] => [
  ...shownShares.flatMap((share, i): readonly SignEntry[] => {
    const { color, dash } = styles[i];
    const isShown = studies.some(({ curves }) => curves.some(({ carryOver }) => carryOver === share));
    return isShown ? [{ sign: { kind: "line", color, dash }, text: `κ = ${share}` }] : [];
  }),
  { sign: { kind: "point", shape: "circle", fill: ink.text, stroke: ink.text }, text: "best r" },
  { sign: { kind: "patch", color: rangeColor }, text: "conclusion stands" },
];

function passPanel({ chunk, curves }: ChunkStudy, first: boolean): Panel {
  const rises = curves.map(({ passRates }) => passRates.findIndex((rate) => rate > 1e-3));
  const from = Math.max(0, Math.min(...rises) - 1);
  const full = curves[0].passRates.length - 1;
  const ticks = { grid: false, tickMinStep: 1, tickCount: 6 };
  const x = spanned("r", "Scaffolded chunks r", [from - 0.4, full + 0.4], ticks);
  const most = Math.max(...curves.flatMap(({ passRates }) => passRates));
  const y = spanned("pass", first ? "Pass rate F(r)" : null, [0, most * 1.15], { tickCount: 4 });
  const shown = shownShares.map((share) => curves.find(({ carryOver }) => carryOver === share));
  return {
    height: heights.pass,
    title: panelHeading(`c = ${chunk}`),
    layer: shown.flatMap((curve, i) => (curve ? curveLayers(curve, from, styles[i], { x, y }) : [])),
  };
}

function curveLayers(
  { passRates, best }: KeptCurve,
  from: number,
  { color, dash, shape }: (typeof seriesStyles)[number],
  encoding: object,
) {
  const values = passRates.map((pass, r) => ({ r, pass })).filter(({ r }) => r >= from);
  const top = [{ r: best, pass: passRates[best] }];
  return [
    layer(values, { ...mark.line, color, strokeDash: [...dash] }, encoding),
    layer(values, { ...mark.sampled, color, shape }, encoding),
    layer(top, { ...mark.best, color, shape }, encoding),
  ];
}

const shareTicks = { grid: false, values: [0, 0.2, 0.4, 0.6, 0.8, 1], labelFlush: false };

const shareAxis = (title: string | null) =>
  spanned("to", title, [0, 1], { ...shareTicks, labels: title !== null });

const conclusions: readonly (readonly [Conclusion, string])[] = [
  ["inside", "interior peak"],
  ["place", "peak at the same r"],
  ["partial", "partial beats full"],
];

/** One bar for each conclusion under its name. */
function rangePanel(study: ChunkStudy): Panel {
  const x = shareAxis(null);
  const [{ carryOver: from }] = study.curves;
  const values = conclusions.map(([conclusion, name], i) => {
    const to = study.upTo[conclusion];
    const text = `${name}: ${to === null ? "not at all" : `κ = ${from}…${to}`}`;
    return { from, to: to ?? from, name: i + 0.3, top: i + 0.55, bottom: i + 0.85, text };
  });
  const y = (field: string) => ({
    field,
    type: "quantitative" as const,
    title: null,
    axis: null,
    scale: { domain: [conclusions.length, 0], nice: false },
  });
  return {
    height: heights.ranges,
    data: { values },
    layer: [
      {
        mark: { type: "rect", color: rangeColor },
        encoding: { x, x2: { field: "from" }, y: y("top"), y2: { field: "bottom" } },
      },
      {
        mark: { type: "text", align: "left", baseline: "middle", fontSize: textSize.note, color: ink.text },
        encoding: { x: { value: 0 }, y: y("name"), text: { field: "text" } },
      },
    ],
  };
}

function shiftPanel({ shifts }: ShiftedStudy, first: boolean): Panel {
  const x = shareAxis("Share κ that the tail keeps");
  const y = spanned("shift", first ? "Shift" : null, [0, 0.3], { values: [0, 0.1, 0.2, 0.3] });
  const values = shifts.map(({ carryOver, variation }) => ({ to: carryOver, shift: variation }));
  return {
    height: heights.shift,
    data: { values },
    layer: [{ mark: { ...mark.line, color: seriesStyles[0].color }, encoding: { x, y } }],
  };
}
