import {
  assertAboveZero,
  assertKeys,
  assertOneOf,
  assertText,
  assertWhole,
  refused,
} from "../model/assert-argument.ts";
import { assertWithin } from "../model/errors.ts";
import { knownOr } from "../model/known-or.ts";
import { type RateFigure, rateFigures } from "../model/outcome.ts";
import type { Counts } from "../montecarlo/counts.ts";
import { hitsOf } from "../montecarlo/estimate.ts";
import { anytimeRateInterval } from "../montecarlo/rate-sequence.ts";
import { defaultBlockSize, TrialBlocks } from "../montecarlo/trial-blocks.ts";
import type { Interval } from "../stats/interval.ts";
import { mostTrials } from "../stats/sample-size.ts";
import type { Cell } from "../study/cells.ts";
import { isLessBetter } from "./comparison-verdict.ts";

export interface DecideOptions {
  /** Names the random streams: a cell's trials are those that `simulate` and a study draw for it. */
  readonly seed: string;
  /** The rate that decides (default `successRate`). */
  readonly of?: RateFigure;
  /** The chance that the answer is wrong is at most this (default 0.05), whenever the sampling ends. */
  readonly error?: number;
  /** A cell that is behind the best by no more than this will do (default 0). */
  readonly margin?: number;
  /** Trials for a cell at most (default 1,000,000). */
  readonly trials?: number;
  /** Told after every round. */
  readonly onRound?: (round: { readonly open: number; readonly trials: number }) => void;
}

/** Which of many cells is the best. */
export interface Decision {
  readonly of: RateFigure;
  readonly error: number;
  readonly margin: number;
  readonly seed: string;
  /** Whether a cell is the best, or behind it by no more than the margin, but for the chance of an error. */
  readonly decided: boolean;
  /** Where that cell, or the one that leads when none is, stands in `cells`. */
  readonly best: number;
  /** Trials of all cells. */
  readonly trials: number;
  /** Every different cell, in the order of the study. */
  readonly cells: readonly DecidedCell[];
}

export interface DecidedCell extends Pick<Cell, "coordinates" | "identity"> {
  readonly trials: number;
  readonly rate: number;
  /** Holds at all rounds of all cells at once, but for the chance of an error. */
  readonly interval: Interval;
  /** Whether it could still be the best. */
  readonly open: boolean;
}

/** Cells that are sampled side by side: each holds its counts. */
const mostDecidedCells = 10_000;

/**
 * Samples cells in rounds, and only those that can still be the best, until one is: successive elimination by intervals that may be
 * looked at at any time, each with its share of the error. Cells that come to the same scenario are one.
 *
 * A round adds half of a cell's trials to them, in whole blocks. Rounds, cells and blocks have a fixed order: equal seeds give equal
 * bytes. Errors: ScenarioError for an option that cannot be and for no cells; LimitError past 10,000 cells and of the model.
 */
export function decideBest(cells: Iterable<Cell>, options: DecideOptions): Decision {
  const rounds = decisionRounds(cells, options);
  const blocks = new Map<Cell, TrialBlocks>();
  const sampled = ({ cells: some, trials }: Round): readonly Counts[] =>
    some.map((cell) => {
      const stream = { seed: options.seed, cell: cell.identity };
      const own = knownOr(blocks, cell, () => new TrialBlocks(cell.subject, stream));
      for (const _ of own.upTo(trials));
      return own.counts;
    });
  let step = rounds.next([]);
  while (step.done !== true) step = rounds.next(sampled(step.value));
  return step.value;
}

/** What a decision asks next: so many trials, from the first on, of each of these cells. */
export interface Round {
  readonly cells: readonly Cell[];
  readonly trials: number;
}

/**
 * The rounds of `decideBest`, for whoever samples them: each is to be answered by what the trials of its cells came to. Errors: as
 * above.
 */
export function* decisionRounds(
  cells: Iterable<Cell>,
  options: DecideOptions,
): Generator<Round, Decision, readonly Counts[]> {
  assertOptions(options);
  const { seed, of = "successRate", error = 0.05, margin = 0, trials: most = 1_000_000, onRound } = options;
  const all = contendersOf(cells, of);
  const doubt = error / all.length;
  let [open, trials] = [all, 0];
  while (true) {
    trials = Math.min(
      most,
      trials + defaultBlockSize * Math.max(1, Math.floor(trials / defaultBlockSize / 2)),
    );
    const counts = yield { cells: open.map(({ cell }) => cell), trials };
    for (const [i, one] of open.entries()) one.look(counts[i], doubt);
    // What leads is judged by all, also by those that are out: an interval once taken stays as good as it was.
    const best = all.reduce((one, other) => (other.least > one.least ? other : one));
    open = open.filter((one) => one.most >= best.least);
    onRound?.({ open: open.length, trials: all.reduce((sum, one) => sum + one.trials, 0) });
    const decided = all.every((one) => one === best || one.most <= best.least + margin);
    if (decided || trials >= most) return { of, error, margin, seed, decided, ...told(all, open, best) };
  }
}

function told(all: readonly Contender[], open: readonly Contender[], best: Contender) {
  return {
    best: all.indexOf(best),
    trials: all.reduce((sum, one) => sum + one.trials, 0),
    cells: all.map((one): DecidedCell => one.told(open.includes(one))),
  };
}

/** A cell and what its trials came to so far. Of a rate that should be small it is the rest that is good. */
class Contender {
  readonly cell: Cell;
  readonly #of: RateFigure;
  #good: Interval = { low: 0, high: 1 };
  #goodTrials = 0;
  #trials = 0;

  constructor(cell: Cell, of: RateFigure) {
    this.cell = cell;
    this.#of = of;
  }

  get trials(): number {
    return this.#trials;
  }

  /** The rate is at least and at most this good. */
  get least(): number {
    return this.#good.low;
  }

  get most(): number {
    return this.#good.high;
  }

  look(counts: Counts, doubt: number): void {
    const hits = hitsOf(this.cell.subject, counts)[this.#of];
    this.#trials = counts.trials;
    this.#goodTrials = isLessBetter(this.#of) ? counts.trials - hits : hits;
    this.#good = anytimeRateInterval(this.#goodTrials, this.#trials, doubt);
  }

  told(open: boolean): DecidedCell {
    const { coordinates, identity } = this.cell;
    const { low, high } = this.#good;
    const goodRate = this.#goodTrials / this.#trials;
    const turned = isLessBetter(this.#of);
    return {
      coordinates,
      identity,
      trials: this.trials,
      rate: turned ? 1 - goodRate : goodRate,
      interval: turned ? { low: 1 - high, high: 1 - low } : this.#good,
      open,
    };
  }
}

function contendersOf(cells: Iterable<Cell>, of: RateFigure): readonly Contender[] {
  const known = new Map<string, Contender>();
  for (const cell of cells) {
    if (!known.has(cell.identity)) known.set(cell.identity, new Contender(cell, of));
    assertWithin("different cells to decide between", known.size, mostDecidedCells, "ask fewer of them");
  }
  if (known.size === 0) throw refused("cells", "must be at least one cell", []);
  return [...known.values()];
}

function assertOptions(options: DecideOptions): void {
  assertKeys("options", options, ["seed", "of", "error", "margin", "trials", "onRound"]);
  const { seed, of = "successRate", error = 0.05, margin, trials = 1 } = options;
  assertText("seed", seed);
  assertOneOf("of", of, rateFigures);
  assertAboveZero("error", error, 0.5);
  if (margin !== undefined && margin !== 0) assertAboveZero("margin", margin, 1);
  assertWhole("trials", trials, { most: mostTrials });
}
