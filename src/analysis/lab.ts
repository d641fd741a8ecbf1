import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { resolveScenario } from "../input/resolve-scenario.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { World } from "./worlds.ts";

type Harness = ScenarioInput["harness"];

/** A point of a study: the agent, and what it changes in the world's harness. */
export interface Point {
  readonly pool: ScenarioInput["pool"];
  readonly decomposition: Harness["decomposition"];
  readonly attempts?: number;
  readonly tolerance?: number;
  readonly guidance?: Harness["guidance"];
  readonly pruning?: Harness["pruning"];
  /** The share κ of guidance strength that the free tail keeps. */
  readonly carryOver?: number;
}

/** A world with the exact engine in it. Each point is evaluated once, whichever statements ask for it. */
export class Lab {
  readonly world: World;
  readonly #outcomes = new Map<string, Outcome>();

  constructor(world: World) {
    this.world = world;
  }

  scenario({ pool, carryOver = 0, ...harness }: Point): Scenario {
    const { goal, tolerance, horizon, attempts, semantics } = this.world;
    const own = { tolerance, horizon, attempts, ...harness };
    return resolveScenario({
      task: { goal },
      pool,
      harness: { ...own, semantics: { ...semantics, tail: { carryOver } } },
    });
  }

  outcome(point: Point): Outcome {
    const key = keyOf(point);
    const known = this.#outcomes.get(key);
    if (known) return known;
    const outcome = evaluateExactly(this.scenario(point));
    this.#outcomes.set(key, outcome);
    return outcome;
  }
}

/** Equal points have equal keys, in whatever order they were written. */
const keyOf = ({
  pool,
  decomposition,
  attempts,
  tolerance,
  guidance,
  pruning,
  carryOver = 0,
}: Point): string => JSON.stringify([pool, decomposition, attempts, tolerance, guidance, pruning, carryOver]);
