import { isBuiltin } from "node:module";
import { join, resolve } from "node:path";
import type { Shard } from "../store/shard.ts";
import { flagError } from "./common-flags.ts";

/**
 * Where a run keeps its answers: in the file that is named, else beside the result. Null for a pinned figure, which is always
 * remade from nothing, and where Node has no SQLite and none was asked for. Errors: ScenarioError for a part that could not be kept.
 */
export function storePath(
  asked: string | undefined,
  { folder, isPinned }: { readonly folder: string; readonly isPinned: boolean },
  shard: Shard | null = null,
): string | null {
  if (asked !== undefined) return resolve(fileOf(asked));
  if (shard !== null) assertKeeps(isPinned);
  if (isPinned || !isBuiltin("node:sqlite")) return null;
  return join(folder, shard === null ? "store.sqlite" : `store-${shard.part}-of-${shard.of}.sqlite`);
}

/** A part is nothing but what is kept of it. */
function assertKeeps(isPinned: boolean): void {
  if (isPinned)
    throw flagError("shard", "needs --store or --out: a pinned figure is always remade from nothing");
  if (!isBuiltin("node:sqlite"))
    throw flagError("shard", "needs a store to keep the part in, and so a Node with SQLite", "use Node 24");
}

function fileOf(asked: string): string {
  const scheme = /^(\w+):\/\//.exec(asked)?.[1];
  if (scheme === undefined) return asked;
  // What follows may hold a password, and is not shown.
  throw flagError("store", `must be the path of a file, but is an address (${scheme}://…)`);
}
