import { compile } from "vega-lite";
import type { FigureContext, FigureDefinition } from "../../src/figures/kit/figure.ts";
import type { Row } from "../../src/stats/table.ts";

export const figureContext: FigureContext = {
  experiment: "010-sample",
  dataHash: "0123456789abcdef",
  figures: ["2a"],
  paper: "the agents",
  ours: "the goal",
  trials: null,
};

/** Exact rows of one curve over x = from, from + 1, …: pass rate and bias at each. */
export function exactRows(
  coordinates: Row,
  x: string,
  from: number,
  passRates: readonly number[],
  biases: readonly number[],
): readonly Row[] {
  return passRates.map((passRate, i) => ({
    ...coordinates,
    [x]: from + i,
    engine: "exact",
    passRate,
    successRate: passRate,
    meanAbsoluteBias: biases[i],
  }));
}

/** The sampled row that goes with an exact one. */
export const sampledRow = (row: Row): Row => ({
  ...row,
  engine: "monte-carlo",
  successRateLow: Number(row["successRate"]) - 0.01,
  successRateHigh: Number(row["successRate"]) + 0.01,
  meanAbsoluteBiasStandardError: 0.5,
});

/** Draws a figure; `text` is all that it specifies, `said` its title and what stands under it without line breaks. */
export function drawn(figure: FigureDefinition, rows: readonly Row[], changes: Partial<FigureContext> = {}) {
  const { finding, details, spec } = figure.draw(rows, { ...figureContext, ...changes });
  const { text, subtitle = [] } = spec.title as { text: string | string[]; subtitle?: string[] };
  const title = [text].flat().join(" ");
  return { finding, details, spec, title, said: subtitle.join(" "), text: JSON.stringify(spec) };
}

/** What Vega-Lite has to say against a specification. */
export function complaintsOf(spec: Parameters<typeof compile>[0]): readonly unknown[] {
  const complaints: unknown[] = [];
  const note = (...what: unknown[]) => complaints.push(what);
  const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
  compile(spec, { logger: logger as never });
  return complaints;
}

/** A mark of a panel with its data. */
export interface Layer {
  readonly mark: Readonly<Record<string, unknown>>;
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly encoding: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A panel of a picture. */
export interface Panel {
  readonly layer: readonly Layer[];
  readonly data?: Layer["data"];
  readonly title?: { readonly text: string };
}

/** The panels of a figure made of triptychs, row by row. */
export function panelsOf(figure: FigureDefinition, rows: readonly Row[]): readonly (readonly Panel[])[] {
  const { vconcat } = drawn(figure, rows).spec as unknown as {
    vconcat: readonly { hconcat?: readonly { hconcat: readonly Panel[] }[] }[];
  };
  return vconcat.flatMap(({ hconcat }) => (hconcat ? [hconcat[0].hconcat] : []));
}

/** What a layer of a panel draws. */
export const valuesOf = ({ data }: Layer) => data?.values ?? [];
