import { editScenario } from "../../model/edit-scenario.ts";
import { readsStepsLeft } from "../../model/guidance.ts";
import type { Scenario } from "../../model/scenario.ts";

/** What T1.monotone lets grow: R, H or ε. */
export const growing = ["attempts", "horizon", "tolerance"] as const;
export type Growing = (typeof growing)[number];

/** The same scenario with more attempts or a longer horizon at every stage, or a wider tolerance. The task's own stays. */
export function grown(scenario: Scenario, what: Growing, by: number): Scenario {
  return editScenario(scenario, ({ tolerance, stages }) => {
    if (what === "tolerance") return { tolerance: tolerance + by };
    return { stages: stages.map((stage) => ({ ...stage, [what]: stage[what] + by })) };
  });
}

/** A premise of T1.monotone, and whether a scenario is outside it. */
type Premise = readonly [words: string, isBroken: (scenario: Scenario) => boolean];

const lies = ({ pools }: Scenario): boolean =>
  pools.some(({ members }) => members.some(({ hallucination }) => hallucination > 0));

const isClosed: Premise = ["closed feedback", ({ semantics }) => semantics.feedback === "open"];
const isRelative: Premise = ["relative anchor", ({ semantics }) => semantics.anchor === "absolute"];
const noBudget: Premise = ["no task budget", ({ budget }) => budget < Number.POSITIVE_INFINITY];
const honest: Premise = ["no hallucination", lies];
const noFalseAcceptance: Premise = [
  "no hallucination, or every claim checked",
  (scenario) => scenario.verification < 1 && lies(scenario),
];
const blindToValue: Premise = [
  "guidance that does not read the continuation value",
  ({ guidance }) => readsStepsLeft(guidance.filter(({ strength }) => strength > 0)),
];

/** With a single attempt nothing follows a failure, so what a failure would have left does not matter. */
const orOneAttempt = ([words, isBroken]: Premise): Premise => [
  `${words}, or a single attempt`,
  (scenario) => scenario.stages.some(({ attempts }) => attempts > 1) && isBroken(scenario),
];

const premises: Readonly<Record<Growing, readonly Premise[]>> = {
  attempts: [],
  horizon: [
    isClosed,
    blindToValue,
    orOneAttempt(isRelative),
    orOneAttempt(noBudget),
    orOneAttempt(noFalseAcceptance),
  ],
  tolerance: [isRelative, blindToValue, honest],
};

/**
 * The premises of T1.monotone that a scenario does not meet: with none of them left the strict pass rate never falls when
 * `what` grows. They are wider than "closed, relative": each stands here because a counter-example needs it.
 *
 * Source: docs/theory/granularity-capability.md; the counter-examples are in experiments/counterexamples.
 */
export const brokenPremises = (scenario: Scenario, what: Growing): readonly string[] =>
  premises[what].filter(([, isBroken]) => isBroken(scenario)).map(([words]) => words);
