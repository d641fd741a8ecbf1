import type { Store } from "./store.ts";
import type { StoredRecord } from "./stored-record.ts";

/** Answers that are kept together at most: a store is as long about few of them as about many. */
const mostWaiting = 50_000;

/** Computed answers on their way into a store. */
export class WaitingRecords {
  readonly #store: Store;
  readonly #longestWait: number;
  readonly #records = new Map<string, StoredRecord>();
  /** Those that are made when they are kept: many that wait are less to hold as what they are made of. */
  #unmade: (() => readonly StoredRecord[])[] = [];
  #count = 0;
  #since = performance.now();
  #keepingTook = 0;

  constructor(store: Store, longestWait: number) {
    this.#store = store;
    this.#longestWait = longestWait;
  }

  get(id: string): StoredRecord | undefined {
    return this.#records.get(id);
  }

  add(record: StoredRecord): void {
    this.#begin(1);
    this.#records.set(record.id, record);
  }

  /** Adds so many that nobody will look for by their ids before they are kept. */
  addLater(count: number, make: () => readonly StoredRecord[]): void {
    this.#begin(count);
    this.#unmade.push(make);
  }

  /** Keeping takes a fifth of the time at most, until it makes them wait ten times as long. */
  get areDue(): boolean {
    const wait = Math.max(this.#longestWait, Math.min(4 * this.#keepingTook, 10 * this.#longestWait));
    return this.#count >= mostWaiting || performance.now() - this.#since >= wait;
  }

  async keep(): Promise<void> {
    if (this.#count === 0) return;
    const records = [...this.#records.values(), ...this.#unmade.flatMap((make) => make())];
    // Not tried again when it fails: the failure is told as it is.
    this.#records.clear();
    this.#unmade = [];
    this.#count = 0;
    const began = performance.now();
    await this.#store.append(records);
    this.#keepingTook = performance.now() - began;
  }

  #begin(count: number): void {
    if (this.#count === 0) this.#since = performance.now();
    this.#count += count;
  }
}
