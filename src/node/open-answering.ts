import { assertWhole } from "../model/assert-argument.ts";
import type { Shard } from "../store/shard.ts";
import type { Store } from "../store/store.ts";
import { type Asker, askerOf } from "./asker.ts";
import type { Helpers } from "./helpers.ts";
import { mostWorkers } from "./most-workers.ts";
import { PostgresStore } from "./postgres/postgres-store.ts";

/** Who answers questions, and where the answers are kept. */
export interface Answering {
  /** Opens what keeps answers between runs (default: nothing does); it is closed at the end. */
  readonly openStore?: (() => Promise<Store>) | null;
  readonly shard?: Shard | null;
  /** Threads that compute, this one among them when it is 1 (default). It changes no result. */
  readonly workers?: number;
  /** Milliseconds that this thread computes alone before others are started: see `askerOf`. */
  readonly aloneFor?: number | undefined;
}

export interface OpenAnswering {
  readonly store: Store | null;
  readonly asker: Asker;
  /** Ends both. */
  readonly close: () => Promise<void>;
}

/** Opens the store, and finds who computes beside it. Errors: ScenarioError for a number of threads that cannot be; those of the store. */
export async function openAnswering({
  openStore = null,
  shard = null,
  workers = 1,
  aloneFor,
}: Answering): Promise<OpenAnswering> {
  assertWhole("workers", workers, { most: mostWorkers });
  const store = openStore === null ? null : await openStore();
  // A part is one machine's; all else that many machines share the store of is all of theirs.
  const elsewhere = shard === null && store instanceof PostgresStore ? helpersBeside(store, workers) : null;
  const asker = askerOf({ workers, aloneFor, elsewhere });
  const close = async () => {
    await asker.close();
    await store?.close();
  };
  return { store, asker, close };
}

const helpersBeside = (store: PostgresStore, workers: number) => async (): Promise<Helpers> =>
  await (await import("./jobs/hand-out.ts")).HandOut.of(store, workers);
