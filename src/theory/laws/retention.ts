import { jointLaw } from "../../model/action-law.ts";
import type { Distribution } from "../../model/distribution.ts";
import { exponent, type GuidanceTerm } from "../../model/guidance.ts";
import type { Scenario } from "../../model/scenario.ts";
import { logOddsOf, retentionGap, type ScoredChoice } from "./score-table.ts";
import { type StageAct, stageActs, worthAt } from "./stage-acts.ts";
import { visitsOf } from "./visits.ts";

/** A state of an attempt: progress in lattice steps, and the actions left. */
export interface AttemptState {
  readonly index: number;
  readonly stepsLeft: number;
}

/** Whether reporting an increment of so many lattice steps belongs to the event A. */
export type ActionEvent = (increment: number) => boolean;

/** Both sides of T2.retention: logit q(A) = logit p(A) + Γ(A), in nats. */
export interface Retention {
  readonly before: number;
  readonly after: number;
  readonly gap: number;
}

/** Below this a probability has lost digits to underflow, and its logarithm says nothing. */
const smallest = 1e-290;

/**
 * Both sides of T2.retention in one state. `after` is of the law the engine acts by; `before` and `gap` are of the unguided law and
 * of ψ itself, which that law never sees.
 *
 * Null where the identity says nothing: A certain or impossible, before guidance or (by underflow) after it.
 */
export function retentionAt(act: StageAct, state: AttemptState, event: ActionEvent): Retention | null {
  const choices = scoredChoices(act, state, event);
  const after = guidedChoices(act, state, event);
  if ([choices, after].some((some) => !isOpen(some))) return null;
  return { before: logOddsOf(choices), after: logOddsOf(after), gap: retentionGap(choices) };
}

function isOpen(choices: readonly Pick<ScoredChoice, "chance" | "inside">[]): boolean {
  const sum = (wanted: boolean) =>
    choices.reduce((total, { chance, inside }) => (inside === wanted ? total + chance : total), 0);
  return sum(true) > smallest && sum(false) > smallest;
}

/** T2.retention in every state that a guided attempt comes to, A being that the next state is recoverable. */
export function recoveryRetentions(scenario: Scenario): readonly Retention[] {
  return stageActs(scenario).flatMap((act) =>
    visitsOf(act.guided).flatMap(
      (visit) => retentionAt(act, visit, isRecoverable(act, visit)) ?? ([] as const),
    ),
  );
}

/** The event that an action reaches or leaves the attempt where it still can. */
export function isRecoverable({ free }: StageAct, { index, stepsLeft }: AttemptState): ActionEvent {
  const worth = worthAt(free, index, stepsLeft);
  return (increment) => worth(increment) > 0;
}

/** The choices (distribution, increment) of a state before guidance, each with its whole exponent Σ λψ. */
export function scoredChoices(
  { members, guided }: StageAct,
  { index, stepsLeft }: AttemptState,
  event: ActionEvent,
): readonly ScoredChoice[] {
  const { terms, step } = guided.laws;
  const gap = guided.gapAt(index);
  const worth = worthAt(guided, index, stepsLeft);
  const plain = jointLaw(members, [], step, { gap, worthOf: worth });
  return plain.flatMap((law, i) =>
    Array.from(law, (chance, a) => {
      const increment = members[i].offset + a;
      const score = chance > 0 ? scoreOf(members[i], increment * step, terms, gap, worth, step) : 0;
      return { chance, score, inside: event(increment) };
    }),
  );
}

function scoreOf(
  distribution: Distribution,
  reported: number,
  terms: readonly GuidanceTerm[],
  gap: number,
  worth: (increment: number) => number,
  step: number,
): number {
  const { offset, probabilities, mean } = distribution;
  const whole = {
    distribution,
    reported: mean,
    worth: () => probabilities.reduce((sum, p, a) => sum + p * worth(offset + a), 0),
  };
  const single = { distribution, reported, worth: () => worth(Math.round(reported / step)) };
  const at = (level: GuidanceTerm["level"]) => terms.filter((term) => term.level === level);
  return exponent(at("pool"), whole, gap) + exponent(at("action"), single, gap);
}

/** The choices of a state as the engine's own law makes them. */
function guidedChoices(
  { members, guided }: StageAct,
  { index, stepsLeft }: AttemptState,
  event: ActionEvent,
): readonly Pick<ScoredChoice, "chance" | "inside">[] {
  const { terms, step } = guided.laws;
  const worthOf = worthAt(guided, index, stepsLeft);
  return jointLaw(members, terms, step, { gap: guided.gapAt(index), worthOf }).flatMap((law, i) =>
    Array.from(law, (chance, a) => ({ chance, inside: event(members[i].offset + a) })),
  );
}

/** How far the two sides of T2.retention are apart, relative to the larger of 1 and the logit. */
export const retentionError = ({ before, after, gap }: Retention): number =>
  Math.abs(after - before - gap) / Math.max(1, Math.abs(after), Math.abs(before), Math.abs(gap));
