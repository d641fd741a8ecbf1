import type { StoredRecord } from "./stored-record.ts";

/**
 * Where answers are kept between runs. It gives back what it was given and looks into none of it: whether a record is still
 * what was kept, its reader finds out by the record's digest.
 *
 * Every implementation passes the same laws (`test/store/store-laws.ts`). Errors of all: StoreError for what cannot be reached,
 * read or written, with what happened and what to do.
 */
export interface Store {
  /** What messages call it. */
  readonly name: string;
  /** The records that are there under these ids. */
  readonly read: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredRecord>>;
  /** All that is there of what trials of these cells came to: records whose id begins with `t1-`. */
  readonly trialsOf: (cells: readonly string[]) => Promise<readonly StoredRecord[]>;
  /**
   * Keeps records, all or none of them: once it returns they outlive this process. One that is there already stays as it is.
   * Errors: StoreError when another content is kept under the same id.
   */
  readonly append: (records: readonly StoredRecord[]) => Promise<void>;
  /** Every record, each once, in the order in which they came. */
  readonly records: () => AsyncIterable<StoredRecord>;
  /** Takes records away, all of them or none, and gives back the room they took; one that is not there is no error. */
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}
