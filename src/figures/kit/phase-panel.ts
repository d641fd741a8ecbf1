import type { Phase } from "../../analysis/facts/phases.ts";
import type { View } from "./figure.ts";
import { type GridAxis, gridScale, hatchOver } from "./grid-scale.ts";
import { layer } from "./layer.ts";
import { borderOf, phaseCells, unreachableBoxes } from "./phase-cells.ts";
import { ramp, rampColors } from "./ramp.ts";
import { shadedCells } from "./shaded-cells.ts";
import { signKey } from "./sign-key.ts";
import { figureWidth, ink } from "./theme.ts";
import { type Panel, panelHeading, triptych } from "./triptych.ts";

const shade = { field: "passRate", domain: [0, 1], ramp } as const;
const height = 150;
export const borderLine = { type: "rule", color: ink.text, strokeWidth: 1.3, strokeCap: "square" } as const;
export const hatchLine = { type: "rule", color: ink.axis, strokeWidth: 0.7 } as const;
const bestOfRow = { shape: "circle", fill: "white", stroke: ink.text } as const;
const ridgePoint = { type: "point", ...bestOfRow, opacity: 1, size: 20, strokeWidth: 1 } as const;

/** Sub-goal counts: the axis that every phase diagram has below it. */
const subgoalAxis: GridAxis = {
  title: "Sub-goals K, log scale",
  spacing: "log",
  ticks: [1, 2, 5, 10, 20, 50, 100],
};

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
export function phasePanel(phase: Phase, up: GridAxis, first: boolean): Panel {
  const cells = phaseCells(phase, up.spacing);
  const ridge = phase.ridge.flatMap(({ subgoals, level }) =>
    cells.filter((cell) => cell.x === subgoals && cell.y === level),
  );
  const across = gridScale(cells, subgoalAxis, "left", "right", triptych.width);
  const upward = gridScale(cells, up, "low", "high", height);
  const [left, low] = [across.channel("left", true), upward.channel("low", first)];
  const at = { x: { ...left, field: "x" }, y: { ...low, field: "y" } };
  const segment = { ...at, x2: { field: "x2" }, y2: { field: "y2" } };
  const open = cells.filter(({ reachable }) => reachable);
  return {
    height,
    title: panelHeading(phase.agent),
    layer: [
      shadedCells(open, left, low, shade),
      layer(hatchOver(unreachableBoxes(cells), across, upward), hatchLine, segment),
      layer(borderOf(cells), borderLine, segment),
      layer(ridge, ridgePoint, at),
    ],
  };
}
