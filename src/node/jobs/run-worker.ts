import { PostgresStore } from "../postgres/postgres-store.ts";
import { WorkerPool } from "../worker-pool.ts";
import { JobQueue } from "./job-queue.ts";
import { type Done, type Working, work } from "./worker.ts";

/**
 * Works for the runs that hand questions out in a database, on so many threads, until it is over. Errors: those of the store;
 * ScenarioError for no address.
 */
export async function runWorker(address: string, threads: number, working: Working): Promise<Done> {
  const store = await PostgresStore.open(address);
  const pool = await WorkerPool.of(threads);
  try {
    const queue = await JobQueue.of(store.database);
    return await work(queue, store, pool, working).finally(() => queue.close());
  } finally {
    await pool.close();
    await store.close();
  }
}
