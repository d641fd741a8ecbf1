import type { Tally } from "../model/assemble-outcome.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import type { StageVerdict } from "../model/trace-event.ts";
import type { Effort } from "./effort.ts";
import type { StagePart } from "./leaves.ts";
import { Line, type Range, type Weights } from "./line.ts";
import { noCauses, type StageTotals } from "./stage.ts";
import type { Claims } from "./stage-end.ts";
import type { StageSolver } from "./stage-solver.ts";
import { startsAt } from "./starts.ts";
import { Strata, type Stratum, worseOf } from "./strata.ts";

/**
 * The tally of any scenario: a forward pass over (reported progress, unsupported progress, actions used, verdict so far), stage by
 * stage.
 *
 * Stages that aim at milestones, a task budget, and an abort all make a stage depend on what came before it.
 */
export function tallyDependent(scenario: Scenario, solver: StageSolver, effort: Effort): Tally {
  const pass = new ForwardPass(scenario, solver, effort);
  for (const stage of scenario.stages) pass.follow(stage);
  return pass.tally();
}

/** Trajectories of one stratum in neighbouring columns, the first of them `column`. */
interface Group extends Weights {
  readonly from: Stratum;
  readonly column: number;
}

/** What a stage carries on; claims may not be split yet. */
type Part = StagePart & { readonly claims?: Claims | null };

class ForwardPass {
  readonly #scenario: Scenario;
  readonly #solver: StageSolver;
  readonly #effort: Effort;
  /**
   * Whether reported and unsupported progress are told apart: a row is a reported progress and its columns what is unsupported. If not
   * there is the one row of 0, and its columns are true progress: nobody asks what was reported, or it is the same.
   */
  readonly #planar: boolean;
  /** Whether all starts that face one law are followed at once. */
  readonly #joint: boolean;
  #strata = new Strata();
  /** Trajectories that ended before the last stage. */
  readonly #ended = new Strata();
  readonly #failures = noCauses();
  readonly #reach: number[] = [];
  readonly #claimed: number[] = [];
  readonly #firstMissed: number[] = [];
  #expectedActions = 0;
  #expectedAttempts = 0;

  constructor(scenario: Scenario, solver: StageSolver, effort: Effort) {
    const { budget, pools, semantics } = scenario;
    const hallucinates = pools.some(({ members }) => members.some(({ hallucination }) => hallucination > 0));
    this.#scenario = scenario;
    this.#solver = solver;
    this.#effort = effort;
    this.#planar = hallucinates && semantics.anchor === "absolute";
    this.#joint = budget < Number.POSITIVE_INFINITY || this.#planar;
    this.#strata.line("reached", 0, 0).add(0, 1);
  }

  follow(stage: Stage): void {
    for (const sums of [this.#reach, this.#claimed, this.#firstMissed]) sums.push(0);
    const next = new Strata();
    for (const from of this.#strata.all()) {
      if (this.#joint) this.#followTogether(stage, from, next);
      else this.#followSingly(stage, from, next);
    }
    this.#effort.claimCells(next.cells());
    this.#strata = next;
  }

  tally(): Tally {
    const shares = { reached: 0, falselyAccepted: 0, missed: 0 };
    const final = new Line();
    for (const { row, lines } of this.#ended.all()) this.#addTruth(final, row, lines[0]);
    for (const { verdict, row, lines } of this.#strata.all()) {
      lines.forEach((line) => {
        shares[verdict] += line.total();
        this.#addTruth(final, row, line);
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

  #addTruth(sum: Line, row: number, line: Line): void {
    this.#effort.spend(2 * line.cells.length);
    line.each((column, mass) => sum.add(this.#planar ? row - column : column, mass));
  }

  /** From one start after the other, and at once from those at the end that face the same. */
  #followSingly(stage: Stage, from: Stratum, next: Strata): void {
    const [{ from: column, cells: weights }] = from.lines;
    let end = weights.length;
    while (end > 0 && weights[end - 1] === 0) end--;
    const alike = this.#solver.alikeFrom(stage) - column;
    const lines: Partial<Record<StageVerdict, Line>> = {};
    for (let first = 0, count = 1; first < end; first += count) {
      if (weights[first] === 0) continue;
      if (first >= alike) count = end - first;
      const solution = this.#solver.solve(stage, column + first);
      this.#note(from.verdict, sumOf(weights, first, count), solution);
      for (const leave of solution.leaves) {
        this.#effort.spend(2 * count * leave.length);
        lines[leave.verdict] ??= this.#lineOf(leave.verdict, from, 0, 0, next);
        const line = lines[leave.verdict] as Line;
        if (count === 1) line.addScaled(column + first + leave.from, weights[first], leave);
        else line.addSpread(column + first + leave.from, { weights, first, count }, leave, 1);
      }
    }
  }

  #followTogether(stage: Stage, from: Stratum, next: Strata): void {
    const { budget, semantics } = this.#scenario;
    if (from.lines[budget]) this.#runOut(from, from.lines[budget]);
    const lines = from.lines.slice(0, budget);
    // Starts of one row face one law, and so do all where stages aim at their chunks.
    const common = this.#planar && (semantics.keep === "last" || budget === Number.POSITIVE_INFINITY);
    const [low, high] = columnsOf(lines);
    const width = common || semantics.anchor === "relative" ? high - low + 1 : 1;
    for (let column = low; column <= high; column += width) {
      const starts = startsAt(lines, column, width);
      if (starts === null) continue;
      const [position, unsupported] = this.#planar ? [from.row, column] : [column, 0];
      const totals = this.#solver
        .joint(stage, position, unsupported, common)
        .follow(starts, (part, actions, { weights, first, count, column }) =>
          this.#carry({ from, column, weights, first, count }, part, actions, next),
        );
      this.#note(from.verdict, 1, totals);
    }
  }

  /** The budget is used up before the stage begins. */
  #runOut({ verdict, row }: Stratum, line: Line): void {
    if (verdict === "reached") {
      this.#failures.budget += line.total();
      this.#firstMissed[this.#firstMissed.length - 1] += line.total();
    }
    const ended = this.#ended.line(verdict, row, 0);
    this.#effort.spend(2 * line.cells.length);
    line.each((column, mass) => ended.add(column, mass));
  }

  #note(verdict: StageVerdict, chance: number, totals: StageTotals): void {
    const { shares, causes } = totals;
    const stage = this.#reach.length - 1;
    this.#reach[stage] += chance * shares.reached;
    this.#claimed[stage] += chance * (shares.reached + shares.falselyAccepted);
    this.#expectedActions += chance * totals.expectedActions;
    this.#expectedAttempts += chance * totals.expectedAttempts;
    if (verdict !== "reached") return;
    this.#firstMissed[stage] += chance * (shares.missed + shares.falselyAccepted);
    this.#failures.unsupportedClaim += chance * shares.falselyAccepted;
    this.#failures.overshoot += chance * causes.overshoot;
    this.#failures.stall += chance * causes.stall;
    this.#failures.unreachable += chance * causes.unreachable;
    this.#failures.unsupportedClaim += chance * causes.unsupportedClaim;
    this.#failures.budget += chance * causes.budget;
  }

  #carry(group: Group, { verdict, mass, factor, claims }: Part, actions: number, next: Strata): void {
    const { from, column } = group;
    for (const row of (this.#planar ? mass.turned() : mass.ofTruth()).rows()) {
      this.#effort.spend(2 * group.count * row.length);
      const line = this.#lineOf(verdict, from, row.row, actions, next);
      const at = column + row.from;
      if (!claims) line.addSpread(at, group, row, factor);
      else
        for (const within of unsupportedIn(claims, row.row)) line.addSpread(at, group, row, factor, within);
    }
  }

  /** Where trajectories of a stratum go that a stage leaves with a verdict, so many rows farther. */
  #lineOf(verdict: StageVerdict, from: Stratum, rows: number, actions: number, next: Strata): Line {
    const worst = worseOf(verdict, from.verdict);
    const ends = verdict === "missed" && this.#scenario.semantics.onExhausted === "abort";
    return ends ? this.#ended.line(worst, from.row + rows, 0) : next.line(worst, from.row + rows, actions);
  }
}

/** What may be unsupported of claims of a reported progress: as much as leaves the true one within the window, or not. */
function unsupportedIn({ supported, window }: Claims, reported: number): readonly Range[] {
  const [low, high] = [reported - window.high, reported - window.low];
  if (supported) return [{ low, high }];
  return [
    { low: Number.NEGATIVE_INFINITY, high: low - 1 },
    { low: high + 1, high: Number.POSITIVE_INFINITY },
  ];
}

/** The sum of `count` chances from one on. */
function sumOf(chances: Float64Array, first: number, count: number): number {
  let sum = 0;
  for (let i = first; i < first + count; i++) sum += chances[i];
  return sum;
}

/** The first and the last column of lines. */
function columnsOf(lines: readonly Line[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  lines.forEach((line) => {
    line.each((column) => {
      low = Math.min(low, column);
      high = Math.max(high, column);
    });
  });
  return [low, high];
}
