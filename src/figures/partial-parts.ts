import type { PartialCurve } from "../analysis/facts/partial.ts";
import type { KeyEntry } from "./kit/key-view.ts";
import type { Sweep } from "./kit/sweep-panel.ts";
import { joined, shortened } from "./kit/wording.ts";

/** What the pictures of partial harnesses share. */
export const partialSweep: Sweep = {
  series: ({ agent }) => String(agent),
  x: "scaffolded",
  xTitle: "Scaffolded chunks r",
};

export const partialReading =
  "After r chunks the rest is one free tail; the last r covers all that whole chunks can.";

export const namesOf = (curves: readonly PartialCurve[]): string =>
  shortened(curves.map(({ series }) => series));

/** The signs of a picture over r; the one for further turns only when there are any. */
export function partialSigns(curves: readonly PartialCurve[]): readonly KeyEntry[] {
  const further = curves.some(({ passes, biases }) => passes.further.length + biases.further.length > 0);
  return [
    { text: "best r", sign: "best" },
    ...(further ? [{ text: "second turn", sign: "echo" } as const] : []),
  ];
}

/** "model-2's pass rate at r = 23 (by 0.001)": each turn other than the best, with how far the curve had come back to it. */
export const furtherTurns = (curves: readonly PartialCurve[], where = ""): readonly string[] => [
  ...curves.flatMap(({ series, passes }) =>
    passes.further.map(
      ({ at, prominence }) => `${series}'s pass rate at r = ${at}${where} (by ${prominence.toFixed(4)})`,
    ),
  ),
  ...curves.flatMap(({ series, biases }) =>
    biases.further.map(
      ({ at, prominence }) => `${series}'s bias at r = ${at}${where} (by ${prominence.toFixed(2)})`,
    ),
  ),
];

export function turnsWords(turns: readonly string[]): string {
  if (turns.length === 0) return "Each pass rate has one peak and each bias one valley.";
  return `One peak of pass rate and one valley of bias each, but for a second turn of ${joined(turns)}.`;
}
