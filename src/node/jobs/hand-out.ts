import { setImmediate, setTimeout } from "node:timers/promises";
import type { Row } from "../../stats/table.ts";
import { recordId, rowsOf, type StoredRecord } from "../../store/stored-record.ts";
import { keyOf, type Question } from "../../study/run-design.ts";
import { sentQuestion } from "../answer-questions.ts";
import { type Helpers, notWanted } from "../helpers.ts";
import type { PostgresStore } from "../postgres/postgres-store.ts";
import { WorkerPool } from "../worker-pool.ts";
import { JobQueue } from "./job-queue.ts";
import { work } from "./worker.ts";

/** A question, and whoever waits for its rows. */
interface Waiting {
  readonly question: Question;
  readonly resolve: (rows: readonly Row[] | Promise<readonly Row[]>) => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds of one worker's work that make a job: some hundred times what it costs to hand it out. */
const together = 500;

/** Questions of a job at most. */
const most = 256;

/** Milliseconds after which jobs are looked after again, soonest and latest. */
const [soonest, latest] = [20, 300];

/** Milliseconds after which lost workers are looked for. */
const rounds = 2000;

/**
 * Hands questions out as jobs to whatever workers there are, of which this process is one, and takes the answers from the store. A
 * worker may come and go at any time: what it leaves, another one takes. How questions are put together changes no answer.
 *
 * What workers do not answer is asked here, for its error as it is.
 */
export class HandOut implements Helpers {
  readonly #queue: JobQueue;
  readonly #store: PostgresStore;
  readonly #pool: WorkerPool;
  readonly #waiting: Waiting[] = [];
  readonly #open = new Map<string, readonly Waiting[]>();
  readonly #working: Promise<unknown>;
  /** Milliseconds; until it is known, every question is a job. */
  #eachTook = together;
  #isTimed = false;
  #isSending = false;
  #isWatching = false;
  #isOver = false;

  static async of(store: PostgresStore, threads: number): Promise<HandOut> {
    return new HandOut(await JobQueue.of(store.database), store, await WorkerPool.of(threads));
  }

  private constructor(queue: JobQueue, store: PostgresStore, pool: WorkerPool) {
    this.#queue = queue;
    this.#store = store;
    this.#pool = pool;
    this.#working = work(queue, store, pool, { isOver: () => this.#isOver }).catch((error) =>
      this.#fail(error),
    );
  }

  ask(question: Question): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#send().catch((error) => this.#fail(error));
    });
  }

  drop(): void {
    this.#isOver = true;
    for (const { reject } of this.#waiting.splice(0)) reject(notWanted());
  }

  async close(): Promise<void> {
    this.drop();
    await this.#pool.close();
    await this.#working;
    this.#fail(notWanted());
    await this.#queue.close();
  }

  /** Hands out what waits, once all that is asked at the same time has been. */
  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      await setImmediate();
      while (this.#waiting.length > 0) {
        const size = Math.max(1, Math.min(most, Math.floor(together / this.#eachTook)));
        const batch = this.#waiting.slice(0, size);
        const sent = batch.map(({ question }) => sentQuestion(question));
        this.#open.set(await this.#queue.hand(sent), batch);
        // Only now: whoever waits for what could not be handed out is told so with the others.
        this.#waiting.splice(0, batch.length);
        this.#watch().catch((error) => this.#fail(error));
      }
    } finally {
      this.#isSending = false;
    }
  }

  /** Looks after what is handed out until nothing is. */
  async #watch(): Promise<void> {
    if (this.#isWatching) return;
    this.#isWatching = true;
    try {
      let [wait, round] = [soonest, performance.now()];
      while (this.#open.size > 0) {
        await setTimeout(wait);
        if (performance.now() - round > rounds) {
          await this.#queue.supervise();
          round = performance.now();
        }
        if (this.#isOver) await this.#queue.takeBack([...this.#open.keys()]);
        const ended = await this.#queue.ended([...this.#open.keys()]);
        wait = ended.size > 0 ? soonest : Math.min(1.5 * wait, latest);
        if (ended.size > 0) await this.#settle(ended);
      }
    } finally {
      this.#isWatching = false;
    }
  }

  /** Tells the answers of jobs that have ended. */
  async #settle(ended: ReadonlyMap<string, number | null>): Promise<void> {
    const asked: Waiting[] = [];
    for (const [id, took] of ended) {
      const batch = this.#open.get(id) ?? [];
      if (took !== null) this.#time(took / batch.length);
      asked.push(...batch);
    }
    const ids = asked.map(({ question }) => recordId(keyOf(question)));
    const there = await this.#store.read(ids);
    for (const id of ended.keys()) this.#open.delete(id);
    for (const [i, { question, resolve, reject }] of asked.entries()) {
      const record = there.get(ids[i]);
      if (record !== undefined) resolve(read(record, question));
      else if (this.#isOver) reject(notWanted());
      else resolve(this.#pool.ask(question));
    }
    await this.#queue.remove([...ended.keys()]);
  }

  #time(took: number): void {
    this.#eachTook = this.#isTimed ? (this.#eachTook + took) / 2 : took;
    this.#isTimed = true;
  }

  #fail(error: unknown): void {
    const all = [...this.#waiting.splice(0), ...[...this.#open.values()].flat()];
    this.#open.clear();
    for (const { reject } of all) reject(error);
  }
}

/** The rows of an answer, or the error of a damaged one, for whoever waits. */
const read = async (record: StoredRecord, { measurement }: Question): Promise<readonly Row[]> =>
  rowsOf(record, measurement.columns);
