import type { ActionLaw } from "../model/action-law.ts";
import { aimFrom, isUnreachable, StageLaws } from "../model/aim.ts";
import { knownOr } from "../model/known-or.ts";
import type { Window } from "../model/lattice.ts";
import { plannedActions } from "../model/planned-actions.ts";
import type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import { ActionTable } from "./action-table.ts";
import { tableBits } from "./table-bits.ts";

/** The plans of a scenario for one pruned pool: what each stage faces from each progress, made when it is first met. */
export class StagePlans {
  readonly #scenario: Scenario;
  readonly #laws: StageLaws;
  readonly #tableOf: TableOf;
  /** One plan for each stage where the position does not matter. */
  readonly #relative: readonly StagePlan[] | null;
  /** By stage and, up to `densest`, by position: what a sampler looks up for every stage of every trial. */
  readonly #near: readonly (StagePlan | undefined)[][];
  readonly #far: readonly Map<number, StagePlan>[];
  /** Stages that act alike share one plan. */
  readonly #byLaw = new Map<StageLaw, StagePlan>();

  constructor(scenario: Scenario, { members }: PrunedPool) {
    this.#scenario = scenario;
    this.#laws = new StageLaws(scenario, members);
    this.#tableOf = tablesFor(scenario);
    this.#near = scenario.stages.map(() => []);
    this.#far = scenario.stages.map(() => new Map());
    const relative = scenario.semantics.anchor === "relative";
    this.#relative = relative ? scenario.stages.map((stage) => this.#planFor(stage, 0)) : null;
  }

  /** What the stage faces from a reported progress of `position` steps. */
  at(stage: number, position: number): StagePlan {
    if (this.#relative) return this.#relative[stage];
    const make = () => this.#planFor(this.#scenario.stages[stage], position);
    if (position < 0 || position >= densest) return knownOr(this.#far[stage], position, make);
    const near = this.#near[stage];
    near[position] ??= make();
    return near[position];
  }

  #planFor(stage: Stage, position: number): StagePlan {
    const law = this.#laws.at(stage, aimFrom(this.#scenario, stage, position));
    return knownOr(this.#byLaw, law, () => new StagePlan(this.#scenario, law, this.#tableOf));
  }
}

/** Positions below this find their plan without being hashed. */
const densest = 1 << 16;

/** An attempt at one stage from one progress: window, horizon, and the table each action is drawn from. */
export class StagePlan {
  readonly aim: number;
  readonly window: Window;
  readonly horizon: number;
  /** The actions of an open plan; 0 under closed feedback. */
  readonly planned: number;
  readonly hopeless: boolean;
  /** The table of every action, where the law does not change inside an attempt; null where it does. */
  readonly only: ActionTable | null;
  readonly #law: StageLaw;
  readonly #tableOf: TableOf;
  /** By steps left, where the law reads them, and progress from the lowest index on. */
  readonly #known: ActionTable[][] = [];
  readonly #lowest: number;
  readonly #readsStepsLeft: boolean;

  constructor(scenario: Scenario, law: StageLaw, tableOf: TableOf) {
    const { aim, window, horizon } = law.target;
    const open = scenario.semantics.feedback === "open";
    const first = open || !law.laws.readsGap ? law.at(0, horizon) : null;
    this.aim = aim;
    this.window = window;
    this.horizon = horizon;
    this.planned = open && first ? plannedActions(aim, first.mean, horizon) : 0;
    this.hopeless = isUnreachable(law.laws.members, window, horizon);
    this.only = first && tableOf(first);
    this.#law = law;
    this.#lowest = law.lowest;
    this.#readsStepsLeft = law.laws.readsStepsLeft;
    this.#tableOf = tableOf;
  }

  /** The table of an action taken at `index` steps of reported progress with `stepsLeft` actions left. */
  tableAt(index: number, stepsLeft: number): ActionTable {
    const row = this.#readsStepsLeft ? stepsLeft : 0;
    return this.#known[row]?.[index - this.#lowest] ?? this.#make(row, index, stepsLeft);
  }

  #make(row: number, index: number, stepsLeft: number): ActionTable {
    const table = this.#tableOf(this.#law.at(index, stepsLeft));
    this.#known[row] ??= [];
    this.#known[row][index - this.#lowest] = table;
    return table;
  }
}

/** One table for each law met. */
type TableOf = (law: ActionLaw) => ActionTable;

function tablesFor(scenario: Scenario): TableOf {
  const bits = tableBits(scenario);
  const known = new Map<ActionLaw, ActionTable>();
  return (law) => knownOr(known, law, () => new ActionTable(law, bits));
}
