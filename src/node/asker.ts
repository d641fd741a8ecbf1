import { assertWhole } from "../model/assert-argument.ts";
import type { Row } from "../stats/table.ts";
import { askHere, type Question, type RunOptions } from "../study/run-design.ts";
import { mostWorkers } from "./most-workers.ts";
import { notWanted, WorkerPool } from "./worker-pool.ts";

/** Whoever computes the answers of a run. */
export interface Asker extends Required<RunOptions> {
  readonly close: () => Promise<void>;
}

/** Questions that are open for each thread: enough short ones to be sent many at a time. */
const openEach = 128;

/**
 * This thread alone, or worker threads once there is work for them: they take some tenths of a second to start, and what is done in
 * as many milliseconds is done by then. Errors: ScenarioError for no whole number.
 */
export function askerOf(workers: number, aloneFor = 300): Asker {
  assertWhole("workers", workers, { most: mostWorkers });
  if (workers === 1) return { ask: askHere, atOnce: 1, drop: () => {}, close: async () => {} };
  const began = performance.now();
  let pool: Promise<WorkerPool> | null = null;
  let opened: WorkerPool | null = null;
  let isOver = false;
  const askThere = async (question: Question): Promise<readonly Row[]> => {
    pool ??= WorkerPool.of(workers);
    opened = await pool;
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
    atOnce: workers * openEach,
    drop: () => {
      isOver = true;
      opened?.drop();
    },
    close: async () => await (await pool)?.close(),
  };
}
