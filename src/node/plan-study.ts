import { cpuUsage } from "node:process";
import { stream } from "../random/stream.ts";
import type { Scalar } from "../stats/table.ts";
import { type Cell, cellsAt } from "../study/cells.ts";
import { csvLine } from "../study/csv.ts";
import { type Design, designOf } from "../study/design.ts";
import { combinationCount } from "../study/drafts.ts";
import { loadFormulas } from "../study/load-formulas.ts";
import { runDesign } from "../study/run-design.ts";
import type { Axis, Study } from "../study/study.ts";
import { builtinLibrary } from "./builtin-library.ts";
import { mostDrawn } from "./result-table.ts";

/** What a study will ask, and what that will take, before any of it is run. */
export interface StudyPlan {
  readonly axes: readonly PlannedAxis[];
  readonly combinations: number;
  /** Combinations that `where` does not leave out. */
  readonly cells: number;
  readonly measurements: readonly string[];
  /** Questions: cells × measurements. */
  readonly evaluations: number;
  /** Trials of each cell that is sampled, at most where `until` is no null; null when nothing samples. */
  readonly trials: number | null;
  readonly until: number | null;
  readonly allTrials: number | null;
  readonly estimate: Estimate;
}

export interface PlannedAxis {
  readonly name: string;
  /** How many values; null for one that follows. */
  readonly values: number | null;
  /** The first value and the last, or of numbers the smallest and the largest. */
  readonly first: Scalar;
  readonly last: Scalar;
  readonly formula: string | null;
  /** The bundle that it moves with. */
  readonly with: string | null;
}

/** Measured on some cells, so different on another machine and at another moment. */
interface Estimate {
  /** How many cells it was measured on. */
  readonly measured: number;
  /** On one core. */
  readonly seconds: number;
  /** Between which two, when cells differ as much as the measured ones do (two standard errors); null of one cell. */
  readonly secondsBetween: readonly [low: number, high: number] | null;
  readonly rows: number;
  /** Of data.csv and data.json. */
  readonly fileBytes: number;
  /** Where most rows are held, in this thread; each further one takes some 40 MB. */
  readonly memoryBytes: number;
}

/**
 * Plans a study: counts its cells, and asks a few of them, chosen by the seed, what a cell takes.
 *
 * Errors: those of `designOf`; those of the cells that are asked, with their coordinates.
 */
export async function planStudy(study: Study): Promise<StudyPlan> {
  await loadFormulas(study);
  const design = designOf(study, builtinLibrary.measurements);
  const { measurements, size } = design;
  const cells = measurements.length === 0 ? 0 : size / measurements.length;
  const sampled = measurements.filter(({ samples }) => samples).length;
  return {
    axes: study.axes.map(plannedAxis),
    combinations: combinationCount(study),
    cells,
    measurements: measurements.map(({ name }) => name),
    evaluations: size,
    trials: sampled > 0 ? study.trials : null,
    until: sampled > 0 ? study.until : null,
    allTrials: sampled > 0 ? study.trials * cells * sampled : null,
    estimate: estimated(await measured(study, design, cells), cells),
  };
}

function plannedAxis({ name, values, follows, bundle }: Axis): PlannedAxis {
  const labels = values.map(({ label }) => label);
  // Sampled values come in no order.
  const ordered = labels.every((label) => typeof label === "number")
    ? labels.toSorted((a, b) => a - b)
    : labels;
  return {
    name,
    values: follows ? null : values.length,
    first: ordered[0] ?? null,
    last: ordered.at(-1) ?? null,
    formula: follows?.formula ?? null,
    with: bundle?.name ?? null,
  };
}

/** What asking one cell took. */
interface Taken {
  readonly seconds: number;
  readonly rows: number;
  readonly bytes: number;
}

/** As many cells are asked as fit into this, and no more than so many. */
const secondsToMeasure = 2;
const mostMeasured = 48;

async function measured(study: Study, design: Design, count: number): Promise<readonly Taken[]> {
  const cells = shuffled([...cellsAt(study, someOf(count, study.seed))], study.seed);
  // Code that has not run yet is slow: the first cell is asked once for nothing. Where there is none, nothing is measured either.
  const first = (await taken(design, cells[0])).seconds;
  const all: Taken[] = [];
  for (let spent = first; all.length < cells.length && (all.length === 0 || spent < secondsToMeasure); ) {
    all.push(await taken(design, cells[all.length]));
    spent += all[all.length - 1].seconds;
  }
  return all;
}

/** Places of cells, one in each of equal stretches of their order. */
function someOf(count: number, seed: string): ReadonlySet<number> {
  const random = stream(seed, "plan");
  const chosen = Math.min(count, mostMeasured);
  const placeIn = (stretch: number) => Math.floor(((stretch + random.nextUnit()) * count) / chosen);
  return new Set(Array.from({ length: chosen }, (_, stretch) => placeIn(stretch)));
}

/** In an order of chance, so that the first of them stand for all. */
function shuffled<T>(items: readonly T[], seed: string): readonly T[] {
  const random = stream(seed, "plan", "order");
  const ranked = items.map((item) => ({ item, rank: random.nextUnit() }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

/** More trials than these are not made to measure what one takes. */
const trialsToMeasure = 20_000;

async function taken({ until: _, ...design }: Design, cell: Cell): Promise<Taken> {
  const trials = Math.min(design.trials, trialsToMeasure);
  const sum = { seconds: 0, rows: 0, bytes: 0 };
  for (const measurement of design.measurements) {
    const before = cpuUsage();
    for await (const { rows } of runDesign({
      ...design,
      cells: [cell],
      measurements: [measurement],
      trials,
    })) {
      const { user, system } = cpuUsage(before);
      sum.seconds += ((user + system) / 1e6) * (measurement.samples ? design.trials / trials : 1);
      sum.rows += rows.length;
      for (const row of rows)
        sum.bytes += csvLine(Object.values(row)).length + JSON.stringify(row).length + 2;
    }
  }
  return sum;
}

/**
 * Of rows that are held, for each byte of their files. Exact studies of 400, 5,000, 20,000 and 100,000 cells took 144, 204, 342 and
 * 427 MB: rows past those that a picture is drawn of are not held.
 */
const bytesHeld = 15;
const bytesOfNode = 140e6;

function estimated(all: readonly Taken[], cells: number): Estimate {
  const meanOf = (key: keyof Taken) => all.reduce((sum, one) => sum + one[key], 0) / Math.max(1, all.length);
  const seconds = meanOf("seconds");
  const fileBytes = Math.round(meanOf("bytes") * cells);
  const rows = Math.round(meanOf("rows") * cells);
  return {
    measured: all.length,
    seconds: seconds * cells,
    secondsBetween: all.length > 1 ? secondsBetween(all, seconds, cells) : null,
    rows,
    fileBytes,
    memoryBytes: bytesOfNode + bytesHeld * fileBytes * Math.min(1, mostDrawn / Math.max(1, rows)),
  };
}

/** Two standard errors to either side of the mean of several cells; the lower end stays above 0. */
function secondsBetween(all: readonly Taken[], mean: number, cells: number): readonly [number, number] {
  const squares = all.reduce((sum, { seconds }) => sum + (seconds - mean) ** 2, 0);
  const error = Math.sqrt(squares / (all.length - 1) / all.length);
  return [Math.max(mean - 2 * error, mean / all.length) * cells, (mean + 2 * error) * cells];
}
