import { isUnreachable } from "../../model/aim.ts";
import type { Distribution } from "../../model/distribution.ts";
import { attemptReach } from "../../theory/laws/attempt-reach.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { meetingCounts } from "../../theory/laws/unreachable.ts";
import { shown, wholeNumbers } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents } from "../studies.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import { optionsOf } from "../worlds.ts";

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
  premises: (world) => optionsOf(world).feedback === "closed",
  decide,
};

function decide(lab: Lab): Verdict {
  const asks = agents.flatMap((pool) =>
    [...wholeNumbers(1, 24), 80].flatMap((subgoals) => asksOf(lab, pool, subgoals)),
  );
  const cases = asks.map(({ name, reach, counts }) =>
    essential(
      (reach === 0) === (counts === 0),
      `${name}: reach ${shown(reach)}, but ${counts} numbers of actions can meet it`,
    ),
  );
  const seen = asks.filter(({ seenByRange }) => seenByRange).length;
  return verdictOf(cases, {
    "stages checked": asks.length,
    "out of reach": asks.filter(({ counts }) => counts === 0).length,
    "of them seen by the ends of the range alone": seen,
    ...Object.fromEntries(
      agents.map((agent) => [
        `${agent} cannot reach a stage at K`,
        [
          ...new Set(
            asks.filter(({ pool, counts }) => pool === agent && counts === 0).map(({ subgoals }) => subgoals),
          ),
        ],
      ]),
    ),
  });
}

function asksOf(lab: Lab, pool: (typeof agents)[number], subgoals: number) {
  const scenario = lab.scenario({ pool, decomposition: { subgoals } });
  return stageActs(scenario).map(({ members, stage, free }) => {
    const { window, horizon } = free.target;
    return {
      pool,
      subgoals,
      name: `${pool}, chunk ${shown(stage.chunk)}`,
      reach: attemptReach(free, scenario.semantics.feedback),
      // More actions than that overshoot whatever they are: every increment is positive.
      counts: meetingCounts(members, window, Math.min(horizon, Math.floor(window.high / leastOf(members))))
        .length,
      seenByRange: isUnreachable(members, window, horizon),
    };
  });
}

const leastOf = (members: readonly Distribution[]): number =>
  Math.min(...members.map(({ offset }) => offset));
