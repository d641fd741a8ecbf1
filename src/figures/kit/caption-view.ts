import type { FigureContext, View } from "./figure.ts";
import { ink, lineLength, textSize } from "./theme.ts";
import { joined, wrapped } from "./wording.ts";

/** The lines under a picture: how to read it, whose the numbers are, and where it comes from. */
export function captionView(reading: readonly string[], context: FigureContext, width: number): View {
  const { experiment, dataHash, figures, paper, ours } = context;
  const after =
    figures.length === 0
      ? ""
      : `After ${figures.length === 1 ? "Figure" : "Figures"} ${joined(figures)} of arXiv 2605.21516. `;
  const text = [
    ...reading,
    ...(paper === "" ? [] : [`The paper gives ${paper}.`]),
    ...(ours === "" ? [] : [`Our choice: ${ours}.`]),
    `${after}Experiment ${experiment}, data ${dataHash.slice(0, 12)}.`,
  ].flatMap((line) => wrapped(line, lineLength.note));
  return {
    width,
    height: text.length * (textSize.note + 2.5),
    data: { values: [{}] },
    mark: {
      type: "text",
      text,
      align: "left",
      baseline: "top",
      x: 0,
      y: 0,
      fontSize: textSize.note,
      lineHeight: textSize.note + 2.5,
      color: ink.quiet,
    },
  };
}
