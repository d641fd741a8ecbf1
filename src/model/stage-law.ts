import { type ActionLaw, actionLaw, type Evidence } from "./action-law.ts";
import type { Distribution } from "./distribution.ts";
import { type GuidanceTerm, readsGap, readsStepsLeft } from "./guidance.ts";
import { knownOr } from "./known-or.ts";
import { sideOf, type Window } from "./lattice.ts";

/** What one attempt faces: an aim (a chunk, or what is left to a milestone), the window around it, and the actions allowed. */
export interface Aim {
  readonly aim: number;
  readonly window: Window;
  readonly horizon: number;
  /** An overshooting action is taken back instead of ending the attempt. */
  readonly undo: boolean;
}

/**
 * The action laws of a pool under guidance that reads at most the gap, made once for each gap met.
 *
 * Stages of equal guidance share one of these, whatever their aims.
 */
export class GapLaws {
  readonly members: readonly Distribution[];
  readonly terms: readonly GuidanceTerm[];
  readonly step: number;
  readonly readsGap: boolean;
  readonly readsStepsLeft: boolean;
  readonly #laws = new Map<number, ActionLaw>();

  constructor(members: readonly Distribution[], terms: readonly GuidanceTerm[], step: number) {
    this.members = members;
    this.terms = terms;
    this.step = step;
    this.readsGap = readsGap(terms);
    this.readsStepsLeft = readsStepsLeft(terms);
  }

  at(gap: number): ActionLaw {
    return knownOr(this.#laws, this.readsGap ? gap : 0, () => this.under({ gap, valueAfter: noValue }));
  }

  under(evidence: Evidence): ActionLaw {
    return actionLaw(this.members, this.terms, this.step, evidence);
  }
}

/**
 * The law of each action of an attempt, and the continuation value V that the oracle's rules look at.
 *
 * Progress inside the attempt is `index * step`; `stepsLeft` counts the coming action. V(index, n) is the probability that
 * the attempt, closed-loop and under its own guidance, is judged to have reached from there with n actions left. It is of
 * reported progress, the only one the harness sees.
 */
export class StageLaw {
  readonly laws: GapLaws;
  readonly target: Aim;
  readonly #values: Float64Array[] = [];
  readonly #guided: ActionLaw[][] = [];
  /** The lowest index an attempt can come to: below 0 only when some increment is negative. */
  readonly lowest: number;

  constructor(laws: GapLaws, target: Aim) {
    this.laws = laws;
    this.target = target;
    const least = Math.min(...laws.members.map(({ offset }) => offset));
    this.lowest = Math.min(0, least * target.horizon);
  }

  /** The law of an action taken at `index` with `stepsLeft` actions left. */
  at(index: number, stepsLeft: number): ActionLaw {
    if (!this.laws.readsStepsLeft) return this.laws.at(this.gapAt(index));
    this.#solveTo(stepsLeft);
    return this.#guided[stepsLeft][index - this.lowest] ?? this.#guidedAt(index, stepsLeft);
  }

  /** V(index, stepsLeft): 0 with nothing left, and past the window. */
  continuation(index: number, stepsLeft: number): number {
    this.#solveTo(stepsLeft);
    return this.#values[stepsLeft][index - this.lowest] ?? 0;
  }

  gapAt(index: number): number {
    return this.target.aim - index * this.laws.step;
  }

  /** What guidance sees before that action. */
  evidenceAt(index: number, stepsLeft: number): Evidence {
    if (this.laws.readsStepsLeft) this.#solveTo(stepsLeft - 1);
    return {
      gap: this.gapAt(index),
      valueAfter: (increment) => this.#valueAfter(index, increment, stepsLeft),
    };
  }

  #solveTo(stepsLeft: number): void {
    const size = Math.max(this.target.window.high, 0) - this.lowest + 1;
    if (this.#values.length === 0) {
      this.#values.push(new Float64Array(size));
      this.#guided.push([]);
    }
    for (let n = this.#values.length; n <= stepsLeft; n++) {
      const layer = new Float64Array(size);
      this.#guided.push([]);
      for (let i = 0; i < size; i++) layer[i] = this.#value(this.lowest + i, n);
      this.#values.push(layer);
    }
  }

  #value(index: number, n: number): number {
    const law = this.laws.readsStepsLeft ? this.#guidedAt(index, n) : this.laws.at(this.gapAt(index));
    let value = 0;
    for (let a = 0; a < law.truthful.length; a++) {
      const p = law.truthful[a] + law.hallucinated[a];
      if (p > 0) value += p * this.#valueAfter(index, law.offset + a, n);
    }
    return value;
  }

  /** The value of having reported `increment` at `index`, with n actions left before it. */
  #valueAfter(index: number, increment: number, n: number): number {
    const next = index + increment;
    const { window, undo } = this.target;
    const side = sideOf(window, next);
    if (side === 0) return 1;
    if (side < 0) return this.#values[n - 1][next - this.lowest] ?? 0;
    return undo ? this.#values[n - 1][index - this.lowest] : 0;
  }

  #guidedAt(index: number, n: number): ActionLaw {
    const law = this.laws.under(this.evidenceAt(index, n));
    if (index >= this.lowest) this.#guided[n][index - this.lowest] = law;
    return law;
  }
}

const noValue = (): number => 0;
