import { StoreError } from "../../model/errors.ts";
import { contradiction } from "../../store/contradiction.ts";
import type { Store } from "../../store/store.ts";
import { type StoredRecord, trialsPrefix } from "../../store/stored-record.ts";
import { type Line, recordFrom } from "../record-from.ts";
import { parseAddress } from "./address.ts";
import { Database, type Query } from "./database.ts";

/** The way its tables are laid out. A later one of ours reads the earlier ones. */
const layout = 1;

/** What trials came to is looked for by its cell. */
const isOfTrials = `id LIKE '${trialsPrefix}%'`;
const trialsIndex = `CREATE INDEX IF NOT EXISTS trials_by_cell ON tautline.answers (cell) WHERE ${isOfTrials}`;

/** The tables of the store in a file (`sqlite-store.ts`), in a schema of their own. */
const tables = `
  CREATE TABLE tautline.layout (version integer NOT NULL);
  INSERT INTO tautline.layout VALUES (${layout});
  CREATE TABLE tautline.asked (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    measurement text NOT NULL, version integer NOT NULL, trials bigint, seed text,
    columns text NOT NULL, made_by text NOT NULL
  );
  CREATE TABLE tautline.answers (
    place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    cell text NOT NULL, asked integer NOT NULL REFERENCES tautline.asked (number), body text NOT NULL, digest text NOT NULL
  );
  ${trialsIndex};
`;

/** Every record, as `recordFrom` takes it; trials are below 2^53. */
const selected = `
  SELECT place, id, cell, measurement, version, trials::float8 AS trials, seed, columns, body, digest, made_by AS "madeBy"
  FROM tautline.answers LEFT JOIN tautline.asked ON asked = number
`;

/** For a store that was made before there was such an index; whoever may not make one does without. */
const indexOlder = `DO $$ BEGIN ${trialsIndex}; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$`;

/** Lines that are read together. */
const page = 500;

/** Whoever writes holds it: places then follow one another as writings do, and no two writers wait for each other in a circle. */
const lock = "SELECT pg_advisory_xact_lock(hashtextextended('tautline', 0))";

export interface PostgresOptions {
  /** Whether a database without a store is an error; otherwise one is made. */
  readonly mustExist?: boolean;
  /** For how many milliseconds a connection that was lost is sought again (default: a minute). */
  readonly patience?: number;
}

/**
 * A store in a PostgreSQL database, for many machines: in its schema `tautline`, which is made when it is not there. Any number of
 * processes may use it at once.
 *
 * The address is `postgres://user:password@host:5432/database`; no message shows its user, its password or what stands behind a
 * question mark. Errors: ScenarioError for what is no address; StoreError.
 */
export const postgresStore = async (address: string, options: PostgresOptions = {}): Promise<Store> =>
  await PostgresStore.open(address, options);

/** Whether there is a store in a database. Errors: as above. */
export const isStoreThere = async (address: string): Promise<boolean> =>
  await impatiently(address, async ({ query }) => await isMade(query));

/** How large a store is on the server's disk. Errors: as above. */
export const storeBytes = async (address: string): Promise<number> =>
  await impatiently(address, async ({ query }) => {
    const [{ bytes }] = await query("SELECT pg_total_relation_size('tautline.answers') AS bytes");
    return Number(bytes);
  });

/** Does something with a database once: whoever does not answer at first is not waited for. */
async function impatiently<Made>(address: string, act: (database: Database) => Promise<Made>): Promise<Made> {
  const database = await Database.of(parseAddress(address), 0);
  try {
    return await act(database);
  } finally {
    await database.close();
  }
}

/** A store that can also do something else in the transaction of a writing. */
export class PostgresStore implements Store {
  readonly name: string;
  readonly database: Database;
  #isIndexed = false;

  static async open(
    address: string,
    { mustExist = false, patience = 60_000 }: PostgresOptions = {},
  ): Promise<PostgresStore> {
    const { name } = parseAddress(address);
    await impatiently(address, async (database) => {
      if (!(await isMade(database.query)))
        if (mustExist) throw noStore(name);
        else await database.whole(makeTables);
      await assertLayout(database.query, name);
    });
    return new PostgresStore(await Database.of(parseAddress(address), patience));
  }

  private constructor(database: Database) {
    this.name = database.address.name;
    this.database = database;
  }

  async read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    const lines = await this.database.query(`${selected} WHERE id = ANY ($1::text[])`, [ids]);
    return new Map(lines.map((line) => [String(line["id"]), recordFrom(line)]));
  }

  async trialsOf(cells: readonly string[]): Promise<readonly StoredRecord[]> {
    const query = `${selected} WHERE cell = ANY ($1::text[]) AND ${isOfTrials}`;
    return (await this.database.query(query, [cells])).map(recordFrom);
  }

  async append(records: readonly StoredRecord[]): Promise<void> {
    await this.appendWith(records, async () => {});
  }

  /** Keeps records and does something else, all of it or nothing. */
  async appendWith(records: readonly StoredRecord[], also: (query: Query) => Promise<void>): Promise<void> {
    await this.database.whole(async (query) => {
      await query(lock);
      if (!this.#isIndexed && records.some(({ id }) => id.startsWith(trialsPrefix))) {
        await query(indexOlder);
        this.#isIndexed = true;
      }
      await insert(records, query);
      await also(query);
    });
  }

  /** Page by page, in the order of places: what comes meanwhile comes after. */
  async *records(): AsyncGenerator<StoredRecord> {
    let after: unknown = 0;
    while (true) {
      const pages = `${selected} WHERE place > $1 ORDER BY place LIMIT ${page}`;
      const lines = await this.database.query(pages, [after]);
      yield* lines.map(recordFrom);
      if (lines.length < page) return;
      after = lines[lines.length - 1]["place"];
    }
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.database.query("DELETE FROM tautline.answers WHERE id = ANY ($1::text[])", [ids]);
    await this.database.query("VACUUM (FULL) tautline.answers");
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}

// Not by to_regclass, which may remember of a moment ago that there was none.
const isMade = async (query: Query): Promise<boolean> =>
  (await query("SELECT FROM pg_tables WHERE schemaname = 'tautline' AND tablename = 'layout'")).length > 0;

async function makeTables(query: Query): Promise<void> {
  await query(lock);
  // Another process may have been faster.
  if (await isMade(query)) return;
  const schemas = await query("SELECT FROM pg_namespace WHERE nspname = 'tautline'");
  if (schemas.length === 0) await query("CREATE SCHEMA tautline");
  for (const statement of tables.split(/;\n/)) if (statement.trim() !== "") await query(statement);
}

async function assertLayout(query: Query, name: string): Promise<void> {
  const [{ version }] = await query("SELECT version FROM tautline.layout");
  if (version === layout) return;
  const problem = `must have the layout ${layout}, but has ${version}: a later tautline wrote it`;
  throw new StoreError(problem, { place: { file: name }, hint: "update tautline, or begin another store" });
}

function noStore(name: string): StoreError {
  const problem = "must be a store, but nothing is kept in this database";
  return new StoreError(problem, {
    place: { file: name },
    hint: "tautline run STUDY --store ADDRESS makes one",
  });
}

async function insert(records: readonly StoredRecord[], query: Query): Promise<void> {
  const numbers = new Map<string, number>();
  const asked: number[] = [];
  for (const record of records) {
    const values = askedOf(record);
    const name = JSON.stringify(values);
    const number = numbers.get(name) ?? (await numberOf(values, query));
    numbers.set(name, number);
    asked.push(number);
  }
  const columns = (["id", "body", "digest"] as const).map((name) => records.map((record) => record[name]));
  const cells = records.map(({ key }) => key.cell);
  const added = await query(
    `INSERT INTO tautline.answers (id, cell, asked, body, digest)
     SELECT id, cell, asked, body, digest
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[])
       WITH ORDINALITY AS given (id, body, digest, cell, asked, number)
     ORDER BY number
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [...columns, cells, asked],
  );
  if (added.length < records.length) await assertSame(records, query);
}

const names = ["measurement", "version", "trials", "seed", "columns", "made_by"];

/** What was asked of a cell, as the table has it. A seed may be any text, and stands as JSON: PostgreSQL's text holds no NUL. */
function askedOf({ key, columns, madeBy }: StoredRecord): readonly (string | number | null)[] {
  const seed = key.seed === null ? null : JSON.stringify(key.seed);
  return [key.measurement, key.version, key.trials, seed, columns, madeBy];
}

async function numberOf(values: readonly unknown[], query: Query): Promise<number> {
  const same = names.map((name, i) => `${name} IS NOT DISTINCT FROM $${i + 1}`).join(" AND ");
  const there = await query(`SELECT number FROM tautline.asked WHERE ${same}`, values);
  if (there.length > 0) return Number(there[0]["number"]);
  const places = names.map((_, i) => `$${i + 1}`).join(", ");
  const insertion = `INSERT INTO tautline.asked (${names.join(", ")}) VALUES (${places}) RETURNING number`;
  return Number((await query(insertion, values))[0]["number"]);
}

async function assertSame(records: readonly StoredRecord[], query: Query): Promise<void> {
  const lines = await query(
    `SELECT id, digest, made_by FROM tautline.answers LEFT JOIN tautline.asked ON asked = number WHERE id = ANY ($1::text[])`,
    [records.map(({ id }) => id)],
  );
  const there = new Map<unknown, Line>(lines.map((line) => [line["id"], line]));
  for (const record of records) {
    const line = there.get(record.id);
    if (line !== undefined && line["digest"] !== record.digest)
      throw contradiction({ madeBy: String(line["made_by"]) }, record);
  }
}
