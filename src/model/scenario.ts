import type { Distribution } from "./distribution.ts";
import { freezeDeep } from "./freeze-deep.ts";
import type { GuidanceTerm } from "./guidance.ts";
import type { Semantics } from "./semantics.ts";

/**
 * One point of the design space, complete and readonly: what both engines evaluate.
 *
 * Units: `goal`, `milestone`, `chunk` and the tolerances are progress; progress itself is always a whole number of
 * lattice steps, so `index * step` is progress. `horizon`, `attempts` and `budget` count.
 * Made by `resolveScenario`, which checks everything; inside the engines nothing is optional, and nothing is checked again.
 */
export interface Scenario {
  readonly name: string;
  readonly goal: number;
  /** The evaluator's own window for the terminal pass; no harness option changes it. */
  readonly taskTolerance: number;
  /** Actions after which a trajectory ends; `Infinity` when the task gives none. */
  readonly budget: number;
  /** The lattice step shared by every distribution of the pool. */
  readonly step: number;
  /** True when some distribution is continuous and `step` is a refinement of it. */
  readonly continuous: boolean;
  /** For a continuous scenario: the same one on the lattice of twice the step, to estimate the error from. */
  readonly coarser: Scenario | null;
  /** The pool after pruning. One entry, or, for random pruning, one for each subset with its share. */
  readonly pools: readonly PrunedPool[];
  readonly stages: readonly Stage[];
  readonly tolerance: number;
  readonly guidance: readonly GuidanceTerm[];
  readonly verification: number;
  readonly semantics: Semantics;
}

/** A set of distributions left by pruning, and how often it is the one left. Shares sum to 1. */
export interface PrunedPool {
  readonly share: number;
  readonly members: readonly Distribution[];
}

/** One stage of the decomposition with the budgets that hold in it. */
export interface Stage {
  readonly chunk: number;
  /** The sum of the chunks up to and including this one. */
  readonly milestone: number;
  readonly part: "scaffold" | "tail";
  readonly horizon: number;
  readonly attempts: number;
  /** The share of every guidance strength that holds here: 1 in the scaffold, `tail.carryOver` in the tail. */
  readonly guidanceShare: number;
}

/** Gives back what it is given, so that `Checked` puts its mark on that. */
class Given {
  constructor(given: object) {
    // biome-ignore lint/correctness/noConstructorReturn: a mark on an object that is there, as a private field of it
    return given;
  }
}

/** The mark of what was checked: copies and clones do not have it, and nobody else can set it. */
class Checked extends Given {
  readonly #isChecked = true;

  static has(value: object): boolean {
    return #isChecked in value && value.#isChecked;
  }
}

/** Marks a scenario as checked, and freezes it. Only for `resolveScenario` and `editScenario`: engines trust the mark. */
export function sealScenario(scenario: Scenario): Scenario {
  new Checked(scenario);
  return freezeDeep(scenario);
}

/** Whether a value is a scenario that was checked: not one that was written by hand, spread or cloned. */
export const isScenario = (value: unknown): value is Scenario =>
  typeof value === "object" && value !== null && Checked.has(value);

/**
 * Whether no stage depends on what came before: each aims at its own chunk, and neither an abort nor a task budget ends
 * the trajectory.
 */
export const stagesAreIndependent = ({ semantics, budget }: Scenario): boolean =>
  semantics.anchor === "relative" && semantics.onExhausted === "carry" && budget === Number.POSITIVE_INFINITY;
