/** `tautline/figures`: a study's table as a figure, its finding in words and its picture as a Vega-Lite specification. */
export { figureDefinitions } from "../figures/figure-definitions.ts";
export type { Figure, FigureContext, FigureDefinition } from "../figures/kit/figure-definition.ts";
export type { PlotWish } from "../figures/plot/choose-channels.ts";
export type { PlotAxis } from "../figures/plot/plot-axis.ts";
export { type PlotRequest, plotFigure } from "../figures/plot/plot-figure.ts";
