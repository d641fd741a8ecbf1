import { compareNearness } from "../model/lattice.ts";
import type { Scenario } from "../model/scenario.ts";
import { packedZero } from "./attempt-law.ts";
import type { Draws } from "./draws.ts";
import { firstAbove } from "./quantised-law.ts";
import type { StagePlan } from "./stage-plan.ts";
import type { StagePlans } from "./stage-plans.ts";
import { type End, ends, type WalkTally } from "./walk-tally.ts";

/** One trajectory after another. */
export class Walk {
  readonly #scenario: Scenario;
  readonly #plans: readonly StagePlans[];
  readonly #poolShares: Float64Array;
  readonly #draws: Draws;
  readonly #tally: WalkTally;
  readonly #undoes: boolean;

  // What the last attempt that was acted out made, reported and true, and its actions.
  #made = 0;
  #trulyMade = 0;
  #taken = 0;

  constructor(scenario: Scenario, plans: readonly StagePlans[], draws: Draws, tally: WalkTally) {
    const { onOvershoot, feedback } = scenario.semantics;
    this.#scenario = scenario;
    this.#plans = plans;
    this.#poolShares = runningShares(scenario.pools.map(({ share }) => share));
    this.#draws = draws;
    this.#tally = tally;
    this.#undoes = onOvershoot === "undo" && feedback === "closed";
  }

  /**
   * The hot loop: one function, because calls cost more than what they would do, with all it knows in variables.
   *
   *     trial: stage after stage, while there are actions left and nothing aborts
   *       stage: attempt after attempt, until one is accepted or none is left
   *         attempt: drawn whole where its plan has a table of them, and else acted out
   */
  trials(trials: number): void {
    const { semantics, verification, step, budget, stages } = this.#scenario;
    const draws = this.#draws;
    const tally = this.#tally;
    const only = this.#plans.length === 1 ? this.#plans[0] : null;
    const attemptsAt = Int32Array.from(stages, ({ attempts }) => attempts);
    // Trials of more actions than that are refused when they are counted.
    const mostActions = Math.min(budget, 2 ** 31 - 1) | 0;
    const absolute = semantics.anchor === "absolute";
    const skips = absolute && semantics.onMet === "skip";
    const keepsBest = semantics.keep === "best";
    const aborts = semantics.onExhausted === "abort";
    // An import would be looked up again and again.
    const { reached, falselyAccepted, overshoot, stall, unsupportedClaim, budget: cut, unreachable } = ends;
    const zero = packedZero;

    for (let trial = 0; trial < trials; trial++) {
      const plans = only ?? this.#plans[firstAbove(this.#poolShares, draws.nextUnit())];
      let position = 0;
      let truth = 0;
      let actions = 0;
      let attempts = 0;
      let accepted = true;
      let missed = false;
      for (let stage = 0; stage < attemptsAt.length; stage++) {
        if (actions >= mostActions) {
          if (!missed) tally.firstMiss(stage, cut);
          accepted = false;
          break;
        }
        const plan = plans.at(stage, position);
        const { low, high, longest, mostTaken } = plan;
        const whole = plan.whole ?? plan.visit();
        // How far true progress is from reported before the stage, where a claim is about all of it.
        const behind = absolute ? truth - position : 0;
        // Of the last attempt; and then what the stage carries.
        let made = 0;
        let trulyMade = 0;
        let best = 0;
        let trulyBest = 0;
        let end: End = overshoot;
        const isMet = skips && low <= 0 && high >= 0;
        const isPassed = skips && high < 0;
        const most = isMet ? 1 : isPassed ? 0 : attemptsAt[stage];
        for (let number = 1; number <= most; number++) {
          let taken = 0;
          let isOver = true;
          if (!isMet) {
            attempts++;
            if (whole !== null && mostTaken <= mostActions - actions) {
              const drawn = whole.draw(draws);
              made = (drawn >>> 20) - zero;
              trulyMade = ((drawn >>> 9) & 2047) - zero;
              taken = (drawn >>> 1) & 255;
              isOver = (drawn & 1) === 1;
            } else {
              isOver = this.#actOut(plan, Math.min(longest, mostActions - actions));
              made = this.#made;
              trulyMade = this.#trulyMade;
              taken = this.#taken;
            }
            actions += taken;
          }
          if (!isOver) end = taken === longest ? stall : cut;
          else if (made > high) end = overshoot;
          else {
            const claimed = trulyMade + behind;
            if (claimed >= low && claimed <= high) {
              end = reached;
              break;
            }
            // A claim stands when it is true, or when nobody looks.
            if (verification < 1 && !(verification > 0 && draws.nextIs(verification))) {
              end = falselyAccepted;
              break;
            }
            end = unsupportedClaim;
          }
          if (keepsBest) {
            if (number === 1 || compareNearness(plan.aim, step, best, made) > 0) {
              best = made;
              trulyBest = trulyMade;
            }
            made = best;
            trulyMade = trulyBest;
          }
          if (end === cut || number === most) break;
          if (actions >= mostActions) {
            end = cut;
            break;
          }
        }
        position += made;
        truth += trulyMade;
        if (end > falselyAccepted && end !== unsupportedClaim && plan.hopeless) end = unreachable;
        tally.stage(stage, end);
        if (end === reached) continue;
        if (!missed) tally.firstMiss(stage, end);
        missed = true;
        if (end === falselyAccepted) continue;
        accepted = false;
        if (aborts) break;
      }
      tally.trial(truth, actions, attempts, accepted);
    }
  }

  /** Draws an attempt action by action, or several at once where only the last of them can end it. Whether it is over. */
  #actOut(plan: StagePlan, most: number): boolean {
    const { low, high, longest, isPlanned, only, leaps } = plan;
    const draws = this.#draws;
    const undoes = this.#undoes;
    let made = 0;
    let trulyMade = 0;
    let taken = 0;
    for (const { actions, below, table } of leaps) {
      const { strides } = table;
      const last = most - actions;
      while (made < below && taken <= last) {
        const at = table.draw(draws);
        made += strides[at];
        trulyMade += strides[at + 1];
        taken += actions;
      }
    }
    let isOver = taken > 0 && made >= low && (!isPlanned || taken === longest);
    while (!isOver && taken < most) {
      const table = only ?? plan.tableAt(made, longest - taken);
      const at = table.draw(draws);
      const increment = table.strides[at];
      taken++;
      if (undoes && made + increment > high) continue;
      made += increment;
      trulyMade += table.strides[at + 1];
      isOver = made >= low && (!isPlanned || taken === longest);
    }
    this.#made = made;
    this.#trulyMade = trulyMade;
    this.#taken = taken;
    return isOver;
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
