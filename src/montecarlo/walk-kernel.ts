import type { Scenario } from "../model/scenario.ts";
import type { Counts } from "./counts.ts";
import type { Draws } from "./draws.ts";
import { StagePlans } from "./stage-plans.ts";
import { Walk } from "./walk.ts";
import { WalkTally } from "./walk-tally.ts";

/**
 * A scenario compiled for sampling: runs trials and adds what they come to. Keeps nothing of a run but tables.
 *
 * Trajectories are walked one by one, under every option of the model. Case by case this is src/process/process.ts with the
 * chance drawn; tests compare the two over scenarios of all options.
 */
export class WalkKernel {
  readonly #scenario: Scenario;
  readonly #plans: readonly StagePlans[];

  /** The attempts of a plan are drawn whole once it was met so many times in a run; before, action by action. */
  constructor(scenario: Scenario, patience = defaultPatience) {
    this.#scenario = scenario;
    this.#plans = scenario.pools.map((pool) => new StagePlans(scenario, pool, patience));
  }

  run(draws: Draws, trials: number, counts: Counts): void {
    for (const plans of this.#plans) plans.startRun();
    const tally = new WalkTally(this.#scenario, trials);
    new Walk(this.#scenario, this.#plans, draws, tally).trials(trials);
    tally.addTo(counts);
  }
}

/** Laying out all attempts of a plan takes about as long as acting out a few hundred of them. */
const defaultPatience = 64;
