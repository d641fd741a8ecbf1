import type { Row } from "../stats/table.ts";
import { askHere, type Question, type RunOptions } from "../study/run-design.ts";
import { type Helpers, notWanted } from "./helpers.ts";
import { WorkerPool } from "./worker-pool.ts";

/** Whoever computes the answers of a run. */
export interface Asker extends Required<RunOptions> {
  readonly close: () => Promise<void>;
}

/** Questions that are open for each thread: enough short ones to be sent many at a time. */
const openEach = 128;

/** Questions that are open for other machines, of which nobody knows how many there are. */
const openElsewhere = 2048;

export interface Asking {
  readonly workers: number;
  /** Milliseconds that this thread computes alone (default 300). */
  readonly aloneFor?: number | undefined;
  /** Who helps in place of this process's own threads, such as other machines. */
  readonly elsewhere?: (() => Promise<Helpers>) | null;
}

/**
 * This thread alone, or helpers once there is work for them: they take some tenths of a second to start, and what is done in
 * as many milliseconds is done by then.
 */
export function askerOf({ workers, aloneFor = 300, elsewhere = null }: Asking): Asker {
  if (workers === 1 && elsewhere === null)
    return { ask: askHere, atOnce: 1, drop: () => {}, close: async () => {} };
  const began = performance.now();
  let helpers: Promise<Helpers> | null = null;
  let opened: Helpers | null = null;
  let isOver = false;
  const askThere = async (question: Question): Promise<readonly Row[]> => {
    helpers ??= elsewhere === null ? WorkerPool.of(workers) : elsewhere();
    opened = await helpers;
    if (isOver) throw notWanted();
    return await opened.ask(question);
  };
  // One after the other while this thread is alone: past one that fails, none is begun.
  let turn: Promise<unknown> = Promise.resolve();
  const askInTurn = async (question: Question): Promise<readonly Row[]> => {
    const begun = turn.then(() => {
      const isAlone = performance.now() - began < aloneFor;
      return { rows: isAlone ? askHere(question) : askThere(question) };
    });
    turn = begun;
    return (await begun).rows;
  };
  return {
    ask: askInTurn,
    atOnce: elsewhere === null ? workers * openEach : openElsewhere,
    drop: () => {
      isOver = true;
      opened?.drop();
    },
    // That they could not come is told by what was asked of them.
    close: async () => await (await helpers?.catch(() => null))?.close(),
  };
}
