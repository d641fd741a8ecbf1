import { rounding } from "../../stats/compare.ts";
import { pruneAct, pruningAt } from "../../theory/laws/keep-choices.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { meetingCounts } from "../../theory/laws/unreachable.ts";
import { visitsOf } from "../../theory/laws/visits.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, guided } from "../studies.ts";
import { type Case, essential, verdictOf } from "../verdict-of.ts";
import { optionsOf } from "../worlds.ts";

export const pruning: Statement = {
  id: "T2.pruning",
  words:
    "Taking distributions out changes a state's value by what is removed times what the rest is worth more; what leaves no " +
    "choice that can reach passes never, whatever the attempts.",
  kind: "theorem",
  source: { where: "over-pruning, as a failure mode", level: "S" },
  scope:
    "guidance that does not read the continuation value; checked for the paper's three agents in one pool, aligned × 2, each " +
    "one removed, K = 4, 8, 18, and each left alone, K = 2, 80; never: strict pass, relative anchor",
  premises: (world) => {
    const { anchor, pass } = optionsOf(world);
    return anchor === "relative" && pass === "strict";
  },
  decide,
};

function decide(lab: Lab): Verdict {
  const states = [4, 8, 18].flatMap((subgoals) => agents.flatMap((agent) => statesOf(lab, agent, subgoals)));
  const alone = [2, 80].flatMap((subgoals) => agents.map((agent) => aloneAt(lab, agent, subgoals)));
  const helped = (agent: string) => {
    const of = states.filter((state) => state.agent === agent);
    return [
      of.filter(({ change }) => change > rounding).length,
      of.filter(({ change }) => change < -rounding).length,
      of.length,
    ];
  };
  return verdictOf([...states.map(stateCase), ...alone.map(aloneCase)], {
    "largest error": Math.max(...states.map(({ error }) => error)),
    ...Object.fromEntries(
      agents.map((agent) => [`${agent} removed: states it helps, harms, of all`, helped(agent)]),
    ),
    ...Object.fromEntries(
      alone.map(({ name, counts, passRate }) => [
        `${name}: numbers of actions that can reach, pass rate`,
        [counts, passRate],
      ]),
    ),
  });
}

type Agent = (typeof agents)[number];

function statesOf(lab: Lab, agent: Agent, subgoals: number) {
  const scenario = lab.scenario(guided("aligned", 2, subgoals));
  const kept = agents.filter((one) => one !== agent);
  return stageActs(scenario).flatMap((act) => {
    const pruned = pruneAct(scenario, act, kept);
    return visitsOf(act.guided).map((visit) => {
      const { change, kept: left, removed, removedWeight } = pruningAt(act, pruned, visit);
      const said = removedWeight * (left - removed);
      const name = `without ${agent}, chunk ${shown(act.stage.chunk)}, at ${visit.index}`;
      return { agent, name, change, said, error: Math.abs(change - said) };
    });
  });
}

const stateCase = ({ name, change, said, error }: ReturnType<typeof statesOf>[number]): Case =>
  essential(error <= rounding, `${name}: the value moves by ${shown(change)}, by the law ${shown(said)}`);

/** An agent left alone, with more attempts than could ever matter. */
function aloneAt(lab: Lab, agent: Agent, subgoals: number) {
  const pruned = agents.filter((one) => one !== agent);
  const point = { ...guided("aligned", 2, subgoals), pruning: { which: pruned }, attempts: 1000 };
  const scenario = lab.scenario(point);
  const counts = stageActs(scenario).map(
    ({ members, free }) => meetingCounts(members, free.target.window, free.target.horizon).length,
  );
  return {
    name: `${agent} alone, K = ${subgoals}`,
    counts: Math.min(...counts),
    passRate: lab.outcome(point).successRate,
  };
}

const aloneCase = ({ name, counts, passRate }: ReturnType<typeof aloneAt>): Case =>
  essential(counts > 0 || passRate === 0, `${name}: nothing can reach, pass rate ${shown(passRate)}`);
