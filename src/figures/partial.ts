import { partialFacts } from "../analysis/facts/partial.ts";
import type { TurningCurve } from "../analysis/facts/sweep.ts";
import type { KeyEntry } from "./kit/key-view.ts";
import { turnMarks } from "./kit/marks.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { type Sweep, sweepPanels } from "./kit/sweep-panel.ts";
import { biasWord, joined, rateWord, shortened } from "./kit/wording.ts";

/**
 * Pass rate and bias over the number of scaffolded chunks, one curve for each agent; the best number and any further turn
 * are marked.
 */
export const partial = sweepFigure(["agent", "scaffolded"], ["exact"], (rows, context) => {
  const curves = partialFacts(rows);
  return {
    finding: findingOf(curves),
    details: detailsOf(curves),
    key: seriesKey(curves, context, partialSigns(curves)),
    panels: [sweepPanels(partialSweep, { rows, curves, marks: turnMarks(curves) })],
    reading: [`${linesAndPoints(context)} ${partialReading}`],
  };
});

/** Whether scaffolding a part beats scaffolding nothing and everything, and how much of it is best. */
function findingOf(curves: readonly TurningCurve[]): string {
  const [{ at }] = curves;
  const bests = curves.map(({ passes }) => passes.best.at).join(", ");
  const where = `r = ${bests} of ${at[at.length - 1]} for ${namesOf(curves)}`;
  const beaten = curves.filter(({ passes }) => !passes.inside);
  if (beaten.length === 0) return `Partial scaffolding beats none and all: ${where}`;
  return `The caption fails for ${namesOf(beaten)}: the best r is ${where}`;
}

/** The best pass rates beside those at both ends, where the bias is least, and every further turn of a curve. */
function detailsOf(curves: readonly TurningCurve[]): readonly string[] {
  const rates = (of: (curve: TurningCurve) => number) =>
    curves
      .map(of)
      .map((rate) => rateWord(rate))
      .join(", ");
  const none = curves.every(({ pass }) => pass[0] === 0) ? "0" : rates(({ pass }) => pass[0]);
  const least = curves.map(({ biases }) => biases.best);
  return [
    `Pass rate at its best ${rates(({ passes }) => passes.best.value)}; with all scaffolded ` +
      `${rates(({ pass }) => pass[pass.length - 1])}; with none ${none}.`,
    `Bias is least at r = ${least.map(({ at }) => at).join(", ")} (${least.map(({ value }) => biasWord(value)).join(", ")}). ` +
      turnsWords(furtherTurns(curves)),
  ];
}

/** What the pictures of partial harnesses share: this and what follows. */
export const partialSweep: Sweep = { series: "agent", x: "scaffolded", xTitle: "Scaffolded chunks r" };

export const partialReading =
  "After r chunks the rest is one free tail; the last r covers all that whole chunks can.";

export const namesOf = (curves: readonly TurningCurve[]): string =>
  shortened(curves.map(({ series }) => series));

/** The signs of a picture over r; the one for further turns only when there are any. */
export function partialSigns(curves: readonly TurningCurve[]): readonly KeyEntry[] {
  const further = curves.some(({ passes, biases }) => passes.further.length + biases.further.length > 0);
  return [
    { text: "best r", sign: "best" },
    ...(further ? [{ text: "second turn", sign: "echo" } as const] : []),
  ];
}

/** "model-2's pass rate at r = 23 (by 0.001)": each turn other than the best, with how far the curve had come back to it. */
export const furtherTurns = (curves: readonly TurningCurve[], where = ""): readonly string[] =>
  turnsIn.flatMap(([turns, what, digits]) =>
    curves.flatMap(({ series, [turns]: { further } }) =>
      further.map(
        ({ at, prominence }) => `${series}'s ${what} at r = ${at}${where} (by ${prominence.toFixed(digits)})`,
      ),
    ),
  );

const turnsIn = [
  ["passes", "pass rate", 4],
  ["biases", "bias", 2],
] as const;

export function turnsWords(turns: readonly string[]): string {
  if (turns.length === 0) return "Each pass rate has one peak and each bias one valley.";
  return `One peak of pass rate and one valley of bias each, but for a second turn of ${joined(turns)}.`;
}
