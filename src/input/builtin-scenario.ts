import { agents, type CanonicalWorld, canonicalWorlds } from "./builtin.ts";
import type { WorldInput } from "./scenario-schema.ts";

const worlds = Object.keys(canonicalWorlds) as CanonicalWorld[];

/** Every name that `builtinScenario` knows: a world, a world with an agent, or an agent alone, which acts in `closed`. */
export const builtinNames: readonly string[] = [
  ...worlds,
  ...worlds.flatMap((world) => agents.map((agent) => `${world}/${agent}`)),
  ...agents,
];

/** A built-in scenario as a file would write it; undefined when there is none of that name. */
export function builtinScenario(name: string): WorldInput | undefined {
  if (!builtinNames.includes(name)) return undefined;
  const world = worlds.find((known) => name.split("/")[0] === known) ?? "closed";
  const agent = agents.find((known) => name.split("/").at(-1) === known);
  return { name, world, ...(agent && { pool: [agent] }) };
}
