import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import { agents, type PaperAgent } from "../../input/builtin.ts";
import { editScenario } from "../../model/edit-scenario.ts";
import type { Scenario } from "../../model/scenario.ts";
import { isAbove, isRounding } from "../../stats/compare.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { harnessUnderVerification, verified, weightsAt } from "../../theory/laws/verification.ts";
import { visitsOf } from "../../theory/laws/visits.ts";
import type { Statement, Verdict } from "../statement.ts";
import { type Case, essential, verdictOf } from "../verdict-of.ts";
import { hasIndependentStages } from "../world.ts";
import type { Point, WorldTables } from "../world-tables.ts";

const strengths = [0.5, 2, 8];

export const hallucination: Statement = {
  id: "T2.hallucination",
  words:
    "Verification never lowers the pass rate and never raises the claimed rate; a rule that does not look at hallucination " +
    "gives a hallucinating and a grounded distribution of one mean the same weight at every strength.",
  kind: "theorem",
  source: { where: "hallucinated execution, as a failure mode", level: "S" },
  scope:
    "relative anchor, strict pass, no task budget; checked for the first two stages of K = 12, 24, the paper's agents hallucinating with 0.1, and for " +
    `model-2 beside itself hallucinating, aligned × ${strengths.join(", ")}`,
  premises: hasIndependentStages,
  decide,
};

const levels = [0, 0.5, 1];

function decide(tables: WorldTables): Verdict {
  const sweeps = agents.flatMap((agent) => [12, 24].map((subgoals) => sweepOf(tables, agent, subgoals)));
  const cases = [
    ...sweeps.flatMap(sweepCases),
    ...strengths.flatMap((strength) => weightCases(tables, strength)),
  ];
  return verdictOf(cases, {
    verification: levels,
    sweeps: sweeps.map(({ points, ...sweep }) => ({ ...sweep, ...ratesOf(points) })),
  });
}

function sweepOf(tables: WorldTables, agent: PaperAgent, subgoals: number) {
  const scenario = firstStages(
    tables.scenario({ pool: [{ agent, hallucination: 0.1 }], decomposition: { subgoals } }),
    2,
  );
  const points = levels.map((level) => {
    const { successRate, claimedRate } = evaluateExactly(verified(scenario, level));
    return { level, pass: successRate, claimed: claimedRate, law: harnessUnderVerification(scenario, level) };
  });
  return { agent, subgoals, points };
}

/** The task of the first stages only: what is hidden in a claim multiplies with every stage. */
function firstStages(scenario: Scenario, count: number): Scenario {
  const stages = scenario.stages.slice(0, count);
  return editScenario(scenario, () => ({ stages, goal: stages[stages.length - 1].milestone }));
}

type Points = ReturnType<typeof sweepOf>["points"];

const ratesOf = (points: Points) => ({
  passRate: points.map(({ pass }) => pass),
  claimedRate: points.map(({ claimed }) => claimed),
});

function sweepCases({ points, ...sweep }: ReturnType<typeof sweepOf>): readonly Case[] {
  const laws = points.map(({ level, pass, claimed, law }) =>
    essential("law", isRounding(pass - law.pass) && isRounding(claimed - law.claimed), {
      ...sweep,
      verification: level,
      passRate: pass,
      passRateByTheLaw: law.pass,
      claimedRate: claimed,
      claimedRateByTheLaw: law.claimed,
    }),
  );
  const steps = points.slice(1).map((next, i) => {
    const last = points[i];
    return essential("step", !isAbove(last.pass, next.pass) && !isAbove(next.claimed, last.claimed), {
      ...sweep,
      verification: [last.level, next.level],
      ...ratesOf([last, next]),
    });
  });
  return [...laws, ...steps];
}

/** The weights of a grounded and a hallucinating twin in every state that an attempt comes to. */
function weightCases(tables: WorldTables, strength: number): readonly Case[] {
  const point: Point = {
    pool: [
      { agent: "model-2", name: "grounded" },
      { agent: "model-2", name: "hallucinating", hallucination: 0.3 },
      "model-1",
    ],
    decomposition: { subgoals: 8 },
    guidance: [{ rule: "aligned", strength }],
  };
  return stageActs(tables.scenario(point)).flatMap((act) =>
    visitsOf(act.guided).map((visit) => {
      const [grounded, hallucinating] = weightsAt(act, visit).values();
      const found = { strength, progress: visit.index, grounded, hallucinating };
      return essential("weights", isRounding(grounded - hallucinating), found);
    }),
  );
}
