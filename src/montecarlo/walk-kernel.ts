import { compareNearness, inWindow } from "../model/lattice.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Stream } from "../random/stream.ts";
import { drawAnew } from "./action-table.ts";
import type { Counts } from "./counts.ts";
import type { Draws } from "./draws.ts";
import { firstAbove } from "./quantised-law.ts";
import { type StagePlan, StagePlans } from "./stage-plan.ts";
import { type End, ends, WalkTally } from "./walk-tally.ts";

/**
 * Walks trajectories one by one, under every option of the model. Case by case this is src/process/process.ts with the
 * chance drawn; tests compare the two over scenarios of all options.
 */
export class WalkKernel {
  readonly #scenario: Scenario;
  readonly #plans: readonly StagePlans[];
  readonly #poolShares: Float64Array;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#plans = scenario.pools.map((pool) => new StagePlans(scenario, pool));
    this.#poolShares = runningShares(scenario.pools.map(({ share }) => share));
  }

  run(draws: Draws, trials: number, counts: Counts): void {
    const stream = draws();
    const tally = new WalkTally(this.#scenario, trials);
    const walk = new Walk(this.#scenario, stream, tally);
    const several = this.#plans.length > 1;
    for (let i = 0; i < trials; i++) {
      walk.trial(this.#plans[several ? firstAbove(this.#poolShares, stream.nextUnit()) : 0]);
    }
    tally.addTo(counts);
  }
}

function runningShares(shares: readonly number[]): Float64Array {
  let sum = 0;
  const sums = Float64Array.from(shares, (share) => {
    sum += share;
    return sum;
  });
  return sums.map((share) => share / sum);
}

/** One trajectory after another. */
class Walk {
  readonly #tally: WalkTally;
  readonly #stream: Stream;
  readonly #attemptsAt: readonly number[];
  readonly #budget: number;
  readonly #hasBudget: boolean;
  readonly #step: number;
  readonly #verification: number;
  readonly #absolute: boolean;
  readonly #skips: boolean;
  readonly #undoes: boolean;
  readonly #keepsBest: boolean;
  readonly #aborts: boolean;

  // Of the trajectory so far.
  #actions = 0;
  #attempts = 0;

  // What the last attempt made, and then what the stage carries: reported and true.
  #made = 0;
  #trulyMade = 0;

  constructor({ stages, budget, step, verification, semantics }: Scenario, stream: Stream, tally: WalkTally) {
    const { anchor, onMet, onOvershoot, keep, feedback, onExhausted } = semantics;
    this.#tally = tally;
    this.#stream = stream;
    this.#attemptsAt = stages.map(({ attempts }) => attempts);
    this.#budget = budget;
    this.#hasBudget = budget < Number.POSITIVE_INFINITY;
    this.#step = step;
    this.#verification = verification;
    this.#absolute = anchor === "absolute";
    this.#skips = anchor === "absolute" && onMet === "skip";
    this.#undoes = onOvershoot === "undo" && feedback === "closed";
    this.#keepsBest = keep === "best";
    this.#aborts = onExhausted === "abort";
  }

  trial(plans: StagePlans): void {
    const tally = this.#tally;
    const stages = this.#attemptsAt.length;
    let position = 0;
    let truth = 0;
    let accepted = true;
    let missed = false;
    this.#actions = 0;
    this.#attempts = 0;
    for (let stage = 0; stage < stages; stage++) {
      if (this.#actions >= this.#budget) {
        if (!missed) tally.firstMiss(stage, ends.budget);
        accepted = false;
        break;
      }
      const behind = this.#absolute ? truth - position : 0;
      const end = this.#stage(plans.at(stage, position), this.#attemptsAt[stage], behind);
      position += this.#made;
      truth += this.#trulyMade;
      tally.stage(stage, end);
      if (end === ends.reached) continue;
      if (!missed) tally.firstMiss(stage, end);
      missed = true;
      if (end === ends.falselyAccepted) continue;
      accepted = false;
      if (this.#aborts) break;
    }
    tally.trial(truth, this.#actions, this.#attempts, accepted);
  }

  /** `behind` is how far true progress was from reported before the stage, where a claim is about all of it. */
  #stage(plan: StagePlan, attempts: number, behind: number): End {
    if (this.#skips) {
      const end = this.#skip(plan, behind);
      if (end !== null) return end;
    }
    let best = 0;
    let trueBest = 0;
    for (let number = 1; ; number++) {
      this.#attempts++;
      const end = this.#attempt(plan, behind);
      if (end <= ends.falselyAccepted) return end;
      if (this.#keepsBest) {
        if (number === 1 || compareNearness(plan.aim, this.#step, best, this.#made) > 0) {
          best = this.#made;
          trueBest = this.#trulyMade;
        }
        this.#made = best;
        this.#trulyMade = trueBest;
      }
      if (end === ends.budget || number === attempts) return finalEnd(plan, end);
      if (this.#actions >= this.#budget) return finalEnd(plan, ends.budget);
    }
  }

  /** A stage that its milestone lets do without acting; null when it has to act. */
  #skip(plan: StagePlan, behind: number): End | null {
    this.#made = 0;
    this.#trulyMade = 0;
    if (inWindow(plan.window, 0)) return this.#claim(plan, behind);
    return plan.window.high < 0 ? finalEnd(plan, ends.overshoot) : null;
  }

  /** The hot loop. */
  #attempt(plan: StagePlan, behind: number): End {
    const { planned, horizon, only } = plan;
    const { low, high } = plan.window;
    const stream = this.#stream;
    const undoes = this.#undoes;
    const longest = planned > 0 ? planned : horizon;
    const most = this.#hasBudget ? Math.min(longest, this.#budget - this.#actions) : longest;
    let made = 0;
    let trulyMade = 0;
    let taken = 0;
    let isOver = false;
    do {
      const table = only ?? plan.tableAt(made, horizon - taken);
      const drawn = table.points[stream.nextUint32() >>> table.shift];
      const action = drawn === drawAnew ? table.drawEscape(stream) : drawn;
      const increment = action >> 1;
      taken++;
      if (undoes && made + increment > high) continue;
      made += increment;
      // All of it, or nothing.
      trulyMade += increment & -(action & 1);
      isOver = made >= low && (planned === 0 || taken === planned);
    } while (!isOver && taken < most);
    this.#actions += taken;
    this.#made = made;
    this.#trulyMade = trulyMade;
    if (!isOver) return taken === longest ? ends.stall : ends.budget;
    return made > high ? ends.overshoot : this.#claim(plan, behind);
  }

  /** A claim stands when it is true, or when nobody looks. */
  #claim({ window }: StagePlan, behind: number): End {
    if (inWindow(window, this.#trulyMade + behind)) return ends.reached;
    const verification = this.#verification;
    const checked = verification === 1 || (verification > 0 && this.#stream.nextUnit() < verification);
    return checked ? ends.unsupportedClaim : ends.falselyAccepted;
  }
}

const finalEnd = (plan: StagePlan, end: End): End =>
  plan.hopeless && end !== ends.unsupportedClaim ? ends.unreachable : end;
