import { canonicalWorlds, paperAgents } from "./builtin.ts";

/** Every name that `builtinScenario` knows: a world, a world with an agent, or an agent alone, which acts in `closed`. */
export const builtinNames: readonly string[] = [
  ...Object.keys(canonicalWorlds),
  ...Object.keys(canonicalWorlds).flatMap((world) =>
    Object.keys(paperAgents).map((agent) => `${world}/${agent}`),
  ),
  ...Object.keys(paperAgents),
];

/** A built-in scenario as a file would write it; undefined when there is none of that name. */
export function builtinScenario(name: string): object | undefined {
  if (!builtinNames.includes(name)) return undefined;
  const world = Object.keys(canonicalWorlds).find((known) => name.split("/")[0] === known) ?? "closed";
  const agent = Object.keys(paperAgents).find((known) => name.split("/").at(-1) === known);
  return { name, world, ...(agent && { pool: [agent] }) };
}
