import { applySet, type Change } from "./apply-set.ts";
import { type BuiltinWorld, builtinWorlds } from "./builtin.ts";
import { isMapping, type Mapping } from "./mapping.ts";

/** The data in the world that changes choose, if any do: the others change what it fills in, and come after. */
export const inWorld = (data: unknown, changes: readonly Change[]): unknown =>
  changes.filter(({ path }) => path[0] === "world").reduce(applySet, data);

/**
 * Fills in the world that the data starts from: its own keys replace the world's, one by one in `task` and `harness`. An
 * unknown world is taken for the first one, so that the rest can be checked; the schema names it.
 */
export function onWorld(data: unknown): unknown {
  if (!isMapping(data) || !Object.hasOwn(data, "world")) return data;
  const asked = data["world"];
  const known = typeof asked === "string" && Object.hasOwn(builtinWorlds, asked);
  return filledFrom(builtinWorlds[known ? (asked as BuiltinWorld) : "closed"].scenario, data);
}

/** Fills in what the data does not say from a world, one by one in `task` and `harness`. */
export function filledFrom(world: object, data: object): object {
  const [outer, own] = [world as Mapping, data as Mapping];
  return { ...outer, ...own, ...inside("task", outer, own), ...inside("harness", outer, own) };
}

function inside(key: string, world: Mapping, data: Mapping): Mapping {
  const own = data[key];
  return isMapping(own) ? { [key]: { ...(world[key] as object), ...own } } : {};
}
