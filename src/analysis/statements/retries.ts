import { fadingOf, type RetryCurve, retriesFacts } from "../facts/retries.ts";
import { wholeStep } from "../facts/sweep.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essentialStep, stepCases } from "../trend.ts";
import { type Case, essential, verdictOf } from "../verdict-of.ts";

export const retryCaption: Statement = {
  id: "figure-5",
  words:
    "Retries raise the pass rate where a stage can be reached and saturate: past the most useful one each changes pass rate and bias " +
    "no more than the one before, and the last adds fewer passes. Too coarse (K = 2) and too fine (K = 80), no number of them helps.",
  kind: "prediction",
  source: { where: "Figure 5", level: "S" },
  scope: "closed world, model-2, K = 2, 4, 8, 18, 80, attempts 1…16",
  decide: (tables) => decideRetries(retriesFacts(tables.rows("retries", { agent: ["model-2"] }))),
};

const mismatched = [2, 80];

function decideRetries(curves: readonly RetryCurve[]): Verdict {
  const isMismatched = ({ subgoals }: RetryCurve) => mismatched.includes(subgoals);
  const cases = [
    ...curves
      .filter(isMismatched)
      .map(({ agent, subgoals, never, pass }) =>
        essential("never", never, { agent, subgoals, passRate: Math.max(...pass) }),
      ),
    ...curves.filter((curve) => !isMismatched(curve)).flatMap(saturationCases),
  ];
  return verdictOf(cases, {
    curves: curves.map(({ agent, subgoals, at, pass, bias }) => ({
      agent,
      subgoals,
      attempts: at,
      pass,
      bias,
    })),
  });
}

/** More retries pass more often, and past the most useful one each adds no more than the one before. */
function saturationCases({ agent, subgoals, at, pass, bias }: RetryCurve): readonly Case[] {
  const step = { whose: { agent, subgoals }, over: "attempts" };
  const fading = { ...step, direction: "down", flat: "allowed" } as const;
  const [gains, changes] = [fadingOf(at, pass), fadingOf(at, bias)];
  return [
    essentialStep({ name: "rise", ...step }, wholeStep(at, pass), "up"),
    essentialStep({ name: "saturation", ...step }, wholeStep(gains.at, gains.values), "down"),
    ...stepCases({ name: "pass-step", ...step, at, values: pass, direction: "up", flat: "allowed" }),
    ...stepCases({ name: "gain-fades", ...fading, ...gains }),
    ...stepCases({ name: "bias-change-fades", ...fading, ...changes }),
  ];
}
