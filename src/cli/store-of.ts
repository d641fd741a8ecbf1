import { isBuiltin } from "node:module";
import { join } from "node:path";
import { type StorePlace, storePlace } from "../node/store-place.ts";
import type { Shard } from "../store/shard.ts";
import { flagError } from "./common-flags.ts";

/**
 * Where a run keeps its answers: in the file or the database that is named, else beside the result. Null for a pinned figure, which is
 * always remade from nothing, and where Node has no SQLite and none was asked for. Errors: ScenarioError for a part that could not be
 * kept, and for an address that is none.
 */
export function storeOf(
  asked: string | undefined,
  { folder, isPinned }: { readonly folder: string; readonly isPinned: boolean },
  shard: Shard | null = null,
): StorePlace | null {
  if (asked !== undefined) return storePlace(asked);
  if (shard !== null) assertKeeps(isPinned);
  if (isPinned || !isBuiltin("node:sqlite")) return null;
  return storePlace(
    join(folder, shard === null ? "store.sqlite" : `store-${shard.part}-of-${shard.of}.sqlite`),
  );
}

/** A part is nothing but what is kept of it. */
function assertKeeps(isPinned: boolean): void {
  if (isPinned)
    throw flagError("shard", "needs --store or --out: a pinned figure is always remade from nothing");
  if (!isBuiltin("node:sqlite"))
    throw flagError("shard", "needs a store to keep the part in, and so a Node with SQLite", "use Node 24");
}
