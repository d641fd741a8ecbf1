import { StageLaws, windowOf } from "../model/aim.ts";
import type { Tally } from "../model/assemble-outcome.ts";
import { readsStepsLeft } from "../model/guidance.ts";
import { failureCauses } from "../model/outcome.ts";
import type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import { type AttemptOutcome, cellsOfAll } from "./attempt.ts";
import { solverUnder } from "./attempt-by-truth.ts";
import { convolve } from "./convolution.ts";
import { type Effort, type Known, knownAgain } from "./effort.ts";
import { Line } from "./line.ts";
import { noCauses, type StageSolution, solveStage } from "./stage.ts";
import { type Holding, StagePowers } from "./stage-powers.ts";
import { judgeOf } from "./stage-solver.ts";

/** A stage that is solved, and where several of it lead. */
interface KnownStage {
  readonly number: number;
  readonly solution: StageSolution;
  readonly powers: StagePowers;
}

/** How many of a known stage a scenario has. */
interface Counted {
  /** The first of them. */
  readonly stage: Stage;
  readonly known: KnownStage;
  count: number;
}

/** Where known stages lead together, and their tallies, in each order that they came in. */
interface Final {
  readonly line: Line;
  readonly tallies: { readonly stretch: readonly KnownStage[]; readonly tally: Tally }[];
}

/**
 * Stages that do not hang on those before them, under one pool and the rules of one scenario: each different one is solved once, for
 * every scenario that has the same rules. Rates multiply, progress convolves, and equal stages are a power.
 *
 * What is known already counts as effort like the first time, so that limits do not depend on what came before.
 */
export class IndependentStages {
  readonly #rules: Scenario;
  readonly #store: Holding;
  readonly #laws: StageLaws;
  /** How far every action leads at least; 0 where an attempt may take its whole horizon all the same. */
  readonly #leastStep: number;
  readonly #attempts = new Map<StageLaw, Known<AttemptOutcome>>();
  readonly #finals = new Map<string, Known<Final>>();
  readonly #known = new Map<string, Known<KnownStage>>();

  /** `store` is told of what is held. */
  constructor(rules: Scenario, { members }: PrunedPool, store: Holding) {
    this.#rules = rules;
    this.#store = store;
    this.#laws = new StageLaws(rules, members);
    const { semantics, guidance } = rules;
    const leadsOn =
      semantics.feedback === "closed" && semantics.onOvershoot !== "undo" && !readsStepsLeft(guidance);
    this.#leastStep = leadsOn ? Math.min(...members.map(({ offset }) => offset)) : 0;
  }

  tally({ stages, step }: Scenario, effort: Effort): Tally {
    const counts: Counted[] = [];
    const stretch = stages.map((stage) => this.#countedIn(counts, stage, effort));
    const key = counts.map(({ known, count }) => `${known.number} ${count}`).join();
    const final = knownAgain(this.#finals, key, effort, () => this.#final(counts, effort));
    const there = final.tallies.find((one) => one.stretch.every((known, i) => known === stretch[i]));
    if (there !== undefined) return there.tally;
    const tally = tallyOf(
      stretch.map(({ solution }) => solution),
      { from: final.line.from, step, probabilities: final.line.cells },
    );
    final.tallies.push({ stretch, tally });
    this.#store.held += 4 * stretch.length;
    return tally;
  }

  /** Most stages of a scenario are alike one of the last few different ones. */
  #countedIn(counts: Counted[], stage: Stage, effort: Effort): KnownStage {
    for (const counted of counts) {
      if (!areAlike(counted.stage, stage)) continue;
      counted.count++;
      return counted.known;
    }
    const known = this.#solved(stage, effort);
    counts.push({ stage, known, count: 1 });
    return known;
  }

  #final(counts: readonly Counted[], effort: Effort): Final {
    let line = Line.at(0);
    for (const { known, count } of counts) line = convolve(line, known.powers.of(count, effort), effort);
    this.#store.held += line.cells.length + overhead;
    return { line, tallies: [] };
  }

  #solved(stage: Stage, effort: Effort): KnownStage {
    const { chunk, attempts, guidanceShare } = stage;
    const key = `${chunk} ${this.#horizonOf(stage)} ${attempts} ${guidanceShare}`;
    return knownAgain(this.#known, key, effort, () => {
      const { made: solution, cost } = effort.costOf(() => this.#solve(stage, effort));
      this.#store.held += cost.held + overhead;
      const powers = new StagePowers(solution, this.#store);
      return { number: this.#known.size, solution, powers };
    });
  }

  #solve(stage: Stage, effort: Effort): StageSolution {
    const law = this.#laws.at({ ...stage, horizon: this.#horizonOf(stage) }, stage.chunk);
    const by = judgeOf(this.#rules, stage, law, 0);
    const solution = solveStage(this.#attempt(law, effort), stage.attempts, by, effort);
    for (const { length } of solution.leaves) effort.hold(length);
    return solution;
  }

  #attempt(law: StageLaw, effort: Effort): AttemptOutcome {
    const { semantics } = this.#rules;
    return knownAgain(this.#attempts, law, effort, () => {
      const solve = solverUnder(semantics);
      const outcome = solve(law, { feedback: semantics.feedback, byAction: false }, effort);
      effort.hold(cellsOfAll(outcome));
      return outcome;
    });
  }

  /**
   * The actions that an attempt at a stage may need: where each leads on and is looked at, it is decided once the least of them lead
   * to the window, and a longer horizon changes nothing.
   */
  #horizonOf({ chunk, horizon }: Stage): number {
    if (this.#leastStep <= 0) return horizon;
    const { low } = windowOf(this.#rules, chunk);
    return Math.min(horizon, Math.max(Math.ceil(low / this.#leastStep), 1));
  }
}

/** What a known stage takes beside its masses, in cells. */
const overhead = 200;

const areAlike = (a: Stage, b: Stage): boolean =>
  a.chunk === b.chunk &&
  a.horizon === b.horizon &&
  a.attempts === b.attempts &&
  a.guidanceShare === b.guidanceShare;

function tallyOf(solutions: readonly StageSolution[], finalProgress: Tally["finalProgress"]): Tally {
  const sum = (of: (solution: StageSolution) => number) =>
    solutions.reduce((total, solution) => total + of(solution), 0);
  return {
    ...rates(solutions),
    reach: solutions.map(({ shares }) => shares.reached),
    claimed: solutions.map(({ shares }) => shares.reached + shares.falselyAccepted),
    expectedActions: sum(({ expectedActions }) => expectedActions),
    expectedAttempts: sum(({ expectedAttempts }) => expectedAttempts),
    finalProgress,
  };
}

/** What multiplies from stage to stage, and where a product that was whole until then first falls short. */
function rates(
  solutions: readonly StageSolution[],
): Pick<Tally, "passRate" | "claimedRate" | "firstMissed" | "failures"> {
  const failures = noCauses();
  const firstMissed: number[] = [];
  let passRate = 1;
  let claimedRate = 1;
  for (const { shares, causes } of solutions) {
    for (const cause of failureCauses) failures[cause] += passRate * causes[cause];
    failures.unsupportedClaim += passRate * shares.falselyAccepted;
    firstMissed.push(passRate * (shares.missed + shares.falselyAccepted));
    passRate *= shares.reached;
    claimedRate *= shares.reached + shares.falselyAccepted;
  }
  return { passRate, claimedRate, firstMissed, failures };
}
