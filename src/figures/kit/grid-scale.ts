import { exp, log } from "../../model/pinned-math.ts";
import type { Edges, Spacing } from "./grid-cells.ts";
import { type Box, hatchLines, type Segment } from "./hatch.ts";
import { quantitative } from "./quantitative.ts";

/** One axis of a picture of cells. */
export interface GridAxis {
  readonly title: string;
  readonly spacing: Spacing;
  readonly ticks: readonly number[];
}

/** A scale with its way back from units of the picture to values. */
export interface GridScale {
  readonly channel: (field: string, titled: boolean) => ReturnType<typeof quantitative>;
  readonly toUnits: (value: number) => number;
  readonly toValue: (units: number) => number;
}

/** The scale of an axis that is just as long as its cells, in a panel that is `size` units long that way. */
export function gridScale(
  cells: readonly Edges[],
  { title, spacing: type, ticks }: GridAxis,
  from: "left" | "low",
  to: "right" | "high",
  size: number,
): GridScale {
  const domain = [Math.min(...cells.map((cell) => cell[from])), Math.max(...cells.map((cell) => cell[to]))];
  const scale = { type, domain, nice: false, ...(type === "linear" && { zero: false }) };
  const labels = { values: [...ticks], grid: false, format: "d" };
  const [inner, outer] = type === "log" ? [log, exp] : [same, same];
  const [low, high] = domain.map(inner);
  return {
    channel: (field, titled) => quantitative(field, titled ? title : null, scale, labels),
    toUnits: (value) => ((inner(value) - low) / (high - low)) * size,
    toValue: (units) => outer(low + (units / size) * (high - low)),
  };
}

const same = (value: number): number => value;

/** Diagonals over rectangles, drawn in units of the picture and carried back to values. */
export function hatchOver(boxes: readonly Edges[], across: GridScale, upward: GridScale): readonly Segment[] {
  const inUnits = boxes.map(
    ({ left, right, low, high }): Box => ({
      left: across.toUnits(left),
      right: across.toUnits(right),
      // upwards here, downwards there: which way the lines lean does not matter
      top: upward.toUnits(low),
      bottom: upward.toUnits(high),
    }),
  );
  return inUnits.flatMap(hatchLines).map(({ x, y, x2, y2 }) => ({
    x: across.toValue(x),
    y: upward.toValue(y),
    x2: across.toValue(x2),
    y2: upward.toValue(y2),
  }));
}
