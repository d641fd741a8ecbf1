import { assembleOutcome } from "../model/assemble-outcome.ts";
import { LimitError } from "../model/errors.ts";
import { byCause, type Outcome } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import { type Branch, Process } from "./process.ts";
import type { ProcessEvent } from "./process-event.ts";
import type { State, Trajectory } from "./state.ts";

/** The numbers to enumerate in: floats, or exact fractions, of which every float is one. */
export interface Arithmetic<T> {
  readonly zero: T;
  readonly fromNumber: (value: number) => T;
  readonly add: (a: T, b: T) => T;
  readonly multiply: (a: T, b: T) => T;
  readonly toNumber: (value: T) => number;
}

export const floatArithmetic: Arithmetic<number> = {
  zero: 0,
  fromNumber: (value) => value,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  toNumber: (value) => value,
};

/** More branches than this are refused unless asked otherwise: enumeration is for small scenarios. */
const branchLimit = 2_000_000;

/**
 * The outcome by enumerating everything that can happen, in the arithmetic given: the judge of both engines.
 *
 * States met by several paths are carried on together, which changes nothing but the time. Errors: LimitError past
 * `limit` branches.
 */
export function enumerateOutcome<T>(
  scenario: Scenario,
  arithmetic: Arithmetic<T>,
  limit = branchLimit,
): Outcome {
  const tally = new EnumeratedTally(scenario, arithmetic);
  const process = new Process(scenario);
  let frontier = new Frontier<T>();
  for (const branch of process.begin()) tally.visit(branch, arithmetic.fromNumber(1), frontier);
  let branches = 0;
  while (frontier.size > 0) {
    const next = new Frontier<T>();
    for (const { state, weight } of frontier.values()) {
      const outgoing = process.branches(state);
      branches += outgoing.length;
      if (branches > limit)
        throw new LimitError("branches of an enumeration", branches, limit, "use the exact engine");
      for (const branch of outgoing) tally.visit(branch, weight, next);
    }
    frontier = next;
  }
  return tally.outcome();
}

/** States with their weights, those that differ in the attempts made so far together: they change no future. */
class Frontier<T> extends Map<string, { state: State; weight: T }> {
  put(state: State, weight: T, add: (a: T, b: T) => T): void {
    const key = JSON.stringify({ ...state, trajectory: { ...state.trajectory, attempts: null } });
    const known = this.get(key);
    this.set(key, { state, weight: known ? add(known.weight, weight) : weight });
  }
}

class EnumeratedTally<T> {
  readonly #scenario: Scenario;
  readonly #arithmetic: Arithmetic<T>;
  readonly #sums = new Map<string, T>();
  readonly #progress = new Set<number>();

  constructor(scenario: Scenario, arithmetic: Arithmetic<T>) {
    this.#scenario = scenario;
    this.#arithmetic = arithmetic;
  }

  /** Weighs a branch, notes what its events say, and passes its state on. */
  visit(branch: Branch, before: T, frontier: Frontier<T>): void {
    const { multiply, fromNumber, add } = this.#arithmetic;
    const weight = multiply(before, fromNumber(branch.probability));
    for (const event of branch.events) this.#note(event, weight);
    if (branch.next.phase === "end") this.#end(branch.next.trajectory, weight);
    else frontier.put(branch.next, weight, add);
  }

  outcome(): Outcome {
    const at = (name: string) => this.#arithmetic.toNumber(this.#sums.get(name) ?? this.#arithmetic.zero);
    const perStage = (name: string) => this.#scenario.stages.map((_, stage) => at(`${name} ${stage}`));
    const from = Math.min(...this.#progress);
    const width = Math.max(...this.#progress) - from + 1;
    return assembleOutcome(this.#scenario, {
      passRate: at("pass"),
      claimedRate: at("accepted"),
      reach: perStage("reach"),
      claimed: perStage("claimed"),
      firstMissed: perStage("miss"),
      failures: byCause((cause) => at(`cause ${cause}`)),
      expectedActions: at("actions"),
      expectedAttempts: at("attempts"),
      finalProgress: {
        from,
        step: this.#scenario.step,
        probabilities: Array.from({ length: width }, (_, i) => at(`progress ${from + i}`)),
      },
    });
  }

  #note(event: ProcessEvent, weight: T): void {
    if (event.kind === "action") this.#add("actions", weight);
    if (event.kind === "attempt") this.#add("attempts", weight);
    if (event.kind !== "stageEnd" || event.verdict === "missed") return;
    this.#add(`claimed ${event.stage}`, weight);
    if (event.verdict === "reached") this.#add(`reach ${event.stage}`, weight);
  }

  #end({ firstMiss, accepted, total }: Trajectory, weight: T): void {
    if (firstMiss) {
      this.#add(`cause ${firstMiss.cause}`, weight);
      this.#add(`miss ${firstMiss.stage}`, weight);
    } else this.#add("pass", weight);
    if (accepted) this.#add("accepted", weight);
    this.#add(`progress ${total.truth}`, weight);
    this.#progress.add(total.truth);
  }

  #add(name: string, weight: T): void {
    this.#sums.set(name, this.#arithmetic.add(this.#sums.get(name) ?? this.#arithmetic.zero, weight));
  }
}
