import { type GuidancePoolFacts, guidancePoolFacts } from "../facts/guidance-pool.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, ordinary, verdictOf } from "../verdict-of.ts";

export const pool: Statement = {
  id: "T2.pool",
  words:
    "As the pool grows, aligned guidance raises the pass rate and lowers the bias, misaligned guidance does the opposite, over the " +
    "whole range and at each step, and the uniform choice lies between them in that order; with the whole pool it must.",
  kind: "prediction",
  source: { where: "Figures 2b, 2e", level: "S" },
  scope: "closed world, K = 8, strength 2, pools of 1…6 distributions of our choice",
  decide: (tables) => decidePool(guidancePoolFacts(tables.rows("guidance-pool"))),
};

function decidePool({ curves, growths, orders }: GuidancePoolFacts): Verdict {
  const cases = [
    ...growths.flatMap(({ guidance, measure, whole, holds, steps, against }) => {
      const step = { guidance, measure, over: "distributions" };
      return [
        essential("whole-range", holds, { ...step, ...whole }),
        ...steps.map((one) => ordinary("step", !against.includes(one), { ...step, ...one })),
      ];
    }),
    ...orders.map(({ holds, ...order }) => {
      const isWhole = order.distributions === Math.max(...curves[0].at);
      return (isWhole ? essential : ordinary)("order", holds, order);
    }),
  ];
  return verdictOf(cases, {
    rules: curves.map(({ series, at, pass, bias }) => ({ guidance: series, distributions: at, pass, bias })),
  });
}
