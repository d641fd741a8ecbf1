import { compareNearness, inWindow } from "../model/lattice.ts";
import type { FailureCause } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { StageVerdict } from "../model/trace-event.ts";
import type { Stream } from "../random/stream.ts";
import { type Counts, countProgress, type PowerSums } from "./counts.ts";
import type { Draws } from "./draws.ts";
import { firstAbove } from "./quantised-law.ts";
import { type StagePlan, StagePlans } from "./stage-plan.ts";

/** How an attempt or a stage ended: accepted, truly or not, or why it was not. */
type Ending = Exclude<StageVerdict, "missed"> | FailureCause;

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
    const walk = new Walk(this.#scenario, stream, counts);
    const several = this.#plans.length > 1;
    for (let i = 0; i < trials; i++) {
      walk.trial(this.#plans[several ? firstAbove(this.#poolShares, stream.nextUnit()) : 0]);
    }
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

/** One trajectory after another. The fields are those of a process state (src/process/state.ts), written over in place. */
class Walk {
  readonly #counts: Counts;
  readonly #scenario: Scenario;
  readonly #stream: Stream;
  readonly #absolute: boolean;
  readonly #skips: boolean;
  readonly #undoes: boolean;
  readonly #keepsBest: boolean;

  // Where the trajectory stands.
  #position = 0;
  #truth = 0;
  #actions = 0;
  #attempts = 0;
  #accepted = true;
  #missed = false;

  // What the last attempt made, and then what the stage carries: reported and true.
  #made = 0;
  #trulyMade = 0;

  constructor(scenario: Scenario, stream: Stream, counts: Counts) {
    const { anchor, onMet, onOvershoot, keep, feedback } = scenario.semantics;
    this.#counts = counts;
    this.#scenario = scenario;
    this.#stream = stream;
    this.#absolute = anchor === "absolute";
    this.#skips = anchor === "absolute" && onMet === "skip";
    this.#undoes = onOvershoot === "undo" && feedback === "closed";
    this.#keepsBest = keep === "best";
  }

  trial(plans: StagePlans): void {
    const { stages, budget, semantics } = this.#scenario;
    this.#restart();
    for (let stage = 0; stage < stages.length; stage++) {
      if (this.#actions >= budget) {
        this.#note(stage, "budget");
        break;
      }
      const end = this.#stage(plans.at(stage, this.#position), stages[stage].attempts);
      this.#position += this.#made;
      this.#truth += this.#trulyMade;
      this.#note(stage, end);
      if (semantics.onExhausted === "abort" && !isAccepted(end)) break;
    }
    this.#count();
  }

  #restart(): void {
    this.#position = 0;
    this.#truth = 0;
    this.#actions = 0;
    this.#attempts = 0;
    this.#accepted = true;
    this.#missed = false;
  }

  #note(stage: number, end: Ending): void {
    const { reached, claimed, firstMissed, failures } = this.#counts;
    if (isAccepted(end)) claimed[stage]++;
    else this.#accepted = false;
    if (end === "reached") reached[stage]++;
    else if (!this.#missed) {
      this.#missed = true;
      firstMissed[stage]++;
      failures[end === "falselyAccepted" ? "unsupportedClaim" : end]++;
    }
  }

  #count(): void {
    const counts = this.#counts;
    counts.trials++;
    if (this.#accepted) counts.accepted++;
    countProgress(counts, this.#truth, 1);
    addCost(counts.actions, this.#actions);
    addCost(counts.attempts, this.#attempts);
  }

  #stage(plan: StagePlan, attempts: number): Ending {
    if (this.#skips) {
      const end = this.#skip(plan);
      if (end !== null) return end;
    }
    let best = 0;
    let trueBest = 0;
    for (let number = 1; ; number++) {
      this.#attempts++;
      const end = this.#attempt(plan);
      if (isAccepted(end)) return end;
      if (this.#keepsBest) {
        if (number === 1 || compareNearness(plan.aim, this.#scenario.step, best, this.#made) > 0) {
          best = this.#made;
          trueBest = this.#trulyMade;
        }
        this.#made = best;
        this.#trulyMade = trueBest;
      }
      if (end === "budget" || number === attempts) return finalCause(plan, end);
      if (this.#actions >= this.#scenario.budget) return finalCause(plan, "budget");
    }
  }

  /** A stage that its milestone lets do without acting; null when it has to act. */
  #skip(plan: StagePlan): Ending | null {
    this.#made = 0;
    this.#trulyMade = 0;
    if (inWindow(plan.window, 0)) return this.#claim(plan);
    return plan.window.high < 0 ? finalCause(plan, "overshoot") : null;
  }

  #attempt(plan: StagePlan): Ending {
    const { horizon, planned, only } = plan;
    const { low, high } = plan.window;
    const { budget } = this.#scenario;
    const stream = this.#stream;
    const undoes = this.#undoes;
    const before = this.#actions;
    const most = planned > 0 ? planned : horizon;
    let progress = 0;
    let truth = 0;
    let taken = 0;
    let end: FailureCause | "claimed" | null = null;
    while (end === null) {
      const table = only ?? plan.tableAt(progress, horizon - taken);
      const outcome = table.draw(stream);
      const truthful = outcome < table.width;
      const increment = table.offset + (truthful ? outcome : outcome - table.width);
      taken++;
      const undone = undoes && progress + increment > high;
      if (!undone) {
        progress += increment;
        if (truthful) truth += increment;
      }
      const looks = planned > 0 ? taken === most : !undone;
      if (looks && progress > high) end = "overshoot";
      else if (looks && progress >= low) end = "claimed";
      else if (taken === most) end = "stall";
      else if (before + taken >= budget) end = "budget";
    }
    this.#actions = before + taken;
    this.#made = progress;
    this.#trulyMade = truth;
    return end === "claimed" ? this.#claim(plan) : end;
  }

  /** A claim stands when it is true, or when nobody looks. */
  #claim({ window }: StagePlan): Ending {
    const truth = this.#trulyMade + (this.#absolute ? this.#truth - this.#position : 0);
    if (inWindow(window, truth)) return "reached";
    const { verification } = this.#scenario;
    const checked = verification === 1 || (verification > 0 && this.#stream.nextUnit() < verification);
    return checked ? "unsupportedClaim" : "falselyAccepted";
  }
}

function addCost(sums: PowerSums, cost: number): void {
  sums.sum += cost;
  sums.squares += cost * cost;
}

const isAccepted = (end: Ending): end is Exclude<StageVerdict, "missed"> =>
  end === "reached" || end === "falselyAccepted";

const finalCause = (plan: StagePlan, cause: FailureCause): FailureCause =>
  plan.hopeless && cause !== "unsupportedClaim" ? "unreachable" : cause;
