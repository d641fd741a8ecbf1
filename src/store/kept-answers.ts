import { knownOr } from "../model/known-or.ts";
import type { Scenario } from "../model/scenario.ts";
import type { DrawnTrials } from "../stats/drawn-trials.ts";
import type { Row } from "../stats/table.ts";
import type { Cell } from "../study/cells.ts";
import type { Design } from "../study/design.ts";
import {
  type Answer,
  askHere,
  keyOf,
  type Question,
  type RunOptions,
  runDesign,
} from "../study/run-design.ts";
import { DrawnThere, trialsRecord } from "./drawn-there.ts";
import { idsOf } from "./ids-of.ts";
import { atATime, inChunks } from "./in-chunks.ts";
import { isInShard, type Shard } from "./shard.ts";
import type { Store } from "./store.ts";
import { recordOf, rowsOf, type StoredRecord } from "./stored-record.ts";
import { WaitingRecords } from "./waiting-records.ts";

/** An answer, and whether it was in the store already. */
export interface KeptAnswer<Subject = Scenario> {
  readonly answer: Answer<Subject>;
  readonly reused: boolean;
  /** Trials that were in the store for it to go on from; 0 where it was there itself, or drew all. */
  readonly trialsReused: number;
}

export interface KeepingOptions<Subject = Scenario> extends RunOptions<Subject> {
  /** What computes: a program and its version, for the records' origin. */
  readonly madeBy: string;
  /** The cells to take (default: all). */
  readonly shard?: Shard | null;
  /**
   * Milliseconds that a computed answer waits at most before it is kept (default 300): what a killed run may have to compute
   * again. It changes no result.
   */
  readonly longestWait?: number;
}

/**
 * The study loop beside a store: what is there is taken from it, what is not is computed and kept. Answers come in the order of
 * the design, whatever of them was there.
 *
 * Computed answers are kept in batches, at the latest when the loop ends, is left, or fails; one that is left waits for what is in
 * hand. Of cells and rows it holds no more than a batch. Errors: those of `runDesign` and of the store; StoreError for a damaged record.
 */
export async function* keptAnswers<Subject>(
  design: Design<Subject>,
  store: Store,
  { madeBy, shard = null, longestWait = 300, ask = askHere, atOnce = 1, drop }: KeepingOptions<Subject>,
): AsyncGenerator<KeptAnswer<Subject>> {
  const waiting = new WaitingRecords(store, longestWait);
  const computed = (question: Question<Subject>, drawn: DrawnTrials | undefined, id: string) => {
    const { measurement, sampling } = question;
    const keep = (more: DrawnTrials) => waiting.add(trialsRecord(question, more, madeBy));
    const goingOn = measurement.goesOn && { sampling: { ...sampling, ...(drawn && { drawn }) }, keep };
    const keepRows = (rows: readonly Row[]) => {
      waiting.add(recordOf(keyOf(question), measurement.columns, rows, madeBy, id));
      return rows;
    };
    const rows = ask(goingOn ? { ...question, ...goingOn } : question);
    return rows instanceof Promise ? rows.then(keepRows) : keepRows(rows);
  };
  let asked = new Map<string, readonly Row[] | Promise<readonly Row[]>>();
  let hasFailed = false;
  try {
    for (const cells of inChunks(cellsOf(design.cells, shard), Math.max(atATime, atOnce))) {
      const ids = idsOf(cells, design);
      const there = await store.read(ids);
      const drawnThere = await DrawnThere.of(lacking(cells, ids, there, design), design.measurements, store);
      asked = new Map();
      // Questions come in the order of the ids, and answers in the order of the questions.
      const found: Pick<KeptAnswer, "reused" | "trialsReused">[] = [];
      const askOrTake = (question: Question<Subject>) => {
        const id = ids[found.length];
        const kept = waiting.get(id) ?? there.get(id);
        const reused = kept !== undefined || asked.has(id);
        const drawn = reused ? undefined : drawnThere.longestFor(question);
        found.push({ reused, trialsReused: drawn?.trials ?? 0 });
        return kept
          ? rowsOf(kept, question.measurement.columns)
          : knownOr(asked, id, () => computed(question, drawn, id));
      };
      let place = 0;
      for await (const answer of runDesign({ ...design, cells }, { ask: askOrTake, atOnce })) {
        yield { answer, ...found[place++] };
        if (waiting.areDue) await waiting.keep();
      }
    }
  } catch (error) {
    hasFailed = true;
    throw error;
  } finally {
    drop?.();
    if (!hasFailed) await Promise.allSettled(asked.values());
    await waiting.keep();
  }
}

/** Cells of which an answer is not there. */
function lacking<Subject>(
  cells: readonly Cell<Subject>[],
  ids: readonly string[],
  there: ReadonlyMap<string, StoredRecord>,
  { measurements }: Design<Subject>,
): readonly string[] {
  const each = measurements.length;
  return cells
    .filter((_, i) => ids.slice(each * i, each * (i + 1)).some((id) => !there.has(id)))
    .map(({ identity }) => identity);
}

/** The cells of a shard. */
function* cellsOf<Subject>(cells: Iterable<Cell<Subject>>, shard: Shard | null): Generator<Cell<Subject>> {
  for (const cell of cells) if (shard === null || isInShard(cell.identity, shard)) yield cell;
}
