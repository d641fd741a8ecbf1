import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../src/model/errors.ts";
import { parseAddress } from "../../../src/node/postgres/address.ts";
import { Database } from "../../../src/node/postgres/database.ts";

/** Milliseconds as the program sees them, and those it waited for. */
const clock = vi.hoisted(() => ({ now: 0, waits: [] as number[] }));

vi.mock("node:timers/promises", async (original) => {
  const real = await original<typeof import("node:timers/promises")>();
  const shortly = async (wait: number) => {
    clock.waits.push(wait);
    clock.now += wait;
  };
  return { ...real, setTimeout: shortly };
});

/** What was said over which connection, and what becomes of what is said next. */
const server = vi.hoisted(() => ({
  said: [] as string[],
  pools: [] as unknown[],
  answer: async (_: string, __: readonly unknown[]): Promise<unknown> => ({ rows: [] }),
}));

vi.mock("pg", async () => {
  const { EventEmitter } = await import("node:events");
  class Pool extends EventEmitter {
    readonly options: object;
    connections = 0;

    constructor(options: object) {
      super();
      this.options = options;
      server.pools.push(this);
    }

    async query(sql: string, values: readonly unknown[]) {
      server.said.push(sql);
      return await server.answer(sql, values);
    }

    async connect() {
      const name = `connection ${++this.connections}`;
      return {
        query: async (sql: string, values: readonly unknown[] = []) => {
          server.said.push(`${name}: ${sql}`);
          return await server.answer(sql, values);
        },
        release: (isBroken = false) => void server.said.push(`${name} ${isBroken ? "dropped" : "released"}`),
      };
    }

    async end() {
      server.said.push("end");
    }
  }
  return { default: { Pool } };
});

beforeEach(() => {
  Object.assign(clock, { now: 0, waits: [] });
  Object.assign(server, { said: [], pools: [], answer: async () => ({ rows: [] }) });
  vi.spyOn(performance, "now").mockImplementation(() => clock.now);
});
afterEach(() => void vi.restoreAllMocks());

const opened = (patience = 60_000) => Database.of(parseAddress("postgres://me:hush@host/db"), patience);
const failure = (code: string) => Object.assign(new Error(`it failed with ${code}`), { code });

/** Fails so often by a code, then answers. */
const failing = (times: number, code = "ECONNRESET") => {
  let left = times;
  server.answer = async () => {
    if (left-- > 0) throw failure(code);
    return { rows: [{ n: 1 }] };
  };
};

describe("Database", () => {
  it("gives the lines of an answer, and of several statements those of all", async () => {
    const database = await opened();
    server.answer = async (_, values) => ({ rows: values.map((value) => ({ value })) });
    expect(await database.query("SELECT $1, $2", [1, "a"])).toEqual([{ value: 1 }, { value: "a" }]);
    expect(await database.query("SELECT")).toEqual([]);
    server.answer = async () => [{ rows: [{ n: 1 }] }, { rows: [] }, { rows: [{ n: 2 }, { n: 3 }] }];
    expect(await database.query("SELECT; SELECT; SELECT")).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it("asks again when a connection is lost: soon, then twice as late, a second later at most", async () => {
    for (const code of ["ECONNRESET", "57P01", "53300"]) {
      clock.waits.length = 0;
      const database = await opened();
      failing(8, code);
      expect(await database.query("SELECT 1")).toEqual([{ n: 1 }]);
      expect(clock.waits).toEqual([50, 100, 200, 400, 800, 1000, 1000, 1000]);
    }
  });

  it("waits for no longer than its patience, counted from the first loss", async () => {
    const waited = async (patience: number) => {
      Object.assign(clock, { now: 5000, waits: [] });
      const database = await opened(patience);
      failing(99);
      const error = await database.query("SELECT 1").catch((one: unknown) => one);
      expect(error).toBeInstanceOf(StoreError);
      expect(String(error)).toContain("the store must be reachable, but is not (it failed with ECONNRESET)");
      return clock.waits;
    };
    expect(await waited(0)).toEqual([]);
    expect(await waited(49)).toEqual([]);
    expect(await waited(50)).toEqual([50]);
    expect(await waited(149)).toEqual([50]);
    expect(await waited(150)).toEqual([50, 100]);
  });

  it("asks once what would fail again, and leaves an error of the store as it is", async () => {
    const database = await opened();
    failing(1, "42501");
    await expect(database.query("SELECT 1")).rejects.toThrow("but this user may not");
    const own = new StoreError("not now");
    const whole = database.whole(async () => {
      throw own;
    });
    expect(await whole.catch((error: unknown) => error)).toBe(own);
    expect([server.said.filter((one) => one === "SELECT 1"), clock.waits]).toEqual([["SELECT 1"], []]);
  });

  it("does something as a whole over one connection, which others then have", async () => {
    const database = await opened();
    server.answer = async () => ({ rows: [{ n: 7 }] });
    const made = await database.whole(async (query) => [await query("ONE", [1]), await query("TWO")]);
    expect(made).toEqual([[{ n: 7 }], [{ n: 7 }]]);
    expect(server.said).toEqual([
      "connection 1: BEGIN",
      "connection 1: ONE",
      "connection 1: TWO",
      "connection 1: COMMIT",
      "connection 1 released",
    ]);
  });

  it("drops a connection on which a whole failed, and does it again over another when that was lost", async () => {
    const database = await opened();
    let left = 1;
    server.answer = async (sql) => {
      if (sql === "ONE" && left-- > 0) throw failure("57P02");
      return { rows: [] };
    };
    await database.whole(async (query) => await query("ONE"));
    expect(server.said).toEqual([
      "connection 1: BEGIN",
      "connection 1: ONE",
      "connection 1 dropped",
      "connection 2: BEGIN",
      "connection 2: ONE",
      "connection 2: COMMIT",
      "connection 2 released",
    ]);
  });

  it("has three connections at most, kept alive, and gives one up that takes over ten seconds to come", async () => {
    await opened();
    expect(server.pools).toMatchObject([
      {
        options: {
          connectionString: "postgres://me:hush@host/db",
          max: 3,
          connectionTimeoutMillis: 10_000,
          keepAlive: true,
        },
      },
    ]);
  });

  it("lives on when a connection is lost that nobody uses", async () => {
    const database = await opened();
    const [pool] = server.pools as readonly EventEmitter[];
    const client = new EventEmitter();
    pool.emit("connect", client);
    expect(() => client.emit("error", failure("ECONNRESET"))).not.toThrow();
    expect(() => pool.emit("error", failure("ECONNRESET"), client)).not.toThrow();
    await database.close();
    expect(server.said).toEqual(["end"]);
  });
});
