import type { View } from "./figure.ts";
import { figureWidth, ink, textSize } from "./theme.ts";

/** Three panels side by side, as wide together as two usual ones: the space between leaves room for the labels of an axis. */
const gap = 30;
export const triptych = { width: (figureWidth - 2 * gap) / 3 } as const;

/** The name of a panel, above it. */
export const panelHeading = (text: string) => ({
  text,
  fontSize: textSize.label,
  fontWeight: "normal" as const,
  color: ink.text,
  offset: 4,
});

/** One picture without its width. */
export type Panel = Omit<Extract<View, { layer: unknown }>, "width">;

/**
 * A row of panels of one width at fixed places, however wide the labels of their axes are, so that rows of them stand in columns. The first
 * one carries the titles that all share.
 */
export const triptychOf = <Item>(
  items: readonly Item[],
  panel: (item: Item, first: boolean) => Panel,
): readonly View[] => [
  {
    hconcat: items.map((item, i) => ({ width: triptych.width, ...panel(item, i === 0) })),
    spacing: gap,
    bounds: "flush",
  },
];
