import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import type { Scenario } from "../../model/scenario.ts";
import { isAbove, rounding } from "../../stats/compare.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { harnessUnderVerification, verified, weightsAt } from "../../theory/laws/verification.ts";
import { visitsOf } from "../../theory/laws/visits.ts";
import { shown } from "../curve.ts";
import type { Lab, Point } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents } from "../studies.ts";
import { type Case, essential, verdictOf } from "../verdict-of.ts";
import { hasIndependentStages } from "../worlds.ts";

export const hallucination: Statement = {
  id: "T2.hallucination",
  words:
    "Verification never lowers the pass rate and never raises the claimed rate; a rule that does not look at hallucination " +
    "gives a hallucinating and a grounded distribution of one mean the same weight at every strength.",
  kind: "theorem",
  source: { where: "hallucinated execution, as a failure mode", level: "S" },
  scope:
    "relative anchor, strict pass, no task budget; checked for the first two stages of K = 12, 24, the paper's agents hallucinating with 0.1, and for " +
    "model-2 beside itself hallucinating, aligned × 0.5, 2, 8",
  premises: hasIndependentStages,
  decide,
};

const levels = [0, 0.5, 1];

function decide(lab: Lab): Verdict {
  const sweeps = agents.flatMap((agent) => [12, 24].map((subgoals) => sweepOf(lab, agent, subgoals)));
  const cases = [
    ...sweeps.flatMap(sweepCases),
    ...[0.5, 2, 8].flatMap((strength) => weightCases(lab, strength)),
  ];
  const numbers = sweeps.flatMap(({ name, points }) => [
    [`${name}: pass rate at verification ${levels.join(", ")}`, points.map(({ pass }) => pass)],
    [`${name}: claimed rate at verification ${levels.join(", ")}`, points.map(({ claimed }) => claimed)],
  ]);
  return verdictOf(cases, Object.fromEntries(numbers));
}

type Agent = (typeof agents)[number];

function sweepOf(lab: Lab, agent: Agent, subgoals: number) {
  const scenario = firstStages(
    lab.scenario({ pool: [{ agent, hallucination: 0.1 }], decomposition: { subgoals } }),
    2,
  );
  const points = levels.map((level) => {
    const { successRate, claimedRate } = evaluateExactly(verified(scenario, level));
    return { level, pass: successRate, claimed: claimedRate, law: harnessUnderVerification(scenario, level) };
  });
  return { name: `${agent}, K = ${subgoals}`, points };
}

/** The task of the first stages only: what is hidden in a claim multiplies with every stage. */
function firstStages(scenario: Scenario, count: number): Scenario {
  const stages = scenario.stages.slice(0, count);
  return { ...scenario, stages, goal: stages[stages.length - 1].milestone };
}

function sweepCases({ name, points }: ReturnType<typeof sweepOf>): readonly Case[] {
  const laws = points.map(({ level, pass, claimed, law }) =>
    essential(
      Math.abs(pass - law.pass) <= rounding && Math.abs(claimed - law.claimed) <= rounding,
      `${name}, verification ${level}: pass ${shown(pass)} and claimed ${shown(claimed)}, by the law ${shown(law.pass)} and ${shown(law.claimed)}`,
    ),
  );
  const steps = points.slice(1).map((next, i) => {
    const last = points[i];
    const said = `${name}, verification ${last.level} → ${next.level}: pass ${shown(last.pass)} → ${shown(next.pass)}, claimed ${shown(last.claimed)} → ${shown(next.claimed)}`;
    return essential(!isAbove(last.pass, next.pass) && !isAbove(next.claimed, last.claimed), said);
  });
  return [...laws, ...steps];
}

/** The weights of a grounded and a hallucinating twin in every state that an attempt comes to. */
function weightCases(lab: Lab, strength: number): readonly Case[] {
  const point: Point = {
    pool: [
      { agent: "model-2", name: "grounded" },
      { agent: "model-2", name: "hallucinating", hallucination: 0.3 },
      "model-1",
    ],
    decomposition: { subgoals: 8 },
    guidance: [{ rule: "aligned", strength }],
  };
  return stageActs(lab.scenario(point)).flatMap((act) =>
    visitsOf(act.guided).map((visit) => {
      const weights = weightsAt(act, visit);
      const [grounded, lying] = [weights.get("grounded") ?? 0, weights.get("hallucinating") ?? 0];
      const said = `aligned × ${strength}, at ${visit.index}: weights ${shown(grounded)} and ${shown(lying)}`;
      return essential(Math.abs(grounded - lying) <= rounding, said);
    }),
  );
}
