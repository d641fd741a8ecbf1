import { setImmediate } from "node:timers/promises";
import type { Row } from "../stats/table.ts";
import { type KeepingOptions, type KeptAnswer, keptAnswers } from "../store/kept-answers.ts";
import type { Store } from "../store/store.ts";
import type { Design } from "../study/design.ts";
import { runDesign } from "../study/run-design.ts";
import { madeBy } from "./made-by.ts";
import { type Answering, openAnswering } from "./open-answering.ts";
import { canBeParted, partedAnswers } from "./parted-answers.ts";
import type { PartedAnswer } from "./parted-run.ts";
import { PostgresStore } from "./postgres/postgres-store.ts";
import { Stopped, type StopSignal } from "./stopped.ts";

/** How a study is gone through. */
export interface Measuring extends Answering {
  readonly onCell?: (done: number, total: number | undefined) => void;
  /** Asked after every answer. */
  readonly stop?: StopAsked;
  /** Milliseconds that a computed answer waits at most before it is kept: see `keptAnswers`. */
  readonly longestWait?: number;
}

/** Milliseconds in which nobody is heard at most, but for what one answer takes. */
const unheard = 10;

/** Whether to stop now, and why. */
export type StopAsked = () => StopSignal | null;

/** How much there was to do: `computed` and `reused` evaluations, a measurement of a cell each. */
export interface Effort {
  readonly cells: number;
  readonly computed: number;
  readonly reused: number;
  /** Trials that were there for computed evaluations to go on from. */
  readonly trialsReused: number;
}

/**
 * Puts a design to its measurements, or takes their answers from a store, and hands on the rows of each answer in order.
 * Errors: those of the study loop and the store; Stopped, once what was computed is kept.
 */
export async function measureDesign(
  design: Design,
  onRows: ((rows: readonly Row[]) => void) | null,
  measuring: Measuring,
): Promise<Effort> {
  const { shard = null, workers = 1, longestWait, onCell = () => {}, stop = () => null } = measuring;
  const { store, asker, close } = await openAnswering(measuring);
  const effort = { cells: 0, computed: 0, reused: 0, trialsReused: 0 };
  let [done, last, heard] = [0, -1, performance.now()];
  // What many machines share a store of is all of theirs.
  const isParted = workers > 1 && !(store instanceof PostgresStore) && canBeParted(design);
  const wantsRows = onRows !== null;
  const answers: AsyncIterable<readonly Told[]> = isParted
    ? partedAnswers(design, store, { threads: workers, madeBy: madeBy(), shard, longestWait, wantsRows })
    : told(answersOf(design, store, { ...measuring, ...asker }));
  try {
    for await (const together of answers) {
      for (const { index, rows, reused, trialsReused = 0 } of together) {
        onRows?.(rows);
        effort.trialsReused += trialsReused;
        effort[reused ? "reused" : "computed"]++;
        if (index !== last) effort.cells++;
        last = index;
        onCell(++done, shard === null ? design.size : undefined);
        // Measurements never wait; without this a bar would not move and Ctrl-C would not be heard.
        if (performance.now() - heard >= unheard) {
          await setImmediate();
          heard = performance.now();
        }
        const signal = done < design.size ? stop() : null;
        if (signal !== null && store !== null) throw new Stopped(signal, done, store.name);
      }
    }
    return effort;
  } finally {
    await close();
  }
}

/** What is told of an answer. */
interface Told extends PartedAnswer {
  readonly trialsReused?: number;
}

async function* told(answers: AsyncIterable<KeptAnswer>): AsyncGenerator<readonly Told[]> {
  for await (const { answer, ...rest } of answers)
    yield [{ index: answer.cell.index, rows: answer.rows, ...rest }];
}

/** The study loop beside a store, or without one. */
export async function* answersOf(
  design: Design,
  store: Store | null,
  options: Omit<KeepingOptions, "madeBy">,
): AsyncGenerator<KeptAnswer> {
  if (store !== null) yield* keptAnswers(design, store, { madeBy: madeBy(), ...options });
  else
    for await (const answer of runDesign(design, options)) yield { answer, reused: false, trialsReused: 0 };
}
