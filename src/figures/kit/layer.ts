import type { Layer, View } from "./figure.ts";
import { ink } from "./theme.ts";

type Mark = Extract<View, { mark: unknown }>["mark"];

/** A mark at each of some values, in the order in which specifications hold its parts. */
export const layer = (values: readonly object[], mark: Mark, encoding: object): Layer => ({
  data: { values: [...values] },
  mark,
  encoding,
});

/** The look of dashed lines across a panel, at what curves are read by. */
export const guideRule = (strokeDash: number[], strokeWidth = 0.9, color: string = ink.axis) =>
  ({ type: "rule", strokeDash, strokeWidth, color }) as const;
