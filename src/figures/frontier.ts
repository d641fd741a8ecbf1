import type { Row } from "../stats/table.ts";
import { numberWord } from "./kit/claim-words.ts";
import type { Layer, View } from "./kit/figure.ts";
import type { Figure, FigureContext } from "./kit/figure-definition.ts";
import { layer } from "./kit/layer.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { figureOf } from "./kit/sweep-figure.ts";
import { figureWidth, mark, seriesStyles } from "./kit/theme.ts";
import type { PlotAxis } from "./plot/plot-axis.ts";
import { xEncoding, yEncoding } from "./plot/plot-scales.ts";
import { columnTitle, placeWords } from "./plot/plot-words.ts";

/** A row of a study with an objective: what its objective and its price come to. */
export interface FrontierPoint {
  readonly value: number;
  readonly price: number;
  readonly row: Row;
}

/** What a picture of a study's objective is made of. */
export interface FrontierRequest {
  /** The formulas that are sought and weighed. */
  readonly value: string;
  readonly price: string;
  readonly isMinimised: boolean;
  readonly limits: readonly string[];
  /** The study's axes. */
  readonly axes: readonly PlotAxis[];
  readonly question: string;
  /** Every row within the limits. */
  readonly candidates: readonly FrontierPoint[];
  /** Those that none beats, from the cheapest to the best. */
  readonly frontier: readonly FrontierPoint[];
  /** How flat the optimum is; null where nobody asks. */
  readonly near: { readonly within: number; readonly count: number; readonly cheapest: FrontierPoint } | null;
}

/**
 * What is sought against what it costs: every row within the limits, those that none beats as a line of steps, and the best.
 * Errors: RangeError when no row is within the limits.
 */
export function frontierFigure(request: FrontierRequest, context: FigureContext): Figure {
  const best = request.frontier.at(-1);
  if (best === undefined) throw new RangeError("no row is within the limits");
  const { question, candidates } = request;
  const parts = {
    finding: findingOf(request, best),
    details: [...(question === "" ? [] : [question]), `${beatenWords(request)}${nearWords(request)}`],
    key: signKey(keyEntries, figureWidth),
    panels: [[panelOf(request, best)]],
    reading: [
      candidates.some(({ row }) => row["engine"] !== "exact")
        ? "A point is a row within the limits; a choice among estimates flatters the best."
        : "All exact. A point is a row within the limits.",
    ],
  };
  return figureOf(parts, context);
}

const width = figureWidth - 44;
const height = 210;
const beaten = {
  type: "point",
  shape: "circle",
  filled: true,
  opacity: 1,
  size: 11,
  color: "#a8b4c0",
} as const;
const [{ color: ink }, { color: accent }] = seriesStyles;
const steps = { ...mark.line, interpolate: "step-after", color: ink } as const;
const unbeaten = { type: "point", shape: "circle", filled: true, opacity: 1, size: 22, color: ink } as const;
const bestSign = { ...mark.best, shape: "diamond", color: accent, size: 70 } as const;

const keyEntries: readonly SignEntry[] = [
  { sign: { kind: "point", shape: "circle", fill: beaten.color, stroke: beaten.color }, text: "beaten" },
  { sign: { kind: "line", color: ink }, text: "none beats it in both" },
  { sign: { kind: "point", shape: "diamond", fill: accent, stroke: accent }, text: "the best" },
];

function panelOf({ value, price, candidates, frontier }: FrontierRequest, best: FrontierPoint): View {
  const prices = candidates.map((one) => one.price);
  const x = xEncoding({ name: price, values: prices }, true, width);
  const y = yEncoding({ column: value, values: candidates.map((one) => one.value) }, true, height);
  const at = (points: readonly FrontierPoint[], look: Parameters<typeof layer>[1]): Layer =>
    layer(placesOf(points), look, { x, y });
  // The best of a price stays the best for every higher one.
  const last = { ...best, price: prices.reduce((one, other) => Math.max(one, other), best.price) };
  return {
    width,
    height,
    layer: [
      at(candidates, beaten),
      at([...frontier, last], steps),
      at(frontier, unbeaten),
      at([best], bestSign),
    ],
  };
}

/** Rows at one place are one point. */
function placesOf(points: readonly FrontierPoint[]): readonly object[] {
  const places = points.map(({ price: x, value: y }) => ({ x, y }));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function findingOf({ value, isMinimised, axes }: FrontierRequest, best: FrontierPoint): string {
  const most = isMinimised ? "lowest" : "highest";
  const varied = axes.filter(({ values }) => values.length > 1);
  const place = varied.length === 0 ? "" : ` at ${placeWords(best.row, varied)}`;
  return `${columnTitle(value)} is ${most}${place}: ${numberWord(best.value)}`;
}

function beatenWords({ limits, candidates, frontier }: FrontierRequest): string {
  const within = limits.length === 0 ? "" : `Subject to ${limits.join(" and ")}: `;
  const few = frontier.length === 1 ? "is" : "are";
  return `${within}${frontier.length} of ${candidates.length} rows ${few} beaten by none in both.`;
}

function nearWords({ price, near, axes }: FrontierRequest): string {
  if (near === null) return "";
  if (near.count === 1) return ` No other comes within ${near.within} of the best.`;
  const varied = axes.filter(({ values }) => values.length > 1);
  const { within, count, cheapest } = near;
  return ` ${count} come within ${within} of the best, the cheapest with ${price} ${numberWord(cheapest.price)} at ${placeWords(cheapest.row, varied)}.`;
}
