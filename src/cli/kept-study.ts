import type { Arguments } from "./command.ts";
import { flagError } from "./common-flags.ts";
import { storeOf } from "./store-of.ts";
import { type studyFlags, studySource } from "./study-source.ts";

/**
 * A study, and what `run` has kept of it, for commands that only look: an empty store where nothing is kept yet, unless it must be there.
 * Whoever asks closes the store. Errors: ScenarioError for a study of a table; those of the store.
 */
export async function keptStudy(args: Arguments<typeof studyFlags>, { mustExist = false } = {}) {
  const { checkedDesign } = await import("../node/checked-design.ts");
  const { memoryStore } = await import("../store/memory-store.ts");
  const source = await studySource(args);
  const { study } = source;
  if (study.table !== null) throw flagError("store", "there is none: the rows come from a table");
  const design = await checkedDesign(study);
  const place = storeOf(args.store, { ...source, isPinned: false });
  if (place === null && mustExist) throw flagError("store", "needs a Node with SQLite", "use Node 24");
  const isThere = place !== null && (mustExist || (await place.isThere()));
  const store = isThere ? await place.open({ mustExist: true }) : memoryStore();
  return { study, design, store, path: place?.name ?? null, where: isThere ? place.shown : "no store yet" };
}
