import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import { rankCorrelation } from "../../stats/rank-correlation.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement } from "../statement.ts";
import { pruned } from "../studies.ts";
import { type Case, essential, ordinary, verdictOf } from "../verdict-of.ts";
import { anywhere } from "../worlds.ts";

const scope = "closed world, the paper's three agents in one pool, aligned guidance of strength 2, K = 3…24";

/** The caption's first half: what removing does. */
export const pruningCaption: Statement = {
  id: "figure-7",
  words: "Each distribution removed at random lowers the pass rate and raises the bias.",
  kind: "prediction",
  source: { where: "Figures 7a, 7b", level: "S" },
  scope,
  premises: anywhere,
  decide: (lab) => {
    const { at, passes, biases } = prunedCurves(lab);
    const cases = [
      ...removalCases("pass rate", at, passes, "down"),
      ...removalCases("bias", at, biases, "up"),
    ];
    return verdictOf(cases, {
      "mean pass rate over K, m = 0, 1, 2": passes.map(mean),
      "mean bias over K, m = 0, 1, 2": biases.map(mean),
      "pass rate at K = 8, m = 0, 1, 2": passes.map((pass) => pass[at.indexOf(8)]),
      "bias at K = 20, m = 0, 1, 2": biases.map((values) => values[at.indexOf(20)]),
    });
  },
};

/** The caption's second half: where removing does most. */
export const finePruningCaption: Statement = {
  id: "figure-7.fine",
  words: "What removals cost is largest under fine decomposition.",
  kind: "prediction",
  source: { where: "Figures 7a, 7b", level: "S" },
  scope,
  premises: anywhere,
  decide: (lab) => {
    const { at, passes, biases } = prunedCurves(lab);
    const gap = at.map((_, i) => biases[2][i] - biases[0][i]);
    const loss = at.map((_, i) => passes[0][i] - passes[2][i]);
    return verdictOf([largestCase("bias", at, gap), largestCase("passes", at, loss)], {
      "bias that two removals cost, K = 3…24": gap,
      "its rank correlation with K": rankCorrelation(at, gap),
      "passes that two removals cost, K = 3…24": loss,
      "their rank correlation with K": rankCorrelation(at, loss),
    });
  },
};

interface PrunedCurves {
  readonly at: readonly number[];
  /** By the number removed: 0, 1, 2. */
  readonly passes: readonly (readonly number[])[];
  readonly biases: readonly (readonly number[])[];
}

function prunedCurves(lab: Lab): PrunedCurves {
  const curves = [0, 1, 2].map((count) => pruned(lab, count));
  return {
    at: curves[0].at,
    passes: curves.map(({ pass }) => pass),
    biases: curves.map(({ bias }) => bias),
  };
}

/** The largest cost of two removals lies in the finer half of the sweep. */
function largestCase(what: string, at: readonly number[], cost: readonly number[]): Case {
  const fine = at.filter((subgoals) => subgoals > (at[0] + at[at.length - 1]) / 2);
  const overall = indexOfHighest(cost);
  const among = at.length - fine.length + indexOfHighest(cost.slice(at.length - fine.length));
  const said = `two removals cost most ${what} at K = ${at[overall]}: ${shown(cost[overall])}; in the finer half at K = ${at[among]}: ${shown(cost[among])}`;
  return ordinary(overall === among, said);
}

/** On average without exception, and at each K but for those listed. */
function removalCases(
  what: string,
  at: readonly number[],
  byCount: readonly (readonly number[])[],
  direction: "up" | "down",
): readonly Case[] {
  const worse = (before: number, after: number) =>
    direction === "down" ? isAbove(before, after) : isAbove(after, before);
  return [1, 2].flatMap((count) => {
    const [before, after] = [byCount[count - 1], byCount[count]];
    const said = `mean ${what}, ${count - 1} → ${count} removed: ${shown(mean(before))} → ${shown(mean(after))}`;
    return [
      essential(worse(mean(before), mean(after)), said),
      ...at.map((subgoals, i) => {
        const change = `${shown(before[i])} → ${shown(after[i])}`;
        return ordinary(
          worse(before[i], after[i]),
          `${what} at K = ${subgoals}, ${count - 1} → ${count} removed: ${change}`,
        );
      }),
    ];
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
