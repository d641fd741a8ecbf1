import { agents, type PaperAgent } from "../../input/builtin.ts";
import { isUnreachable } from "../../model/aim.ts";
import { wholeNumbers } from "../../stats/whole-numbers.ts";
import { attemptReach } from "../../theory/laws/attempt-reach.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { meetingCounts } from "../../theory/laws/unreachable.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import type { WorldTables } from "../world-tables.ts";

export const unreachable: Statement = {
  id: "T1.unreachable",
  words:
    "A stage is reached with probability 0, whatever the attempts, exactly when no sum of H increments or fewer lies in its " +
    "window.",
  kind: "theorem",
  source: {
    where: "Theorem 1: too coarse is unreachable, too fine lies under the agent's action scale",
    level: "N",
  },
  scope: "closed feedback, positive increments; checked for K = 1…24, 80 and each of the paper's agents",
  premises: ({ semantics }) => semantics.feedback === "closed",
  decide,
};

function decide(tables: WorldTables): Verdict {
  const asks = agents.flatMap((agent) =>
    [...wholeNumbers(1, 24), 80].flatMap((subgoals) => asksOf(tables, agent, subgoals)),
  );
  const cases = asks.map(({ agent, chunk, reach, counts }) =>
    essential("reach", (reach === 0) === (counts === 0), { agent, chunk, reach, counts }),
  );
  return verdictOf(cases, {
    stages: asks.length,
    outOfReach: asks.filter(({ counts }) => counts === 0).length,
    seenByRange: asks.filter((ask) => ask.seenByRange).length,
    agents: agents.map((agent) => {
      const out = asks.filter((ask) => ask.agent === agent && ask.counts === 0);
      return { agent, outOfReachAt: [...new Set(out.map(({ subgoals }) => subgoals))] };
    }),
  });
}

function asksOf(tables: WorldTables, agent: PaperAgent, subgoals: number) {
  const scenario = tables.scenario({ pool: agent, decomposition: { subgoals } });
  return stageActs(scenario).map(({ members, stage, free }) => {
    const { window, horizon } = free.target;
    const least = Math.min(...members.map(({ offset }) => offset));
    return {
      agent,
      subgoals,
      chunk: stage.chunk,
      reach: attemptReach(free, scenario.semantics.feedback),
      // More actions than that overshoot whatever they are: every increment is positive.
      counts: meetingCounts(members, window, Math.min(horizon, Math.floor(window.high / least))).length,
      seenByRange: isUnreachable(members, window, horizon),
    };
  });
}
