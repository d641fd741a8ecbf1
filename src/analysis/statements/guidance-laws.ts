import type { GuidanceRule } from "../../model/guidance.ts";
import { isAbove, rounding } from "../../stats/compare.ts";
import { performanceDifference, sharedSign } from "../../theory/laws/difference.ts";
import { recoveryRetentions, retentionError } from "../../theory/laws/retention.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { ruleEffects } from "../../theory/laws/value-guidance.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { guided } from "../studies.ts";
import { type Case, essential, verdictOf } from "../verdict-of.ts";
import { anywhere, optionsOf } from "../worlds.ts";

const pools = "checked for the paper's three agents in one pool, K = 4, 8, 18";
const counts = [4, 8, 18];

export const retention: Statement = {
  id: "T2.retention",
  words:
    "Guidance moves the log odds of staying recoverable by exactly the retention gap Γ: it raises them in a state iff Γ > 0 there.",
  kind: "theorem",
  source: { where: "Theorem 2", level: "N" },
  scope: `every state that a closed attempt comes to; ${pools}, aligned, misaligned and compliance, strength 2`,
  premises: anywhere,
  decide: decideRetention,
};

export const difference: Statement = {
  id: "T2.difference",
  words:
    "The reach that guidance adds to an attempt is the sum, over its actions, of the covariance of guidance with the " +
    "unguided continuation value; where that has one sign, reach moves that way.",
  kind: "theorem",
  source: { where: "the performance difference lemma", level: "ours" },
  scope: `one closed attempt; ${pools}, aligned, misaligned and compliance, strength 2`,
  premises: anywhere,
  decide: decideDifference,
};

export const value: Statement = {
  id: "T2.value",
  words:
    "Guidance by the continuation value never lowers the reach of an attempt, and guidance against it never raises it.",
  kind: "theorem",
  source: { where: "T2.difference", level: "ours" },
  scope: `closed feedback; ${pools}, strengths 1, 4 and 16`,
  premises: (world) => optionsOf(world).feedback === "closed",
  decide: decideValue,
};

const rules: readonly GuidanceRule[] = ["aligned", "misaligned", "compliance"];

const scenariosOf = (lab: Lab) =>
  rules.flatMap((rule) =>
    counts.map((subgoals) => ({
      rule,
      name: `${rule}, K = ${subgoals}`,
      scenario: lab.scenario(guided(rule, 2, subgoals)),
    })),
  );

function decideRetention(lab: Lab): Verdict {
  const found = scenariosOf(lab).map(({ rule, name, scenario }) => ({
    rule,
    name,
    all: recoveryRetentions(scenario),
  }));
  const errors = found.flatMap(({ name, all }) =>
    all.map((one) => ({ name, error: retentionError(one), ...one })),
  );
  const cases = errors.map(({ name, error, before, after, gap }) =>
    essential(error <= rounding, `${name}: log odds ${shown(before)} → ${shown(after)}, gap ${shown(gap)}`),
  );
  const helped = (rule: GuidanceRule) => {
    const gaps = found.filter((one) => one.rule === rule).flatMap(({ all }) => all.map(({ gap }) => gap));
    return [gaps.filter((gap) => gap > 0).length, gaps.length];
  };
  return verdictOf(cases, {
    "largest relative error": Math.max(...errors.map(({ error }) => error)),
    ...Object.fromEntries(
      rules.map((rule) => [`${rule}: states with a positive gap, of all where it has one`, helped(rule)]),
    ),
  });
}

function decideDifference(lab: Lab): Verdict {
  const found = scenariosOf(lab).flatMap(({ name, scenario }) =>
    stageActs(scenario).map(({ free, guided: tilted, stage }) => ({
      name: `${name}, chunk ${shown(stage.chunk)}`,
      ...performanceDifference(free, tilted),
    })),
  );
  const cases = found.map(({ name, difference: apart, sum, advantages }) => {
    const sign = sharedSign(advantages);
    const agrees = sign === "up" ? apart >= -rounding : sign !== "down" || apart <= rounding;
    return essential(
      Math.abs(apart - sum) <= rounding && agrees,
      `${name}: reach moves by ${shown(apart)}, the sum is ${shown(sum)}, its terms go ${sign}`,
    );
  });
  return verdictOf(cases, {
    "largest error": Math.max(...found.map(({ difference: apart, sum }) => Math.abs(apart - sum))),
    ...Object.fromEntries(
      found.map(({ name, difference: apart, advantages }) => [
        `${name}: reach moves by, terms go`,
        [apart, sharedSign(advantages)],
      ]),
    ),
  });
}

function decideValue(lab: Lab): Verdict {
  const found = (["value", "antivalue"] as const).flatMap((rule) =>
    counts.flatMap((subgoals) =>
      [1, 4, 16].map((strength) => {
        const scenario = lab.scenario(guided(rule, strength, subgoals));
        const [effect] = ruleEffects({ ...scenario, stages: scenario.stages.slice(0, 1) }, rule);
        return { ...effect, rule, name: `${rule} × ${strength}, K = ${subgoals}` };
      }),
    ),
  );
  return verdictOf(
    found.map((one) => valueCase(one)),
    Object.fromEntries(
      found.map(({ name, without, with: reach }) => [`${name}: reach without and with`, [without, reach]]),
    ),
  );
}

function valueCase(one: {
  readonly rule: "value" | "antivalue";
  readonly name: string;
  readonly without: number;
  readonly with: number;
}): Case {
  const { rule, name, without, with: reach } = one;
  const wrong = rule === "value" ? isAbove(without, reach) : isAbove(reach, without);
  return essential(!wrong, `${name}: reach ${shown(without)} → ${shown(reach)}`);
}
