import type { Layer, View } from "../kit/figure.ts";
import { layer } from "../kit/layer.ts";
import { sampledLayer } from "../kit/sampled-layer.ts";
import { seriesEncoding } from "../kit/series-encoding.ts";
import { mark, textSize } from "../kit/theme.ts";
import { panelHeading } from "../kit/triptych.ts";
import { wrapped } from "../kit/wording.ts";
import { isJoined, isNumeric, type PlotAxis } from "./plot-axis.ts";
import type { PlotPoint } from "./plot-points.ts";
import { type Extent, xEncoding, yEncoding } from "./plot-scales.ts";

/** One panel: the points of one column in one facet. */
export interface PanelParts {
  readonly x: PlotAxis;
  /** Every series of the picture, so that each keeps its style in every panel. */
  readonly names: readonly string[];
  readonly points: readonly PlotPoint[];
  readonly extent: Extent;
  readonly heading: string;
  readonly width: number;
  readonly height: number;
  /** Whether the axes say what they are, or another panel does. */
  readonly titled: { readonly x: boolean; readonly y: boolean };
}

/** Up to so many places along x, each exact value has a dot of its own. */
const few = 12;
const dot = { type: "point", filled: true, opacity: 1, size: 30 } as const;
const smallDot = { ...dot, size: 14 };
const dash = { type: "point", shape: "stroke", opacity: 1, size: 90, strokeWidth: 1.6 } as const;

/** A panel with its heading, both axes, and what it draws. */
export function plotPanel(parts: PanelParts): View {
  const { x, names, points, extent, heading, width, height, titled } = parts;
  const beside = { xOffset: { field: "series", scale: { domain: [...names] } } };
  const y = yEncoding(extent, titled.y, height);
  const at = { x: xEncoding(x, titled.x, width), ...(!isNumeric(x) && names.length > 1 && beside), y };
  // A log scale has no place for an end at 0 or below.
  const least = "type" in y.scale ? y.scale.domain[0] : Number.NEGATIVE_INFINITY;
  const exact = points.filter(({ sampled }) => !sampled).map(spot);
  const sampled = points
    .filter((point) => point.sampled)
    .map((point) => ({ ...spot(point), low: Math.max(least, point.low), high: point.high }));
  return {
    width,
    height,
    ...(heading === "" ? {} : { title: headingIn(heading, width) }),
    layer: layersOf(x, { exact, sampled }, at, seriesEncoding(names)),
  };
}

interface Drawn {
  readonly exact: readonly object[];
  readonly sampled: readonly object[];
}

/**
 * Exact values as lines along numbers, with a dot at each of a few; as dots along words. Beside sampled ones, which are points
 * with their intervals, they are lines or dashes alone; where all is sampled, lines join the points. None do along a sample.
 */
function layersOf(
  x: PlotAxis,
  { exact, sampled }: Drawn,
  at: { readonly y: object },
  { color, strokeDash, shape }: ReturnType<typeof seriesEncoding>,
): Layer[] {
  const dots = layer(exact, isNumeric(x) ? smallDot : dot, { ...at, color, shape });
  const line = layer(exact.length > 0 ? exact : sampled, mark.line, { ...at, color, strokeDash });
  if (sampled.length === 0) {
    if (!isJoined(x)) return [dots];
    return x.values.length <= few ? [line, dots] : [line];
  }
  const dashes = layer(exact, isNumeric(x) ? { ...dash, size: dot.size } : dash, { ...at, color });
  return [isJoined(x) ? line : dashes, sampledLayer(sampled, at, { color, shape })];
}

/** In lines as wide as the panel, so that a long one moves no other panel; a longer word is cut. */
const headingIn = (heading: string, width: number) => ({
  ...panelHeading(heading),
  text: [...wrapped(heading, width / textSize.label)],
  limit: width,
});

const spot = ({ series, x, y }: PlotPoint) => ({ series, x, y });
