import { indexOfHighest, rounding } from "../../stats/compare.ts";
import { type CeilingCheck, ceilingLooseness } from "../../theory/laws/ceiling.ts";
import { wholeNumbers } from "../curve.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents } from "../studies.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import type { WorldTables } from "../world-tables.ts";

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
  scope: "no guidance, overshoot not taken back; checked for K = 1…24 and each of the paper's agents",
  premises: ({ semantics }) => semantics.onOvershoot === "restart",
  decide,
};

function decide(tables: WorldTables): Verdict {
  const checks = agents.flatMap((pool) =>
    wholeNumbers(1, 24).flatMap((subgoals) =>
      ceilingLooseness(tables.scenario({ pool, decomposition: { subgoals } })).map((check) => ({
        pool,
        ...check,
      })),
    ),
  );
  const cases = checks.map(({ pool, aim, reach, ceiling: most }) =>
    essential("ceiling", reach <= most + rounding, { agent: pool, chunk: aim, reach, ceiling: most }),
  );
  return verdictOf(cases, numbersOf(checks));
}

/** How loose the ceiling is where it says something, which is where it is below 1. */
function numbersOf(checks: readonly CeilingCheck[]): Verdict["numbers"] {
  const telling = checks.filter(({ ceiling: most }) => most < 1);
  const bounded = telling.filter(({ looseness }) => Number.isFinite(looseness));
  const sorted = bounded.map(({ looseness }) => looseness).sort((a, b) => a - b);
  const tightest = bounded[indexOfHighest(bounded.map(({ looseness }) => -looseness))];
  return {
    attempts: checks.length,
    ceilingBelow1: telling.length,
    andReachAbove0: bounded.length,
    ...(tightest && {
      leastAndMedianLooseness: [sorted[0], sorted[sorted.length >> 1]],
      tightest: { chunk: tightest.aim, reach: tightest.reach, ceiling: tightest.ceiling },
    }),
  };
}
