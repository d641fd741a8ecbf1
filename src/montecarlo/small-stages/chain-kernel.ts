import { type Scenario, stagesAreIndependent } from "../../model/scenario.ts";
import type { Counts } from "../counts.ts";
import type { Draws } from "../draws.ts";
import { exploreStage } from "./explore-stage.ts";
import { type Packing, packingFor } from "./packing.ts";
import { runChain } from "./run-chain.ts";
import { type StageChain, stageChain } from "./stage-chain.ts";
import { Trajectories } from "./trajectories.ts";

/** Past this many states in all, exploring costs more than a typical run of the walk. */
const stateLimit = 2000;

/**
 * Samples scenarios whose stages are independent of each other: aimed at their own chunk, all of them acted out, no
 * budget of the task. Each kind of stage is a small chain, run many times over; trajectories are put together from
 * the ends of their stages. Neither the laws nor the order of a stage's draws change by that.
 */
export class ChainKernel {
  /** The chain of each stage; stages of one kind share theirs. */
  readonly #chains: readonly StageChain[];
  readonly #packing: Packing;

  private constructor(chains: readonly StageChain[], packing: Packing) {
    this.#chains = chains;
    this.#packing = packing;
  }

  /** Null when the scenario needs the walk: its stages depend on each other, or are too large to lay out. */
  static compile(scenario: Scenario): ChainKernel | null {
    if (!stagesAreIndependent(scenario) || scenario.pools.length > 1) return null;
    const chains = chainsOf(scenario);
    const packing = chains && packingFor(chains.map(({ ends }) => ends));
    return chains && packing && new ChainKernel(chains, packing);
  }

  run(draws: Draws, trials: number, counts: Counts): void {
    const streams = { points: draws(), escapes: draws("escapes") };
    const trajectories = new Trajectories(this.#packing, trials, counts);
    const places = new Int32Array(Math.max(runsAtOnce, trials));
    for (let stage = 0; stage < this.#chains.length; ) {
      const chain = this.#chains[stage];
      const alike = this.#alikeFrom(stage, Math.max(1, Math.floor(runsAtOnce / trials)));
      runChain(chain, streams, places, alike * trials);
      for (let i = 0; i < alike; i++, stage++) {
        trajectories.pass(stage, places, i * trials, chain.rowShift);
      }
    }
    trajectories.end();
  }

  /** How many stages from this one on share its chain, up to `most`. */
  #alikeFrom(stage: number, most: number): number {
    let alike = 1;
    while (alike < most && this.#chains[stage + alike] === this.#chains[stage]) alike++;
    return alike;
  }
}

/** Stage runs drawn in one go: enough that the three lanes of the loop end close together, few enough for the cache. */
const runsAtOnce = 2 ** 16;

/** One chain for each stage; null when some do not fit. */
function chainsOf(scenario: Scenario): readonly StageChain[] | null {
  const known = new Map<string, StageChain>();
  const chains: StageChain[] = [];
  let left = stateLimit;
  for (const stage of scenario.stages) {
    const { chunk, horizon, attempts, guidanceShare } = stage;
    const key = `${chunk} ${horizon} ${attempts} ${guidanceShare}`;
    let chain = known.get(key) ?? null;
    if (!chain) {
      const graph = exploreStage(scenario, stage, left);
      chain = graph && stageChain(graph);
      if (!graph || !chain) return null;
      left -= graph.states.length;
      known.set(key, chain);
    }
    chains.push(chain);
  }
  return chains;
}
