import { type PruningFacts, pruningFacts } from "../analysis/facts/pruning.ts";
import type { Measured } from "../analysis/facts/sweep.ts";
import { bestMark, signMark } from "./kit/marks.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { type Sweep, sweepPanels } from "./kit/sweep-panel.ts";
import { biasWord, joined, rateWord } from "./kit/wording.ts";

/**
 * Pass rate and bias over the number of sub-goals, one curve for each number of distributions taken out of the pool. Marked:
 * where the removals cost most, and where one more removal does better than one less.
 */
export const pruning = sweepFigure(["removed", "subgoals"], ["exact"], (rows, context) => {
  const facts = pruningFacts(rows);
  const curves = facts.curves.map((curve) => ({ ...curve, series: named(curve.removed) }));
  const [none, all] = [curves[0], curves[curves.length - 1]];
  const marks = { pass: marksOf(facts, "pass"), bias: marksOf(facts, "bias") };
  return {
    finding: findingOf(facts),
    details: [meanWords(facts), dearestWords(facts), helpWords(facts)],
    key: seriesKey(curves, context, [
      { text: "dearest K", sign: "best" },
      { text: "removal helps", sign: "echo" },
    ]),
    panels: [sweepPanels(sweep, { rows, curves, marks })],
    reading: [
      `${linesAndPoints(context)} m: distributions removed. Dearest K: where ${all.series} is worst against ${none.series}.`,
    ],
  };
});

const named = (removed: unknown): string => `m = ${removed}`;
const sweep: Sweep = { series: "removed", named, x: "subgoals", xTitle: "Number of sub-goals K" };

function marksOf({ curves, dearest, removals }: PruningFacts, measure: Measured) {
  const last = curves[curves.length - 1];
  const { subgoals } = dearest[measure];
  return {
    best: [bestMark(named(last.removed), { at: subgoals, value: last[measure][last.at.indexOf(subgoals)] })],
    signs: removals
      .filter((removal) => removal.measure === measure && removal.helps)
      .map((removal) =>
        signMark(named(removal.removed[1]), { at: removal.subgoals, value: removal.values[1] }),
      ),
  };
}

/** Whether removals cost on average, and whether they cost most under fine decomposition. */
function findingOf({ meanCosts, dearest, dearestFine }: PruningFacts): string {
  if (!meanCosts.pass || !meanCosts.bias) {
    const failing = [...(meanCosts.pass ? [] : ["costs passes"]), ...(meanCosts.bias ? [] : ["adds bias"])];
    return `The caption fails: not every removal ${joined(failing)} on average`;
  }
  const [inPasses, inBias] = [dearest.pass.subgoals, dearest.bias.subgoals];
  const average = "Each removal costs passes and adds bias on average";
  if (inPasses === dearestFine.pass.subgoals && inBias === dearestFine.bias.subgoals)
    return `${average}, most under fine decomposition`;
  if (inPasses === inBias) return `${average}, but most at K = ${inBias}, not at fine K`;
  return `${average}: passes most at K = ${inPasses}, bias at K = ${inBias}`;
}

function meanWords({ curves }: PruningFacts): string {
  const list = (of: (curve: PruningFacts["curves"][number]) => number | string) => curves.map(of).join(", ");
  return (
    `Mean over K, m = ${list(({ removed }) => removed)}: pass rate ${list(({ meanPass }) => rateWord(meanPass))}; ` +
    `bias ${list(({ meanBias }) => biasWord(meanBias))}.`
  );
}

/** What all removals together cost where they cost most, and at most in the finer half. */
function dearestWords({ curves, dearest, dearestFine }: PruningFacts): string {
  const [none, all] = [curves[0], curves[curves.length - 1]].map(({ removed }) => named(removed));
  const most = ({ pass, bias }: PruningFacts["dearest"]) =>
    `${rateWord(pass.cost)} of pass rate (K = ${pass.subgoals}) and ${biasWord(bias.cost)} of bias (K = ${bias.subgoals})`;
  return `Against ${none}, ${all} loses at most ${most(dearest)}; in the finer half ${most(dearestFine)}.`;
}

function helpWords({ removals }: PruningFacts): string {
  const groups = Map.groupBy(
    removals.filter(({ helps }) => helps),
    ({ measure, removed }) =>
      `${named(removed[1])} ${measure === "pass" ? "passes more often" : "ends nearer"}`,
  );
  if (groups.size === 0) return "At no K does a removal help.";
  const parts = [...groups].map(
    ([name, own]) => `${name} at K = ${joined(own.map(({ subgoals }) => subgoals))}`,
  );
  const isByOne = removals.every(({ removed: [before, after] }) => after === before + 1);
  return `${joined(parts)} than with ${isByOne ? "one removal less" : "the removals before"}.`;
}
