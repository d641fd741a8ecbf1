import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import { isAbove } from "../../stats/compare.ts";
import { brokenPremises, type Growing, growing, grown } from "../../theory/laws/monotone.ts";
import { shown, wholeNumbers } from "../curve.ts";
import { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents } from "../studies.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import type { World } from "../worlds.ts";

export const monotone: Statement = {
  id: "T1.monotone",
  words: "The strict pass rate never falls when attempts, horizon or tolerance grow.",
  kind: "theorem",
  source: { where: "Figures 5 and 6, as far as the pass rate goes", level: "S" },
  scope:
    "closed feedback, relative anchor, no task budget, guidance that does not read the continuation value; checked for " +
    "K = 4, 8, … 24, each grown by 1",
  premises: isWithin,
  decide,
};

function decide(lab: Lab): Verdict {
  const steps = agents.flatMap((pool) =>
    wholeNumbers(1, 6).flatMap((quarter) => growing.map((what) => stepOf(lab, pool, 4 * quarter, what))),
  );
  const cases = steps.map(({ name, before, after }) =>
    essential(!isAbove(before, after), `${name}: pass rate ${shown(before)} → ${shown(after)}`),
  );
  const falls = (what: Growing) =>
    steps.filter((step) => step.what === what && isAbove(step.before, step.after));
  return verdictOf(cases, {
    "steps checked": steps.length,
    ...Object.fromEntries(growing.map((what) => [`falls when ${what} grows`, falls(what).length])),
    "largest fall": Math.max(0, ...steps.map(({ before, after }) => before - after)),
  });
}

function stepOf(lab: Lab, pool: (typeof agents)[number], subgoals: number, what: Growing) {
  const point = { pool, decomposition: { subgoals } };
  const before = lab.outcome(point).passRate;
  const { passRate: after } = evaluateExactly(grown(lab.scenario(point), what, 1));
  return { name: `${pool}, K = ${subgoals}, ${what} + 1`, what, before, after };
}

/** Unguided, as it is asked here. */
function isWithin(world: World): boolean {
  const scenario = new Lab(world).scenario({ pool: agents[0], decomposition: { subgoals: 4 } });
  return growing.every((what) => brokenPremises(scenario, what).length === 0);
}
