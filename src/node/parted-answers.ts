import type { Shard } from "../store/shard.ts";
import type { Store } from "../store/store.ts";
import { hasFormulas } from "../study/cell-rules.ts";
import { type Design, gridOf } from "../study/design.ts";
import { type Grid, hasFilter } from "../study/drafts.ts";
import type { Measurement } from "../study/measurement.ts";
import type { SentDesign } from "./answer-part.ts";
import { knownMeasurement } from "./answer-questions.ts";
import { openLanes } from "./part-lanes.ts";
import { type PartedAnswer, PartedRun, type Parting } from "./parted-run.ts";

/** Answers below which threads are not worth it: they take some tenths of a second to start. */
const worthIt = 5000;

/**
 * Whether threads can go through a design by themselves: all cells of one study without formulas, and built-in measurements that do
 * not sample, of which there are many, and so short ones. Others are asked one by one.
 */
export function canBeParted(design: Design): boolean {
  const grid = gridOf(design);
  const isPlain = (one: Measurement) => !one.samples && knownMeasurement(one.name) === one;
  return (
    grid !== undefined &&
    !hasFilter(grid) &&
    !hasFormulas({ where: null, ...grid }) &&
    design.size >= worthIt &&
    design.measurements.every(isPlain)
  );
}

/**
 * The study loop on threads that make, name and answer the cells of parts by themselves; this thread looks answers up, keeps them,
 * and puts parts in the order of the design. The answers and their order are those of `keptAnswers`; a list of them is of one part.
 *
 * A part that fails is gone through again by this thread, for its error as it is. Errors: those of `keptAnswers`.
 */
export async function* partedAnswers(
  design: Design,
  store: Store | null,
  { threads, madeBy, shard = null, longestWait = 300, wantsRows = true }: Parting,
): AsyncGenerator<readonly PartedAnswer[]> {
  const grid = gridOf(design) as Grid;
  const lanes = await openLanes(sentOf(design, grid, shard), threads);
  // In what holds nothing there is nothing to look up: threads need not wait for it.
  const looksUp = store !== null && !(await holdsNothing(store));
  const run = new PartedRun(design, grid, store, { threads, madeBy, shard, longestWait });
  try {
    yield* run.answers(lanes, looksUp, wantsRows);
  } finally {
    await run.settle();
    await Promise.all(lanes.map((lane) => lane.close()));
    await run.waiting?.keep();
  }
}

async function holdsNothing(store: Store): Promise<boolean> {
  for await (const _ of store.records()) return false;
  return true;
}

const sentOf = (
  { measurements, seed, trials }: Design,
  { scenario, grids, agents }: Grid,
  shard: Shard | null,
): SentDesign => ({
  grid: { scenario, grids, ...(agents && { agents }) },
  measurements: measurements.map(({ name }) => name),
  seed,
  trials,
  shard,
});
