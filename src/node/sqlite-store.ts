import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { StoreError } from "../model/errors.ts";
import { contradiction } from "../store/contradiction.ts";
import type { Store } from "../store/store.ts";
import { type StoredRecord, trialsPrefix } from "../store/stored-record.ts";
import { type Line, recordFrom } from "./record-from.ts";
import { loadSqlite, orStoreError } from "./sqlite.ts";
import { makeFolder, writeError } from "./writable-folder.ts";

/** What marks a file as a store (`PRAGMA application_id`): "taut". */
const application = 0x74617574;

/** The way its tables are laid out (`PRAGMA user_version`). A later one of ours reads the earlier ones. */
const layout = 1;

/** What trials came to is looked for by its cell; a file that was made before this index gets it with the first such record. */
const isOfTrials = `substr(id, 1, ${trialsPrefix.length}) = '${trialsPrefix}'`;
const trialsIndex = `CREATE INDEX IF NOT EXISTS trials_by_cell ON answers (cell) WHERE ${isOfTrials};`;

/**
 * `asked` says once what was asked of many cells, and by which program; `answers` has a line for each cell it was asked of.
 * Seeds, columns and bodies are JSON. Nothing in a file says on which machine or when.
 */
const tables = `
  CREATE TABLE asked (
    number INTEGER PRIMARY KEY,
    measurement TEXT NOT NULL, version INTEGER NOT NULL, trials INTEGER, seed TEXT,
    columns TEXT NOT NULL, made_by TEXT NOT NULL
  ) STRICT;
  CREATE TABLE answers (
    id TEXT NOT NULL UNIQUE,
    cell TEXT NOT NULL, asked INTEGER NOT NULL REFERENCES asked (number), body TEXT NOT NULL, digest TEXT NOT NULL
  ) STRICT;
  ${trialsIndex}
  PRAGMA application_id = ${application};
  PRAGMA user_version = ${layout};
`;

/** Every record, as `recordFrom` takes it. */
export const selected = `
  SELECT answers.rowid AS place, id, cell, measurement, version, trials, seed, columns, body, digest, made_by AS madeBy
  FROM answers LEFT JOIN asked ON asked = number
`;

const pages = `${selected} WHERE answers.rowid > ? ORDER BY answers.rowid LIMIT ?`;

/** Lines that are read together. */
const page = 500;

/**
 * A store in one SQLite file, which is made with its folder when it is not there. Any number of processes of one machine may use
 * it at once: each waits for the others' writing, of a few milliseconds.
 *
 * What is appended is flushed to the disk. A killed writer leaves a journal beside the file, from which the next one restores
 * what was there; nothing is left beside a file at rest. Errors: StoreError, also for a Node without SQLite.
 */
export async function sqliteStore(file: string, { mustExist = false } = {}): Promise<Store> {
  const { DatabaseSync } = await loadSqlite();
  if (mustExist && !existsSync(file)) throw noStore(file);
  try {
    makeFolder(dirname(file));
  } catch (error) {
    throw writeError(error, dirname(file));
  }
  const database = orStoreError(file, () => opened(new DatabaseSync(file), file));
  return new SqliteStore(file, database);
}

function noStore(file: string): StoreError {
  const problem = "must be a store, but there is no such file";
  return new StoreError(problem, { place: { file }, hint: "tautline run STUDY --store PATH makes one" });
}

/** Milliseconds that one process waits for the others. */
const patience = 60_000;

/** Kilobytes of the file that are held at most: ids come in no order, and find their places all over their index. */
const cache = 65_536;

function opened(database: DatabaseSync, file: string): DatabaseSync {
  try {
    database.exec(
      `PRAGMA busy_timeout = ${patience}; PRAGMA synchronous = FULL; PRAGMA cache_size = -${cache};`,
    );
    if (isEmpty(database)) whole(database, () => isEmpty(database) && database.exec(tables));
    assertStore(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Whether nobody has made anything of it yet; asked twice, for another process may have been faster. */
const isEmpty = (database: DatabaseSync): boolean =>
  numberOf(database, "SELECT count(*) AS number FROM sqlite_schema") === 0;

function assertStore(database: DatabaseSync, file: string): void {
  const [is, version] = ["application_id", "user_version"].map((name) =>
    numberOf(database, `SELECT ${name} AS number FROM pragma_${name}`),
  );
  if (is !== application) {
    const hint =
      "give the path of a store, or of a file that is not there yet; if it is one and was damaged, add --repair";
    throw new StoreError("must be a store of tautline, but is another SQLite database", {
      place: { file },
      hint,
    });
  }
  if (version === layout) return;
  const problem = `must have the layout ${layout}, but has ${version}: a later tautline wrote it`;
  throw new StoreError(problem, { place: { file }, hint: "update tautline, or begin another store" });
}

const numberOf = (database: DatabaseSync, query: string): unknown =>
  (database.prepare(query).get() as { number: unknown }).number;

/** Does something to a database as a whole or not at all; nobody else writes meanwhile. */
function whole(database: DatabaseSync, act: () => unknown): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    act();
    database.exec("COMMIT");
  } catch (error) {
    takeBack(database);
    throw error;
  }
}

function takeBack(database: DatabaseSync): void {
  try {
    database.exec("ROLLBACK");
  } catch {
    // SQLite has taken back by itself what a full disk cut off.
  }
}

class SqliteStore implements Store {
  readonly name: string;
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;

  constructor(file: string, database: DatabaseSync) {
    this.name = file;
    this.#database = database;
    this.#find = database.prepare(`${selected} WHERE id IN (SELECT value FROM json_each(?))`);
  }

  async read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    const found = orStoreError(this.name, () => this.#find.all(JSON.stringify(ids)));
    return new Map(found.map((line) => [String(line["id"]), recordFrom(line)]));
  }

  async trialsOf(cells: readonly string[]): Promise<readonly StoredRecord[]> {
    const query = `${selected} WHERE cell IN (SELECT value FROM json_each(?)) AND ${isOfTrials}`;
    return orStoreError(this.name, () =>
      this.#database.prepare(query).all(JSON.stringify(cells)).map(recordFrom),
    );
  }

  async append(records: readonly StoredRecord[]): Promise<void> {
    orStoreError(this.name, () => whole(this.#database, () => this.#insert(records)));
  }

  /** Page by page: a long reader would keep writers out. */
  async *records(): AsyncGenerator<StoredRecord> {
    let after: unknown = Number.MIN_SAFE_INTEGER;
    while (true) {
      const lines = orStoreError(this.name, () => this.#pageAfter(after));
      yield* lines.map(recordFrom);
      if (lines.length < page) return;
      after = lines[lines.length - 1]["place"];
    }
  }

  async remove(ids: readonly string[]): Promise<void> {
    const text = JSON.stringify(ids);
    const remove = "DELETE FROM answers WHERE id IN (SELECT value FROM json_each(?))";
    orStoreError(this.name, () => {
      whole(this.#database, () => this.#database.prepare(remove).run(text));
      this.#database.exec("VACUUM");
    });
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  #pageAfter(after: unknown): readonly Line[] {
    const lines = this.#database.prepare(pages).all(Number(after), page);
    // In a damaged file what comes after may lie before: it would never end.
    const places = [after, ...lines.map(({ place }) => place)].map(Number);
    if (places.some((place, i) => i > 0 && !(place > places[i - 1])))
      throw new Error("rows are out of order");
    return lines;
  }

  #insert(records: readonly StoredRecord[]): void {
    if (records.some(({ id }) => id.startsWith(trialsPrefix))) this.#database.exec(trialsIndex);
    const insert = this.#database.prepare(
      "INSERT INTO answers (id, cell, asked, body, digest) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    );
    let last: StoredRecord | null = null;
    let number = 0;
    for (const record of records) {
      const { id, key, body, digest } = record;
      // Neighbours are mostly answers to one question.
      if (last === null || !isAskedAlike(record, last)) number = this.#numberOf(record);
      last = record;
      if (insert.run(id, key.cell, number, body, digest).changes === 0) this.#assertSame(record);
    }
  }

  #numberOf({ key, columns, madeBy }: StoredRecord): number {
    const seed = key.seed === null ? null : JSON.stringify(key.seed);
    const asked = [key.measurement, key.version, key.trials, seed, columns, madeBy];
    const names = ["measurement", "version", "trials", "seed", "columns", "made_by"];
    const same = names.map((name) => `${name} IS ?`).join(" AND ");
    const there = this.#database.prepare(`SELECT number FROM asked WHERE ${same}`).get(...asked);
    if (there !== undefined) return Number(there["number"]);
    const places = names.map(() => "?").join(", ");
    const insert = this.#database.prepare(`INSERT INTO asked (${names.join(", ")}) VALUES (${places})`);
    return Number(insert.run(...asked).lastInsertRowid);
  }

  #assertSame(record: StoredRecord): void {
    const there = this.#find.get(JSON.stringify([record.id]));
    if (there === undefined) throw new Error("database index is malformed");
    if (there["digest"] !== record.digest) throw contradiction(recordFrom(there), record);
  }
}

const isAskedAlike = (a: StoredRecord, b: StoredRecord): boolean =>
  a.key.measurement === b.key.measurement &&
  a.key.version === b.key.version &&
  a.key.trials === b.key.trials &&
  a.key.seed === b.key.seed &&
  a.columns === b.columns &&
  a.madeBy === b.madeBy;
