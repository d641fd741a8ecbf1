import type { Phase } from "../../analysis/facts/phases.ts";
import { exp, log } from "../../model/pinned-math.ts";
import type { View } from "./figure.ts";
import { type Box, hatchLines } from "./hatch.ts";
import { layer } from "./layer.ts";
import { borderOf, type PhaseCell, phaseCells, type Spacing, unreachableBoxes } from "./phase-cells.ts";
import { quantitative } from "./quantitative.ts";
import { shadedCells } from "./shaded-cells.ts";
import { signKey } from "./sign-key.ts";
import { figureWidth, ink } from "./theme.ts";
import { type Panel, panelHeading, triptych } from "./triptych.ts";

/** One axis of a phase diagram. */
export interface PhaseAxis {
  readonly title: string;
  readonly spacing: Spacing;
  readonly ticks: readonly number[];
}

/** One hue from light to dark, even in lightness: it reads alike in grey. */
const ramp = ["#edf3f8", "#bcd4e6", "#7fb0d2", "#3f7fb1", "#17375e"] as const;
const shade = { field: "passRate", domain: [0, 1], ramp } as const;
const rampStops = 25;
const height = 150;
const borderLine = { type: "rule", color: ink.text, strokeWidth: 1.3, strokeCap: "square" } as const;
const bestOfRow = { shape: "circle", fill: "white", stroke: ink.text } as const;
const ridgePoint = { type: "point", ...bestOfRow, opacity: 1, size: 20, strokeWidth: 1 } as const;

/** Sub-goal counts: the axis that every phase diagram has below it. */
const subgoalAxis: PhaseAxis = {
  title: "Sub-goals K, log scale",
  spacing: "log",
  ticks: [1, 2, 5, 10, 20, 50, 100],
};

const rampColors = Array.from({ length: rampStops }, (_, i) => rampAt(i / (rampStops - 1)));

/** What the marks of a phase diagram mean. */
export const phaseKey: View = signKey(
  [
    { sign: { kind: "ramp", colors: rampColors }, text: "pass rate, 0 to 1" },
    { sign: { kind: "hatch" }, text: "unreachable: no action sequence fits some stage" },
    { sign: { kind: "point", ...bestOfRow }, text: "best K of the row" },
  ],
  figureWidth,
);

/** One agent's pass rates over both axes, with the best column of each row and what is out of reach hatched. */
export function phasePanel(phase: Phase, up: PhaseAxis, first: boolean): Panel {
  const cells = phaseCells(phase, up.spacing);
  const ridge = phase.ridge.flatMap(({ subgoals, level }) =>
    cells.filter((cell) => cell.x === subgoals && cell.y === level),
  );
  const across = scaleOf(cells, subgoalAxis, "left", "right");
  const upward = scaleOf(cells, up, "low", "high");
  const [left, low] = [across.channel("left", true), upward.channel("low", first)];
  const at = { x: { ...left, field: "x" }, y: { ...low, field: "y" } };
  const segment = { ...at, x2: { field: "x2" }, y2: { field: "y2" } };
  const open = cells.filter(({ reachable }) => reachable);
  return {
    height,
    title: panelHeading(phase.agent),
    layer: [
      shadedCells(open, left, low, shade),
      layer(hatchOf(cells, across, upward), { type: "rule", color: ink.axis, strokeWidth: 0.7 }, segment),
      layer(borderOf(cells), borderLine, segment),
      layer(ridge, ridgePoint, at),
    ],
  };
}

type PanelScale = ReturnType<typeof scaleOf>;

/** A scale with its way back from units of the picture to values. */
function scaleOf(cells: readonly PhaseCell[], axis: PhaseAxis, from: "left" | "low", to: "right" | "high") {
  const { title, spacing: type, ticks } = axis;
  const domain = [Math.min(...cells.map((cell) => cell[from])), Math.max(...cells.map((cell) => cell[to]))];
  const scale = { type, domain, nice: false, ...(type === "linear" && { zero: false }) };
  const labels = { values: [...ticks], grid: false, format: "d" };
  const [inner, outer] = type === "log" ? [log, exp] : [same, same];
  const [low, high] = domain.map(inner);
  const size = from === "left" ? triptych.width : height;
  return {
    channel: (field: string, titled: boolean) => quantitative(field, titled ? title : null, scale, labels),
    toUnits: (value: number) => ((inner(value) - low) / (high - low)) * size,
    toValue: (units: number) => outer(low + (units / size) * (high - low)),
  };
}

const same = (value: number): number => value;

/** Diagonals over what is out of reach, drawn in units of the picture and carried back to values. */
function hatchOf(cells: readonly PhaseCell[], across: PanelScale, upward: PanelScale) {
  const boxes = unreachableBoxes(cells).map(
    ({ left, right, low, high }): Box => ({
      left: across.toUnits(left),
      right: across.toUnits(right),
      // upwards here, downwards there: which way the lines lean does not matter
      top: upward.toUnits(low),
      bottom: upward.toUnits(high),
    }),
  );
  return boxes.flatMap(hatchLines).map(({ x, y, x2, y2 }) => ({
    x: across.toValue(x),
    y: upward.toValue(y),
    x2: across.toValue(x2),
    y2: upward.toValue(y2),
  }));
}

/** The colour of a share: Vega's own interpolation between the stops, in its key. */
function rampAt(share: number): string {
  const place = share * (ramp.length - 1);
  const from = Math.min(Math.floor(place), ramp.length - 2);
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [from, from + 1].map((stop) => Number.parseInt(ramp[stop].slice(at, at + 2), 16));
    return Math.round(a + (place - from) * (b - a));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
