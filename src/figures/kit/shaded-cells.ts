import { layer } from "./layer.ts";

/** Which field shades cells, and the colours that stand for its values. */
export interface Shade {
  readonly field: string;
  readonly domain: readonly number[];
  readonly ramp: readonly string[];
}

/** Rectangles from `x` and `y` to the fields `right` and `high`, shaded. */
export function shadedCells(values: readonly object[], x: object, y: object, { field, domain, ramp }: Shade) {
  const scale = { domain: [...domain], range: [...ramp] };
  const color = { field, type: "quantitative", scale, legend: null };
  // a stroke of its own colour closes the seams between cells
  const ends = { x, x2: { field: "right" }, y, y2: { field: "high" } };
  return layer(values, { type: "rect", strokeWidth: 0.4 }, { ...ends, color, stroke: color });
}
