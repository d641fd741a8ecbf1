import { knownOr } from "../model/known-or.ts";
import type { PrunedPool, Scenario } from "../model/scenario.ts";
import { poolKey, stageRulesKey } from "../model/scenario-key.ts";
import { IndependentStages } from "./independent-stages.ts";

/** Cells, of eight bytes, that may be held between evaluations. */
const mostHeld = 1e6;

/**
 * Stages by the rules that they stand under, kept from one evaluation to the next: the cells of a sweep share most of theirs.
 * What is held is bounded.
 */
export class KnownRules {
  readonly #known = new Map<string, Map<string, IndependentStages>>();
  readonly #holding = { held: 0 };
  readonly #most: number;

  constructor(most = mostHeld) {
    this.#most = most;
  }

  stagesOf(scenario: Scenario, pool: PrunedPool): IndependentStages {
    const ofPool = knownOr(this.#known, poolKey(pool), () => new Map<string, IndependentStages>());
    const key = stageRulesKey(scenario);
    return knownOr(ofPool, key, () => new IndependentStages(scenario, pool, this.#holding));
  }

  /** Lets go of all when it is too much; called after an evaluation. */
  settle(): void {
    if (this.#holding.held <= this.#most) return;
    this.#known.clear();
    this.#holding.held = 0;
  }
}
