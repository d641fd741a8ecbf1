import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import { agents, type PaperAgent } from "../../input/builtin.ts";
import { isAbove } from "../../stats/compare.ts";
import { wholeNumbers } from "../../stats/whole-numbers.ts";
import { brokenPremises, type Growing, growing, grown } from "../../theory/laws/monotone.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import type { WorldTables } from "../world-tables.ts";

export const monotone: Statement = {
  id: "T1.monotone",
  words: "The strict pass rate never falls when attempts, horizon or tolerance grow.",
  kind: "theorem",
  source: { where: "Figures 5 and 6, as far as the pass rate goes", level: "S" },
  scope:
    "closed feedback, relative anchor, no task budget, guidance that does not read the continuation value; checked for " +
    "K = 4, 8, … 24, each grown by 1",
  premises: (world) => growing.every((what) => brokenPremises(world, what).length === 0),
  decide,
};

function decide(tables: WorldTables): Verdict {
  const steps = agents.flatMap((pool) =>
    wholeNumbers(1, 6).flatMap((quarter) => growing.map((what) => stepOf(tables, pool, 4 * quarter, what))),
  );
  const falls = ({ passRate: [before, after] }: (typeof steps)[number]) => isAbove(before, after);
  const cases = steps.map((step) => essential("step", !falls(step), step));
  const fallsOf = (what: Growing) => steps.filter((step) => step.grown === what && falls(step)).length;
  return verdictOf(cases, {
    steps: steps.length,
    falls: growing.map((what) => ({ grown: what, falls: fallsOf(what) })),
    largestFall: Math.max(0, ...steps.map(({ passRate: [before, after] }) => before - after)),
  });
}

function stepOf(tables: WorldTables, agent: PaperAgent, subgoals: number, what: Growing) {
  const point = { pool: agent, decomposition: { subgoals } };
  const before = tables.outcome(point).passRate;
  const { passRate: after } = evaluateExactly(grown(tables.scenario(point), what, 1));
  return { agent, subgoals, grown: what, passRate: [before, after] };
}
