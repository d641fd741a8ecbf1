import type { SweepCurve } from "../facts/sweep.ts";
import { type Spread, type ToleranceCurve, toleranceFacts } from "../facts/tolerance.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essentialStep, stepCases } from "../trend.ts";
import { type Case, essential, ordinary, verdictOf } from "../verdict-of.ts";

export const toleranceCaption: Statement = {
  id: "figure-6",
  words:
    "The pass rate rises sharply with tolerance and never falls; the final bias falls at the first step and grows, over the whole " +
    "range and at each step, once tolerance exceeds the agent's own variation.",
  kind: "prediction",
  source: {
    where: "Figure 6; sharply is read as half of the whole rise within one standard deviation",
    level: "S",
  },
  scope:
    "closed world, K = 8, tolerance 0…12, each of the paper's agents alone; variation: that of one action",
  decide: (tables) => decideTolerance(toleranceFacts(tables.rows("tolerance"))),
};

function decideTolerance(curves: readonly ToleranceCurve[]): Verdict {
  const cases = curves.flatMap(({ spread, ...curve }) => (spread ? casesOf(curve, spread) : []));
  return verdictOf(cases, {
    agents: curves.map(({ series, at, pass, bias, biases, spread }) => ({
      agent: series,
      deviation: spread?.deviation ?? null,
      leastBiasAt: biases.best.at,
      tolerance: at,
      pass,
      bias,
    })),
  });
}

function casesOf({ series, at, pass }: SweepCurve, spread: Spread): readonly Case[] {
  const { sharp, within, rise, wholeRise, falls, growth, past, against } = spread;
  const [whose, over] = [{ agent: series }, "tolerance"];
  return [
    essential("sharp", sharp, { ...whose, within, rise, wholeRise }),
    essentialStep({ name: "bias-falls", whose, over }, falls, "down"),
    essentialStep({ name: "bias-grows", whose, over }, growth, "up"),
    ...stepCases({ name: "pass-step", whose, over, at, values: pass, direction: "up", flat: "allowed" }),
    ...past.map((step) => ordinary("bias-step", !against.includes(step), { ...whose, over, ...step })),
  ];
}
