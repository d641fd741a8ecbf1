import type { Store } from "./store.ts";
import type { StoredRecord } from "./stored-record.ts";

/** Answers that are kept together at most: a store is as long about few of them as about many. */
const mostWaiting = 50_000;

/** Computed answers on their way into a store. */
export class WaitingRecords {
  readonly #store: Store;
  readonly #longestWait: number;
  readonly #records = new Map<string, StoredRecord>();
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
    if (this.#records.size === 0) this.#since = performance.now();
    this.#records.set(record.id, record);
  }

  /** Keeping takes a fifth of the time at most, until it makes them wait ten times as long. */
  get areDue(): boolean {
    const wait = Math.max(this.#longestWait, Math.min(4 * this.#keepingTook, 10 * this.#longestWait));
    return this.#records.size >= mostWaiting || performance.now() - this.#since >= wait;
  }

  async keep(): Promise<void> {
    if (this.#records.size === 0) return;
    const records = [...this.#records.values()];
    // Not tried again when it fails: the failure is told as it is.
    this.#records.clear();
    const began = performance.now();
    await this.#store.append(records);
    this.#keepingTook = performance.now() - began;
  }
}
