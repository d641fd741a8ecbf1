import type { Layer, View } from "./figure.ts";
import { hatchLines } from "./hatch.ts";
import { inLines, lineHeight } from "./key-view.ts";
import { ink, textSize } from "./theme.ts";

/** What stands before the words of an entry. */
export type Sign =
  | {
      readonly kind: "line";
      readonly color: string;
      readonly dash?: readonly number[];
      readonly width?: number;
    }
  | { readonly kind: "patch"; readonly color: string; readonly stroke?: string }
  | { readonly kind: "hatch" }
  | { readonly kind: "ramp"; readonly colors: readonly string[] }
  | { readonly kind: "point"; readonly shape: string; readonly fill: string; readonly stroke: string };

/** One entry of a key, in words. */
export interface SignEntry {
  readonly sign: Sign;
  readonly text: string;
}

const entryGap = 12;
const textGap = 5;

/** A key whose entries are of many kinds, on as many lines as it needs. */
export function signKey(entries: readonly SignEntry[], width: number): View {
  const placed = inLines(entries, width, entryGap, ({ sign }) => signWidth(sign) + textGap);
  const height = Math.max(...placed.map(({ top }) => top)) + lineHeight;
  return {
    width,
    height,
    data: { values: [{}] },
    layer: placed.flatMap(({ sign, text, start, top }) => [
      ...signLayers(sign, start, top + lineHeight / 2),
      {
        mark: { ...textMark, text },
        encoding: { x: { value: start + signWidth(sign) + textGap }, y: { value: top + lineHeight / 2 } },
      },
    ]),
  };
}

const textMark = {
  type: "text",
  align: "left",
  baseline: "middle",
  fontSize: textSize.label,
  color: ink.text,
} as const;

function signWidth(sign: Sign): number {
  if (sign.kind === "ramp") return 60;
  return sign.kind === "point" ? 8 : 18;
}

/** The marks of a sign that begins at `left` and is centred on `middle`, in units. */
function signLayers(sign: Sign, left: number, middle: number): Layer[] {
  const right = left + signWidth(sign);
  const box = {
    x: { value: left },
    x2: { value: right },
    y: { value: middle - 5 },
    y2: { value: middle + 5 },
  };
  switch (sign.kind) {
    case "line": {
      const { color, dash = [1, 0], width: strokeWidth = 1.4 } = sign;
      const mark = { type: "rule" as const, color, strokeDash: [...dash], strokeWidth };
      return [{ mark, encoding: { x: box.x, x2: box.x2, y: { value: middle } } }];
    }
    case "patch": {
      const { color, stroke } = sign;
      const edge = stroke === undefined ? {} : { stroke, strokeWidth: 0.8 };
      return [{ mark: { type: "rect", color, ...edge }, encoding: box }];
    }
    case "hatch":
      return [
        { mark: hatchBox, encoding: box },
        ...hatchLines({ left, right, top: middle - 5, bottom: middle + 5 }).map(segmentLayer),
      ];
    case "ramp":
      return sign.colors.map((color, i) => {
        const step = (right - left) / sign.colors.length;
        const x = { value: left + i * step };
        // a little over the seam, which would otherwise show
        const x2 = { value: left + (i + 1) * step + (i + 1 < sign.colors.length ? 0.3 : 0) };
        return { mark: { type: "rect", color }, encoding: { ...box, x, x2 } };
      });
    case "point": {
      const { shape, fill, stroke } = sign;
      const mark = { type: "point" as const, shape, fill, stroke, opacity: 1, size: 30, strokeWidth: 1 };
      return [{ mark, encoding: { x: { value: (left + right) / 2 }, y: { value: middle } } }];
    }
  }
}

const hatchBox = { type: "rect", color: "white", stroke: ink.axis, strokeWidth: 0.8 } as const;

const segmentLayer = ({ x, y, x2, y2 }: ReturnType<typeof hatchLines>[number]): Layer => ({
  mark: { type: "rule", color: ink.axis, strokeWidth: 0.7 },
  encoding: { x: { value: x }, y: { value: y }, x2: { value: x2 }, y2: { value: y2 } },
});
