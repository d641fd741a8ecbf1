import { type CeilingFacts, ceilingFacts } from "../facts/ceiling.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, verdictOf } from "../verdict-of.ts";

export const ceiling: Statement = {
  id: "T1.ceiling",
  words:
    "One unguided attempt reaches with probability at most Σ exp(−2 (|Δ − nμ| − ε)₊² / (n w²)) over n = 1…H actions of " +
    "mean μ and width w.",
  kind: "theorem",
  source: {
    where: "Theorem 1: a penalty quadratic in the gap between what is asked and what can be realised",
    level: "N",
  },
  scope:
    "no guidance, overshoot not taken back; checked for chunks of 3, 6, … 120, tolerance 0, 1, 3, horizon 5, 10, 20 and each of the paper's agents",
  premises: ({ semantics }) => semantics.onOvershoot === "restart",
  decide: (tables) => decideCeiling(ceilingFacts(tables.rows("ceiling"))),
};

function decideCeiling({ points, broken, vacuous, hopeless, telling, tightest }: CeilingFacts): Verdict {
  const cases = points.map((point) => {
    const { penalty: _, looseness: __, ...said } = point;
    return essential("ceiling", !broken.includes(point), said);
  });
  return verdictOf(cases, {
    attempts: points.length,
    ceilingOf1: vacuous.attempts,
    outOfReachWithACeilingAbove0: hopeless,
    others: telling.attempts,
    medianLoosenessOfOthers: telling.attempts === 0 ? null : telling.median,
    tightest: tightest === null ? null : { ...tightest },
  });
}
