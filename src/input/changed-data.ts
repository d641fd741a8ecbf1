import { applySet, type Change } from "./apply-set.ts";
import { inWorld, onWorld } from "./on-world.ts";

/** A scenario's data with changes made, its world filled in where there are any. Errors: those of `applySet`. */
export const changedData = (data: unknown, changes: readonly Change[]): unknown =>
  changes.length === 0 ? data : changes.reduce(applySet, onWorld(inWorld(data, changes)));
