import type { Row } from "../../stats/table.ts";

/** What a figure says of itself beside its data. */
export interface FigureContext {
  /** The name of the experiment, as in `010-granularity`. */
  readonly experiment: string;
  /** The SHA-256 of the table the figure is drawn from. */
  readonly dataHash: string;
  /** The paper's figures that show the same, as in `2a`. */
  readonly figures: readonly string[];
  /** What of the setting is the paper's; empty when nothing is. */
  readonly paper: string;
  /** What of the setting is our choice. */
  readonly ours: string;
  /** Trials for each sampled point, at most where `until` is there; null without sampled points. */
  readonly trials: number | null;
  /** How far intervals of sampled points may reach to either side, where that decided how many trials there are. */
  readonly until?: number;
}

/**
 * A finished figure: its finding in a sentence, which is also its title, what stands under it, and its Vega-Lite specification with the data inside, as
 * plain JSON: only those who draw and render need the charting library's types.
 */
export interface Figure<Spec = object> {
  readonly finding: string;
  /** What stands under the title. */
  readonly details: readonly string[];
  readonly spec: Spec;
}

/** How a figure is made from a study's table, and what the study has to have for that. */
export interface FigureDefinition<Spec = object> {
  readonly axes: readonly string[];
  /** How many values an axis must have for the figure's sentences to say something (default 1). */
  readonly least?: Readonly<Record<string, number>>;
  /** The names of the measurements whose rows it draws. */
  readonly measurements: readonly string[];
  readonly draw: (rows: readonly Row[], context: FigureContext) => Figure<Spec>;
}
