import { setImmediate } from "node:timers/promises";
import { assertWhole } from "../model/assert-argument.ts";
import type { Row } from "../stats/table.ts";
import { type KeepingOptions, type KeptAnswer, keptAnswers } from "../store/kept-answers.ts";
import type { Shard } from "../store/shard.ts";
import type { Store } from "../store/store.ts";
import type { Design } from "../study/design.ts";
import { runDesign } from "../study/run-design.ts";
import { askerOf } from "./asker.ts";
import type { Helpers } from "./helpers.ts";
import { madeBy } from "./made-by.ts";
import { mostWorkers } from "./most-workers.ts";
import { PostgresStore } from "./postgres/postgres-store.ts";
import { Stopped, type StopSignal } from "./stopped.ts";

/** How a study is gone through. */
export interface Measuring {
  /** Opens what keeps answers between runs (default: nothing does); it is closed at the end. */
  readonly openStore?: (() => Promise<Store>) | null;
  readonly shard?: Shard | null;
  /** Threads that compute, this one among them when it is 1 (default). It changes no result. */
  readonly workers?: number;
  /** Milliseconds that this thread computes alone before others are started: see `askerOf`. */
  readonly aloneFor?: number;
  readonly onCell?: (done: number, total: number | undefined) => void;
  /** Asked after every answer. */
  readonly stop?: StopAsked;
  /** Milliseconds that a computed answer waits at most before it is kept: see `keptAnswers`. */
  readonly longestWait?: number;
}

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
  onRows: (rows: readonly Row[]) => void,
  {
    openStore = null,
    shard = null,
    workers = 1,
    aloneFor,
    onCell = () => {},
    stop = () => null,
    ...rest
  }: Measuring,
): Promise<Effort> {
  assertWhole("workers", workers, { most: mostWorkers });
  const store = openStore === null ? null : await openStore();
  // A part is one machine's; all else that many machines share the store of is all of theirs.
  const elsewhere = shard === null && store instanceof PostgresStore ? helpersBeside(store, workers) : null;
  const asker = askerOf({ workers, aloneFor, elsewhere });
  const effort = { cells: 0, computed: 0, reused: 0, trialsReused: 0 };
  let [done, last] = [0, -1];
  try {
    for await (const kept of answersOf(design, store, { shard, ...rest, ...asker })) {
      const { answer, reused, trialsReused } = kept;
      onRows(answer.rows);
      effort.trialsReused += trialsReused;
      effort[reused ? "reused" : "computed"]++;
      if (answer.cell.index !== last) effort.cells++;
      last = answer.cell.index;
      onCell(++done, shard === null ? design.size : undefined);
      // Measurements never wait; without this a bar would not move and Ctrl-C would not be heard.
      await setImmediate();
      const signal = done < design.size ? stop() : null;
      if (signal !== null && store !== null) throw new Stopped(signal, done, store.name);
    }
    return effort;
  } finally {
    await asker.close();
    await store?.close();
  }
}

const helpersBeside = (store: PostgresStore, workers: number) => async (): Promise<Helpers> =>
  await (await import("./jobs/hand-out.ts")).HandOut.of(store, workers);

async function* answersOf(
  design: Design,
  store: Store | null,
  options: Omit<KeepingOptions, "madeBy">,
): AsyncGenerator<KeptAnswer> {
  if (store !== null) yield* keptAnswers(design, store, { madeBy: madeBy(), ...options });
  else
    for await (const answer of runDesign(design, options)) yield { answer, reused: false, trialsReused: 0 };
}
