import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, retries } from "../studies.ts";
import { stepCases } from "../trend.ts";
import { type Case, essential, verdictOf } from "../verdict-of.ts";
import { anywhere } from "../worlds.ts";

export const retryCaption: Statement = {
  id: "figure-5",
  words:
    "Retries raise the pass rate where a stage can be reached and saturate; too coarse (K = 2) and too fine (K = 80), " +
    "no number of them helps.",
  kind: "prediction",
  source: { where: "Figure 5", level: "S" },
  scope:
    "closed world, model-2, K = 2, 4, 8, 18, 80, attempts 1…16 where a stage can be reached, else 1, 4, 8, 12, 16",
  premises: anywhere,
  decide,
};

const agent = "model-2";
const mismatched = [2, 80];
const matched = [4, 8, 18];
const looked = [1, 4, 8, 12, 16];

function decide(lab: Lab): Verdict {
  const cases = [
    ...mismatched.flatMap((subgoals) => mismatchCases(lab, subgoals)),
    ...matched.flatMap((subgoals) => saturationCases(lab, subgoals)),
  ];
  return verdictOf(cases, numbersOf(lab));
}

function mismatchCases(lab: Lab, subgoals: number): readonly Case[] {
  const { pass } = retries(lab, agent, subgoals, looked);
  const most = Math.max(...pass);
  return [
    essential(most === 0, `${agent} at K = ${subgoals} passes at ${shown(most)} with 16 attempts, not never`),
  ];
}

/** More retries pass more often, and past the most useful one each adds less than the one before. */
function saturationCases(lab: Lab, subgoals: number): readonly Case[] {
  const { at, pass, bias } = retries(lab, agent, subgoals);
  const what = `${agent}, K = ${subgoals}:`;
  const before = { over: "attempts", flat: "allowed" } as const;
  return [
    essential(
      isAbove(pass[pass.length - 1], pass[0]),
      `${what} ${shown(pass[0])} with 1 attempt, ${shown(pass[pass.length - 1])} with ${at.length}`,
    ),
    ...stepCases({ ...before, what: `${what} pass rate`, at, values: pass, direction: "up" }),
    ...fadingCases(`${what} gain in pass rate`, at, pass),
    ...fadingCases(`${what} change of bias`, at, bias),
  ];
}

/** The sizes of the steps, from the largest on, each no larger than the one before. */
function fadingCases(what: string, at: readonly number[], values: readonly number[]): readonly Case[] {
  const sizes = values.slice(1).map((value, i) => Math.abs(value - values[i]));
  const from = indexOfHighest(sizes);
  const rest = sizes.slice(from);
  return stepCases({
    what,
    over: "attempts",
    at: at.slice(from + 1),
    values: rest,
    direction: "down",
    flat: "allowed",
  });
}

function numbersOf(lab: Lab): Verdict["numbers"] {
  const rows = [...mismatched, ...matched].flatMap((subgoals) => {
    const { pass, bias } = retries(lab, agent, subgoals, looked);
    return [
      [`K = ${subgoals} pass rate at ${looked.join(", ")} attempts`, pass],
      [`K = ${subgoals} bias at ${looked.join(", ")} attempts`, bias],
    ];
  });
  const others = agents
    .filter((other) => other !== agent)
    .flatMap((other) =>
      mismatched.map((subgoals) => [
        `${other}, K = ${subgoals}: pass rate at 16 attempts`,
        lab.outcome({ pool: other, decomposition: { subgoals }, attempts: 16 }).successRate,
      ]),
    );
  return Object.fromEntries([...rows, ...others]);
}
