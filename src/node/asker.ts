import { assertWhole } from "../model/assert-argument.ts";
import type { Row } from "../stats/table.ts";
import { askHere, type Question, type RunOptions } from "../study/run-design.ts";
import { mostWorkers } from "./most-workers.ts";
import { WorkerPool } from "./worker-pool.ts";

/** Whoever computes the answers of a run. */
export interface Asker extends Required<RunOptions> {
  readonly close: () => Promise<void>;
}

/** Threads take some tenths of a second to start: work of as many milliseconds is done before they are. */
const patience = 300;

/** Questions that are open for each thread: enough short ones to be sent many at a time. */
const openEach = 128;

/** This thread alone, or worker threads once it is clear that there is work for them. Errors: ScenarioError for no whole number. */
export function askerOf(workers: number): Asker {
  assertWhole("workers", workers, { most: mostWorkers });
  if (workers === 1) return { ask: askHere, atOnce: 1, drop: () => {}, close: async () => {} };
  const began = performance.now();
  let pool: Promise<WorkerPool> | null = null;
  let opened: WorkerPool | null = null;
  let isOver = false;
  const askThere = async (question: Question): Promise<readonly Row[]> => {
    pool ??= WorkerPool.of(workers);
    opened = await pool;
    if (isOver) throw new Error("nobody waits for it any more");
    return await opened.ask(question);
  };
  return {
    ask: (question) => (performance.now() - began < patience ? askHere(question) : askThere(question)),
    atOnce: workers * openEach,
    drop: () => {
      isOver = true;
      opened?.drop();
    },
    close: async () => await (await pool)?.close(),
  };
}
