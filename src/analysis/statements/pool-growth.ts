import { isAbove } from "../../stats/compare.ts";
import { type Curve, shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { poolGrowth } from "../studies.ts";
import { stepCases, type Trend } from "../trend.ts";
import { type Case, essential, ordinary, verdictOf } from "../verdict-of.ts";
import { anywhere } from "../worlds.ts";

export const pool: Statement = {
  id: "T2.pool",
  words:
    "As the pool grows, aligned guidance raises the pass rate and lowers the bias, misaligned guidance does the " +
    "opposite, and the uniform choice lies between.",
  kind: "prediction",
  source: { where: "Figures 2b, 2e", level: "S" },
  scope: "closed world, K = 8, strength 2, pools of 1…6 distributions of our choice",
  premises: anywhere,
  decide,
};

function decide(lab: Lab): Verdict {
  const aligned = poolGrowth(lab, "aligned");
  const misaligned = poolGrowth(lab, "misaligned");
  const uniform = poolGrowth(lab, "uniform");
  const cases = [
    ...growthCases("aligned pass rate", aligned.at, aligned.pass, "up"),
    ...growthCases("aligned bias", aligned.at, aligned.bias, "down"),
    ...growthCases("misaligned pass rate", misaligned.at, misaligned.pass, "down"),
    ...growthCases("misaligned bias", misaligned.at, misaligned.bias, "up"),
    ...betweenCases("pass rate", aligned.at, misaligned.pass, uniform.pass, aligned.pass),
    ...betweenCases("bias", aligned.at, aligned.bias, uniform.bias, misaligned.bias),
  ];
  return verdictOf(cases, {
    ...rows("aligned", aligned),
    ...rows("misaligned", misaligned),
    ...rows("uniform", uniform),
  });
}

/** Over the whole range without exception, and at each step but for those listed. */
function growthCases(
  what: string,
  at: readonly number[],
  values: readonly number[],
  direction: Trend["direction"],
): readonly Case[] {
  const [first, last] = [values[0], values[values.length - 1]];
  const holds = direction === "up" ? isAbove(last, first) : isAbove(first, last);
  return [
    essential(holds, `${what} over the whole range: ${shown(first)} → ${shown(last)}`),
    ...stepCases({ what, over: "pool size", at, values, direction, flat: "excepted" }),
  ];
}

/** From two distributions on: with one there is nothing to choose. */
function betweenCases(
  what: string,
  at: readonly number[],
  low: readonly number[],
  middle: readonly number[],
  high: readonly number[],
): readonly Case[] {
  return at.slice(1).map((size, i) => {
    const [below, between, above] = [low[i + 1], middle[i + 1], high[i + 1]];
    const said = `${what} at pool size ${size}: uniform ${shown(between)} is not between ${shown(below)} and ${shown(above)}`;
    return ordinary(isAbove(between, below) && isAbove(above, between), said);
  });
}

const rows = (rule: string, { pass, bias }: Curve) => ({
  [`${rule} pass rate, N = 1…6`]: pass,
  [`${rule} bias, N = 1…6`]: bias,
});
