import type { TopLevelSpec } from "vega-lite";
import type * as plain from "./figure-definition.ts";

export type { FigureContext } from "./figure-definition.ts";
/** How a figure is made, with the charting library's types. */
export type FigureDefinition = plain.FigureDefinition<TopLevelSpec>;

/** One picture inside a larger one. */
export type View = Extract<TopLevelSpec, { vconcat: unknown }>["vconcat"][number];

/** One of the pictures that lie over one another in a panel. */
export type Layer = Extract<View, { layer: unknown }>["layer"][number];
