import { existsSync, renameSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../model/errors.ts";
import { isIntact, type StoredRecord } from "../store/stored-record.ts";
import { recordFrom } from "./record-from.ts";
import { loadSqlite } from "./sqlite.ts";
import { selected, sqliteStore } from "./sqlite-store.ts";
import { writeError } from "./writable-folder.ts";

/** What became of a store. */
export interface Repair {
  /** How many answers are kept. */
  readonly kept: number;
  /** Where the damaged file is now; null when it was sound. */
  readonly setAside: string | null;
}

/**
 * Makes a damaged store sound: every answer that can be read and is what was kept goes to a new file in its place, and the old
 * file stays beside it. A sound store, and one that is not there, are left as they are.
 *
 * Nobody else may use the store meanwhile. Errors: StoreError.
 */
export async function repairStore(file: string): Promise<Repair> {
  if (!existsSync(file)) return { kept: 0, setAside: null };
  const { DatabaseSync } = await loadSqlite();
  const { records, isSound } = read(() => new DatabaseSync(file));
  const kept = records.length;
  if (isSound && (await opens(file))) return { kept, setAside: null };
  const fresh = `${file}.repaired`;
  try {
    for (const rest of [fresh, `${fresh}-journal`]) rmSync(rest, { force: true });
    const store = await sqliteStore(fresh);
    await store.append(records);
    await store.close();
    return { kept, setAside: exchange(file, fresh) };
  } catch (error) {
    throw writeError(error, file);
  }
}

/** Whether the file calls itself a store. */
async function opens(file: string): Promise<boolean> {
  try {
    await (await sqliteStore(file)).close();
    return true;
  } catch {
    return false;
  }
}

/** Puts the new file in the place of the old one, with the journal of which nothing else could be made any more. */
function exchange(file: string, fresh: string): string {
  const aside = freeName(`${file}.damaged`);
  renameSync(file, aside);
  for (const rest of ["-journal", "-wal", "-shm"])
    if (existsSync(file + rest)) renameSync(file + rest, aside + rest);
  renameSync(fresh, file);
  return aside;
}

function freeName(name: string): string {
  let free = name;
  for (let i = 2; existsSync(free); i++) free = `${name}-${i}`;
  return free;
}

interface Salvage {
  readonly records: readonly StoredRecord[];
  readonly isSound: boolean;
}

/** All that can be read of a file, however little that is. */
function read(open: () => DatabaseSync): Salvage {
  const records = new Map<string, StoredRecord>();
  let isSound = false;
  let database: DatabaseSync | null = null;
  try {
    database = open();
    isSound = isWhole(database);
  } catch (error) {
    rejectBusy(error);
  }
  // From both ends: what lies on the far side of a damaged page is read the other way round.
  for (const direction of ["ASC", "DESC"]) {
    if (direction === "DESC" && isSound) break;
    isSound = salvage(database, direction, records) && isSound;
  }
  database?.close();
  return { records: [...records.values()], isSound };
}

/** Whether it can be written to, and all its pages fit together. */
function isWhole(database: DatabaseSync): boolean {
  database.exec("BEGIN EXCLUSIVE; ROLLBACK");
  const found = database.prepare("PRAGMA integrity_check(1)").get();
  return found?.["integrity_check"] === "ok";
}

/** Whether everything in this direction could be read and is what was kept. */
function salvage(database: DatabaseSync | null, direction: string, into: Map<string, StoredRecord>): boolean {
  let isSound = true;
  try {
    const lines = database?.prepare(`${selected} ORDER BY answers.rowid ${direction}`).iterate();
    for (const line of lines ?? []) {
      const record = recordFrom(line);
      if (isIntact(record)) into.set(record.id, record);
      else isSound = false;
    }
  } catch (error) {
    rejectBusy(error);
    isSound = false;
  }
  return isSound;
}

/** A store that somebody else holds is not damaged. */
function rejectBusy(error: unknown): void {
  const { errcode = 0 } = error as { readonly errcode?: number };
  if (![5, 6].includes(errcode & 255)) return;
  throw new StoreError("the store must be free to be repaired, but another process holds it");
}
