import type { Tally } from "../model/assemble-outcome.ts";
import { knownOr } from "../model/known-or.ts";
import { failureCauses } from "../model/outcome.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import type { StageVerdict } from "../model/trace-event.ts";
import type { Effort } from "./effort.ts";
import { Line, type Row, type Weights } from "./line.ts";
import { noCauses, type StagePart, type StageTotals } from "./stage.ts";
import type { StageSolver } from "./stage-solver.ts";
import { type Carry, startsAt } from "./starts.ts";

/** Trajectories that have fared alike so far. */
interface Stratum {
  /** The worst verdict on a stage so far. */
  readonly verdict: StageVerdict;
  /** What true progress lacks of the reported. */
  readonly unsupported: number;
  /** Over reported progress, by the actions used; a single one when no task budget asks. */
  readonly progress: Line[];
}

/** By verdict and what is unsupported. */
type Strata = Map<number, Stratum>;

const verdictRank: Readonly<Record<StageVerdict, number>> = { reached: 0, falselyAccepted: 1, missed: 2 };

/**
 * The tally of any scenario: a forward pass over (reported progress, unsupported progress, actions used, verdict so far), stage by
 * stage. With a relative anchor nobody asks what was reported before the stage, so true progress stands for it.
 *
 * Stages that aim at milestones, a task budget, and an abort all make a stage depend on what came before it.
 */
export function tallyDependent(scenario: Scenario, solver: StageSolver, effort: Effort): Tally {
  const pass = new ForwardPass(scenario, solver, effort);
  for (const stage of scenario.stages) pass.follow(stage);
  return pass.tally();
}

/** Trajectories of one stratum that stand at neighbouring positions as a stage begins, the first of them at `position`. */
interface Group extends Weights {
  readonly from: Stratum;
  readonly position: number;
}

class ForwardPass {
  readonly #scenario: Scenario;
  readonly #solver: StageSolver;
  readonly #effort: Effort;
  readonly #absolute: boolean;
  #strata: Strata = new Map();
  /** Trajectories that ended before the last stage, over true progress. */
  readonly #ended = new Line();
  readonly #failures = noCauses();
  readonly #reach: number[] = [];
  readonly #claimed: number[] = [];
  readonly #firstMissed: number[] = [];
  #expectedActions = 0;
  #expectedAttempts = 0;

  constructor(scenario: Scenario, solver: StageSolver, effort: Effort) {
    this.#scenario = scenario;
    this.#solver = solver;
    this.#effort = effort;
    this.#absolute = scenario.semantics.anchor === "absolute";
    lineOf(this.#strata, "reached", 0, 0).add(0, 1);
  }

  follow(stage: Stage): void {
    for (const sums of [this.#reach, this.#claimed, this.#firstMissed]) sums.push(0);
    const next: Strata = new Map();
    const budgeted = this.#scenario.budget < Number.POSITIVE_INFINITY;
    for (const from of this.#strata.values()) {
      if (budgeted) this.#followBudgeted(stage, from, next);
      else this.#followFreely(stage, from, next);
    }
    let cells = 0;
    for (const { progress } of next.values()) for (const line of progress) cells += line?.cells.length ?? 0;
    this.#effort.claimCells(cells);
    this.#strata = next;
  }

  tally(): Tally {
    const shares = { reached: 0, falselyAccepted: 0, missed: 0 };
    const final = this.#ended;
    for (const { verdict, unsupported, progress } of this.#strata.values()) {
      progress.forEach((line) => {
        shares[verdict] += line.total();
        line.each((position, mass) => final.add(position - unsupported, mass));
      });
    }
    return {
      passRate: shares.reached,
      claimedRate: shares.reached + shares.falselyAccepted,
      reach: this.#reach,
      claimed: this.#claimed,
      firstMissed: this.#firstMissed,
      failures: this.#failures,
      expectedActions: this.#expectedActions,
      expectedAttempts: this.#expectedAttempts,
      finalProgress: { from: final.from, step: this.#scenario.step, probabilities: final.cells },
    };
  }

  #followFreely(stage: Stage, from: Stratum, next: Strata): void {
    const [{ from: origin, cells }] = from.progress;
    from.progress[0].each((position, chance) => {
      const solution = this.#solver.solve(stage, position, from.unsupported);
      this.#note(from.verdict, chance, solution);
      const group = { from, position, weights: cells, first: position - origin, count: 1 };
      for (const part of solution.parts) this.#carry(group, part, 0, next);
    });
  }

  #followBudgeted(stage: Stage, from: Stratum, next: Strata): void {
    const { budget } = this.#scenario;
    if (from.progress[budget]) this.#runOut(from, from.progress[budget]);
    const lines = from.progress.slice(0, budget);
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    lines.forEach((line) => {
      low = Math.min(low, line.from);
      high = Math.max(high, line.from + line.cells.length - 1);
    });
    // Stages that aim at their chunks are alike wherever they begin.
    const width = this.#absolute ? 1 : high - low + 1;
    for (let position = low; position <= high; position += width) {
      const starts = startsAt(lines, position, width);
      if (starts === null) continue;
      const followed = this.#solver.budgeted(stage, position, from.unsupported);
      const carry: Carry = (part, actions, { weights, first, count }) =>
        this.#carry({ from, position, weights, first, count }, part, actions, next);
      this.#note(from.verdict, 1, followed.follow(starts, carry));
    }
  }

  /** The budget is used up before the stage begins. */
  #runOut({ verdict, unsupported }: Stratum, progress: Line): void {
    if (verdict === "reached") {
      this.#failures.budget += progress.total();
      this.#firstMissed[this.#firstMissed.length - 1] += progress.total();
    }
    progress.each((position, mass) => this.#ended.add(position - unsupported, mass));
  }

  #note(verdict: StageVerdict, chance: number, { shares, causes, ...expected }: StageTotals): void {
    const stage = this.#reach.length - 1;
    this.#reach[stage] += chance * shares.reached;
    this.#claimed[stage] += chance * (shares.reached + shares.falselyAccepted);
    this.#expectedActions += chance * expected.expectedActions;
    this.#expectedAttempts += chance * expected.expectedAttempts;
    if (verdict !== "reached") return;
    this.#firstMissed[stage] += chance * (shares.missed + shares.falselyAccepted);
    this.#failures.unsupportedClaim += chance * shares.falselyAccepted;
    for (const cause of failureCauses) this.#failures[cause] += chance * causes[cause];
  }

  #carry(group: Group, { verdict, mass, factor }: StagePart, actions: number, next: Strata): void {
    if (factor === 0) return;
    const { from, position, count } = group;
    const { cells, width } = mass;
    this.#effort.spend((1 + 2 * count) * cells.length);
    const worst = verdictRank[verdict] > verdictRank[from.verdict] ? verdict : from.verdict;
    const ends = verdict === "missed" && this.#scenario.semantics.onExhausted === "abort";
    for (let row = 0; row < mass.height; row++) {
      const held = heldIn(cells, row * width, (row + 1) * width);
      if (held === null) continue;
      const unsupported = mass.lowest + row;
      const reported = position + mass.from + held.start - row * width;
      if (ends) this.#ended.addSpread(reported - unsupported - from.unsupported, group, held, factor);
      else if (!this.#absolute)
        lineOf(next, worst, 0, actions).addSpread(reported - unsupported, group, held, factor);
      else
        lineOf(next, worst, from.unsupported + unsupported, actions).addSpread(reported, group, held, factor);
    }
  }
}

/** The cells of a row from the first to the last that holds mass; null for none. */
function heldIn(cells: Float64Array, first: number, end: number): Row | null {
  let [start, last] = [first, end - 1];
  while (start <= last && cells[start] === 0) start++;
  while (last > start && cells[last] === 0) last--;
  return start > last ? null : { cells, start, length: last - start + 1 };
}

function lineOf(strata: Strata, verdict: StageVerdict, unsupported: number, actions: number): Line {
  const key = 3 * unsupported + verdictRank[verdict];
  const { progress } = knownOr(strata, key, () => ({ verdict, unsupported, progress: [] }));
  progress[actions] ??= new Line();
  return progress[actions];
}
