import { log as pinnedLog } from "../../model/pinned-math.ts";
import { layer } from "./layer.ts";
import { mark } from "./theme.ts";

/** One measure of one series, as it is drawn. */
export interface Curve {
  readonly series: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A place on a curve that the reader should see. */
export interface Mark {
  readonly series: string;
  readonly x: number;
  readonly y: number;
  readonly kind: "best" | "echo";
}

/** An echo, whether its sign stands above (1) or below (−1) the curve, and what is written there. */
export interface Echo extends Mark {
  readonly side: 1 | -1;
  readonly label: string;
}

/** Wedges that point at the curve, with their labels beyond them. */
export function echoLayers(echoes: readonly Echo[], encoding: object) {
  return ([1, -1] as const).flatMap((side) => {
    const own = echoes.filter((echo) => echo.side === side);
    const shape = side === 1 ? "triangle-down" : "triangle-up";
    return [
      layer(own, { ...mark.echo, shape, yOffset: -8 * side }, encoding),
      labelLayer(own, { yOffset: -15.5 * side }, encoding),
    ];
  });
}

/** What stands at points: their `label`. */
export const labelLayer = (values: readonly object[], look: object, encoding: object) =>
  layer(values, { ...mark.note, ...look }, { ...encoding, text: { field: "label" } });

/** The share of the panel's height that a sign and its number take. */
const needed = 0.12;

/** The side on which a sign stands clear of the other curves: the one the echo bulges to, unless only the other has room. */
export function roomierSide(echo: Mark, curves: readonly Curve[], bulge: 1 | -1, log: boolean): 1 | -1 {
  const height = (y: number) => (log ? pinnedLog(y) : y);
  const all = curves.flatMap(({ y }) => y.map(height));
  const span = Math.max(...all) - Math.min(...all);
  const others = curves.filter(({ series }) => series !== echo.series);
  const room = (side: 1 | -1) => {
    const gaps = others.flatMap(({ x, y }) => y.filter((_, i) => x[i] === echo.x));
    const ahead = gaps.map((y) => side * (height(y) - height(echo.y))).filter((gap) => gap >= 0);
    return Math.min(...ahead) / span;
  };
  return room(bulge) >= needed || room(bulge) >= room(bulge === 1 ? -1 : 1) ? bulge : bulge === 1 ? -1 : 1;
}
