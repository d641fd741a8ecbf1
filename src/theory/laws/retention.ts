import type { Distribution } from "../../model/distribution.ts";
import { exponent, type GuidanceTerm } from "../../model/guidance.ts";
import { log } from "../../model/pinned-math.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { StageLaw } from "../../model/stage-law.ts";
import { type AttemptState, actionValues, jointAt } from "./attempt-state.ts";
import { retentionGap, type ScoredChoice } from "./score-table.ts";
import { type StageAct, stageActs } from "./stage-acts.ts";
import { visitsOf } from "./visits.ts";

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
  const [before, after] = [choices, choicesAt(act, state, event)].map(logOddsOf);
  return before === null || after === null ? null : { before, after, gap: retentionGap(choices) };
}

/** log P(A) − log P(not A); null where one of them is 0 or has underflowed. */
export function logOddsOf(choices: readonly Choice[]): number | null {
  const sum = (wanted: boolean) =>
    choices.reduce((total, { chance, inside }) => (inside === wanted ? total + chance : total), 0);
  const [inside, outside] = [sum(true), sum(false)];
  return inside > smallest && outside > smallest ? log(inside) - log(outside) : null;
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
export function isRecoverable({ free }: StageAct, state: AttemptState): ActionEvent {
  const value = actionValues(free, state);
  return (increment) => value(increment) > 0;
}

type Choice = Pick<ScoredChoice, "chance" | "inside">;

/** The choices (distribution, increment) of a state as the engine's own law makes them, or one under other terms. */
function choicesAt(
  { members, guided }: StageAct,
  state: AttemptState,
  event: ActionEvent,
  terms?: readonly GuidanceTerm[],
): readonly (Choice & { readonly distribution: Distribution; readonly increment: number })[] {
  return jointAt(guided, state, terms).flatMap((law, i) =>
    Array.from(law, (chance, a) => {
      const increment = members[i].offset + a;
      return { distribution: members[i], increment, chance, inside: event(increment) };
    }),
  );
}

/** The choices of a state that are possible before guidance, each with its whole exponent Σ λψ. */
export function scoredChoices(
  act: StageAct,
  state: AttemptState,
  event: ActionEvent,
): readonly ScoredChoice[] {
  const value = actionValues(act.guided, state);
  const gap = act.guided.gapAt(state.index);
  return choicesAt(act, state, event, [])
    .filter(({ chance }) => chance > 0)
    .map(({ distribution, increment, chance, inside }) => ({
      chance,
      score: scoreOf(act.guided, distribution, increment, gap, value),
      inside,
    }));
}

function scoreOf(
  { laws: { terms, step } }: StageLaw,
  distribution: Distribution,
  increment: number,
  gap: number,
  value: (increment: number) => number,
): number {
  const { offset, probabilities, mean } = distribution;
  const whole = {
    distribution,
    reported: mean,
    value: () => probabilities.reduce((sum, p, a) => sum + p * value(offset + a), 0),
  };
  const single = { distribution, reported: increment * step, value: () => value(increment) };
  const at = (level: GuidanceTerm["level"]) => terms.filter((term) => term.level === level);
  return exponent(at("pool"), whole, gap) + exponent(at("action"), single, gap);
}

/** How far the two sides of T2.retention are apart, relative to the larger of 1 and the logit. */
export const retentionError = ({ before, after, gap }: Retention): number =>
  Math.abs(after - before - gap) / Math.max(1, Math.abs(after), Math.abs(before), Math.abs(gap));
