import { aimFrom, StageLaws } from "../model/aim.ts";
import { knownOr } from "../model/known-or.ts";
import type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import { StagePlan } from "./stage-plan.ts";
import { StrideTables } from "./stride-tables.ts";
import { tableBits } from "./table-bits.ts";

/** The plans of a scenario for one pruned pool: what each stage faces from each progress, made when it is first met. */
export class StagePlans {
  readonly #scenario: Scenario;
  readonly #laws: StageLaws;
  readonly #tables: StrideTables;
  readonly #patience: number;
  /** One plan for each stage where the position does not matter. */
  readonly #relative: readonly StagePlan[] | null;
  /** By stage and, up to `densest`, by position: what a sampler looks up for every stage of every trial. */
  readonly #near: readonly (StagePlan | undefined)[][];
  readonly #far: readonly Map<number, StagePlan>[];
  /** Stages that act alike share one plan. */
  readonly #byLaw = new Map<StageLaw, StagePlan>();

  constructor(scenario: Scenario, { members }: PrunedPool, patience: number) {
    this.#scenario = scenario;
    this.#laws = new StageLaws(scenario, members);
    this.#tables = new StrideTables(tableBits(scenario));
    this.#patience = patience;
    this.#near = scenario.stages.map(() => []);
    this.#far = scenario.stages.map(() => new Map());
    const relative = scenario.semantics.anchor === "relative";
    this.#relative = relative ? scenario.stages.map((stage) => this.#planFor(stage, 0)) : null;
  }

  /** Before a run of trials, which must not hang on those before it. */
  startRun(): void {
    this.#tables.startRun();
    for (const plan of this.#byLaw.values()) plan.startRun();
  }

  /** What the stage faces from a reported progress of `position` steps. */
  at(stage: number, position: number): StagePlan {
    if (this.#relative) return this.#relative[stage];
    return this.#near[stage][position] ?? this.#make(stage, position);
  }

  #make(stage: number, position: number): StagePlan {
    const make = () => this.#planFor(this.#scenario.stages[stage], position);
    if (position < 0 || position >= densest) return knownOr(this.#far[stage], position, make);
    const plan = make();
    this.#near[stage][position] = plan;
    return plan;
  }

  #planFor(stage: Stage, position: number): StagePlan {
    const law = this.#laws.at(stage, aimFrom(this.#scenario, stage, position));
    return knownOr(this.#byLaw, law, () => new StagePlan(this.#scenario, law, this.#tables, this.#patience));
  }
}

/** Positions below this find their plan without being hashed. */
const densest = 1 << 16;
