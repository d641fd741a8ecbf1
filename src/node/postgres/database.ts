import { setTimeout } from "node:timers/promises";
import type { Client, Pool, PoolClient, QueryResult } from "pg";
import { StoreError } from "../../model/errors.ts";
import type { Line } from "../record-from.ts";
import type { Address } from "./address.ts";
import { mayPass, storeError } from "./reasons.ts";

/** Asks a database something: SQL that holds no value, and the values. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<readonly Line[]>;

/** Connections that one process has open at most. */
const connections = 3;

/**
 * The connections of one process to a database. One that is lost is made again, and what was asked over it is asked again: all of
 * it must come to the same when it is done twice. Errors: StoreError.
 */
export class Database {
  readonly address: Address;
  readonly #pool: Pool;
  readonly #patience: number;

  /** `patience` is for how many milliseconds a lost connection is sought again. */
  static async of(address: Address, patience: number): Promise<Database> {
    const { Pool } = (await import("pg")).default;
    const pool = new Pool({
      connectionString: address.text,
      max: connections,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: "tautline",
    });
    // A connection that is lost while nobody uses it is told to whoever wants it next; unheard here, it would end the process.
    pool.on("error", () => {});
    pool.on("connect", (client: Client) => client.on("error", () => {}));
    return new Database(address, pool, patience);
  }

  private constructor(address: Address, pool: Pool, patience: number) {
    this.address = address;
    this.#pool = pool;
    this.#patience = patience;
  }

  readonly query: Query = (sql, values = []) =>
    this.#patiently(async () => await asked(this.#pool, sql, values));

  /** Does something as a whole or not at all. */
  async whole<Made>(act: (query: Query) => Promise<Made>): Promise<Made> {
    return await this.#patiently(async () => {
      const client = await this.#pool.connect();
      try {
        await client.query("BEGIN");
        const made = await act((sql, values = []) => asked(client, sql, values));
        await client.query("COMMIT");
        client.release();
        return made;
      } catch (error) {
        // The server takes back what was not committed.
        client.release(true);
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #patiently<Made>(act: () => Promise<Made>): Promise<Made> {
    let lostAt = Number.POSITIVE_INFINITY;
    for (let wait = 50; ; wait = Math.min(2 * wait, 1000)) {
      try {
        return await act();
      } catch (error) {
        lostAt = Math.min(lostAt, performance.now());
        const isOver = performance.now() - lostAt + wait > this.#patience;
        if (error instanceof StoreError || !mayPass(error) || isOver) throw storeError(error, this.address);
        await setTimeout(wait);
      }
    }
  }
}

async function asked(
  by: Pool | PoolClient,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Line[]> {
  const made: QueryResult | readonly QueryResult[] = await by.query(sql, [...values]);
  // Several statements have several results.
  return [made].flat().flatMap(({ rows }) => rows);
}
