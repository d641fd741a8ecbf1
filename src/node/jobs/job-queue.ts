import type { PgBoss } from "pg-boss";
import type { SentQuestion } from "../answer-questions.ts";
import { madeBy } from "../made-by.ts";
import type { Database, Query } from "../postgres/database.ts";

/** Questions that one worker takes together. */
export interface Job {
  readonly id: string;
  /** How many workers were lost over it before. */
  readonly retryCount: number;
  readonly questions: readonly SentQuestion[];
}

/** Where its tables are, beside those of the store. */
const schema = "tautline_jobs";

/** A worker that says nothing for 10 seconds is lost: its job is given to another, to three at most. */
const options = { heartbeatSeconds: 10, retryLimit: 2, retryDelay: 0 };

/** Seconds after which a job is given up whoever has it, and after which one that ended is forgotten; the most, and enough. */
const ends = { expireInSeconds: 86_399, deleteAfterSeconds: 3600 };

/**
 * The jobs beside a store in PostgreSQL, kept by pg-boss. Every version of the program has its own: a worker of another one sees
 * none of them. Errors: StoreError.
 */
export class JobQueue {
  readonly #name: string;
  readonly #boss: PgBoss;
  readonly #database: Database;

  static async of(database: Database): Promise<JobQueue> {
    const { PgBoss } = await import("pg-boss");
    const db = queried(database.query);
    const boss = new PgBoss({ db, schema, supervise: false, schedule: false, monitorIntervalSeconds: 1 });
    // What fails is told to whoever asked for it; unheard here, it would end the process.
    boss.on("error", () => {});
    await boss.start();
    const name = madeBy().replaceAll(/[^\w.-]+/g, "-");
    await boss.createQueue(name, { ...options, ...ends });
    return new JobQueue(name, boss, database);
  }

  private constructor(name: string, boss: PgBoss, database: Database) {
    this.#name = name;
    this.#boss = boss;
    this.#database = database;
  }

  /** Hands a job out, and gives its id. The questions are text: PostgreSQL's JSON holds not every text that JSON can. */
  async hand(questions: readonly SentQuestion[]): Promise<string> {
    const id = await this.#boss.send(this.#name, { questions: JSON.stringify(questions) });
    if (id === null) throw new Error("a job was not taken");
    return id;
  }

  /** The oldest job that nobody has, or null. */
  async take(): Promise<Job | null> {
    const [job] = await this.#boss.fetch<{ readonly questions: string } | null>(this.#name);
    if (job === undefined) return null;
    const { id, retryCount, data } = job;
    return { id, retryCount, questions: questionsOf(data) };
  }

  /** Says that the job is still worked on. */
  async beat({ id, retryCount }: Job): Promise<void> {
    await this.#boss.touch(this.#name, { id, retryCount });
  }

  /** Ends a job in somebody's transaction; one that was given to another meanwhile is theirs to end. */
  async finish({ id, retryCount }: Job, took: number, query: Query): Promise<void> {
    await this.#boss.complete(this.#name, { id, retryCount }, { took }, { db: queried(query) });
  }

  /** Of these jobs those that nobody works on any more and nobody will, with the milliseconds they took where they succeeded. */
  async ended(ids: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
    const lines = await this.#database.query(
      `SELECT id, state IN ('created', 'retry', 'active') AS "isOpen", (output->>'took')::float8 AS took
       FROM ${schema}.job WHERE name = $1 AND id = ANY ($2::uuid[])`,
      [this.#name, ids],
    );
    const found = new Map(lines.map((line) => [line["id"], line]));
    const over = ids.filter((id) => found.get(id)?.["isOpen"] !== true);
    return new Map(over.map((id) => [id, (found.get(id)?.["took"] ?? null) as number | null]));
  }

  /** Takes back what of these jobs nobody has begun with. */
  async takeBack(ids: readonly string[]): Promise<void> {
    const unbegun = "name = $1 AND id = ANY ($2::uuid[]) AND state IN ('created', 'retry')";
    await this.#database.query(`DELETE FROM ${schema}.job WHERE ${unbegun}`, [this.#name, ids]);
  }

  /** Forgets jobs that have ended. */
  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#boss.deleteJob(this.#name, [...ids]);
  }

  /** Gives the jobs of lost workers to others. */
  async supervise(): Promise<void> {
    await this.#boss.supervise(this.#name);
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false });
  }
}

/** What a job asks; nothing when somebody else has put it there. */
function questionsOf(data: { readonly questions: string } | null): readonly SentQuestion[] {
  try {
    return JSON.parse(data?.questions ?? "[]");
  } catch {
    return [];
  }
}

/** A way to ask, as pg-boss wants it. */
const queried = (query: Query) => ({
  executeSql: async (sql: string, values?: unknown[]) => ({ rows: [...(await query(sql, values))] }),
});
