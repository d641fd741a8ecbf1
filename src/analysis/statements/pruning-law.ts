import { agents, type PaperAgent } from "../../input/builtin.ts";
import { isRounding, rounding } from "../../stats/compare.ts";
import { pruneAct, pruningAt } from "../../theory/laws/pruning.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { meetingCounts } from "../../theory/laws/unreachable.ts";
import { visitsOf } from "../../theory/laws/visits.ts";
import { guided } from "../guided.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import type { WorldTables } from "../world-tables.ts";

const strength = 2;

export const pruning: Statement = {
  id: "T2.pruning",
  words:
    "Taking distributions out changes a state's value by what is removed times what the rest is worth more; what leaves no " +
    "choice that can reach passes never, whatever the attempts.",
  kind: "theorem",
  source: { where: "over-pruning, as a failure mode", level: "S" },
  scope:
    `guidance that does not read the continuation value; checked for the paper's three agents in one pool, aligned × ${strength}, each ` +
    "one removed, K = 4, 8, 18, and each left alone, K = 2, 80; never: strict pass, relative anchor",
  premises: ({ semantics: { anchor, pass } }) => anchor === "relative" && pass === "strict",
  decide,
};

function decide(tables: WorldTables): Verdict {
  const states = [4, 8, 18].flatMap((subgoals) =>
    agents.flatMap((agent) => statesOf(tables, agent, subgoals)),
  );
  const alone = [2, 80].flatMap((subgoals) => agents.map((agent) => aloneAt(tables, agent, subgoals)));
  const cases = [
    ...states.map(({ error, ...state }) => essential("value-moves", isRounding(error), state)),
    ...alone.map((one) => essential("out-of-reach", one.counts > 0 || one.passRate === 0, one)),
  ];
  const effects = agents.map((agent) => {
    const changes = states.filter((state) => state.removed === agent).map(({ change }) => change);
    return {
      removed: agent,
      states: changes.length,
      helped: changes.filter((change) => change > rounding).length,
      harmed: changes.filter((change) => change < -rounding).length,
    };
  });
  return verdictOf(cases, { largestError: Math.max(...states.map(({ error }) => error)), effects, alone });
}

function statesOf(tables: WorldTables, agent: PaperAgent, subgoals: number) {
  const scenario = tables.scenario(guided("aligned", strength, subgoals));
  const others = agents.filter((one) => one !== agent);
  return stageActs(scenario).flatMap((act) => {
    const after = pruneAct(scenario, act, others);
    return visitsOf(act.guided).map((visit) => {
      const { change, left, pruned, prunedWeight } = pruningAt(act, after, visit);
      const byTheLaw = prunedWeight * (left - pruned);
      const error = Math.abs(change - byTheLaw);
      return { removed: agent, chunk: act.stage.chunk, progress: visit.index, change, byTheLaw, error };
    });
  });
}

/** An agent left alone, with more attempts than could ever matter. */
function aloneAt(tables: WorldTables, agent: PaperAgent, subgoals: number) {
  const pruned = agents.filter((one) => one !== agent);
  const point = { ...guided("aligned", strength, subgoals), pruning: { which: pruned }, attempts: 1000 };
  const scenario = tables.scenario(point);
  const counts = stageActs(scenario).map(
    ({ members, free }) => meetingCounts(members, free.target.window, free.target.horizon).length,
  );
  return { agent, subgoals, counts: Math.min(...counts), passRate: tables.outcome(point).successRate };
}
