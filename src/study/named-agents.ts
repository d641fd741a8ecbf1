import { paperAgents } from "../input/builtin.ts";
import { type KeyPath, keyPathText } from "../input/key-path.ts";
import { isMapping } from "../input/mapping.ts";
import { unknownName } from "../input/nearest-name.ts";
import { resolvePool } from "../input/resolve-pool.ts";
import type { PoolMemberInput } from "../input/scenario-schema.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import type { NamedAgents } from "./study.ts";
import type { AgentsInput } from "./study-schema.ts";

/**
 * The agents that a study names, each a member of a pool or a whole one; a pool may hold agents that are named too.
 *
 * Errors: ScenarioError at `agents.NAME` for the name of a built-in agent, a name in a pool that nobody has, and a distribution
 * that cannot be.
 */
export function namedAgents(input: AgentsInput): NamedAgents {
  const taken = Object.keys(input).find((name) => Object.hasOwn(paperAgents, name));
  if (taken !== undefined) {
    const problem = "must not be called like a built-in agent";
    throw new ScenarioError({ path: keyPathText(["agents", taken]), problem, hint: "take another name" });
  }
  const single = Object.entries(input).flatMap(([name, value]) =>
    isMapping(value) ? [[name, [{ name, ...value }]] as const] : [],
  );
  const members: NamedAgents = Object.fromEntries(single);
  const agents = Object.entries(input).map(([name, value]) => {
    const pool = isMapping(value) ? members[name] : replaced(members, ["pool"], value, ["agents", name]);
    return [name, pool as readonly PoolMemberInput[]] as const;
  });
  for (const [name, pool] of agents) assertPool(pool, ["agents", name], isMapping(input[name]));
  return Object.fromEntries(agents);
}

/** Errors are told where the agent is written: its own keys, or those of a member of its pool. */
function assertPool(pool: readonly PoolMemberInput[], at: KeyPath, isSingle: boolean): void {
  try {
    resolvePool(pool, 1);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const own = isSingle ? keyPathText(at) : `${keyPathText(at)}[$1]`;
    const pathOf = (path: string) => path.replace(/^pool\[(\d+)\]/, own).replace(/^pool/, keyPathText(at));
    throw new ScenarioError(error.findings.map((one) => ({ ...one, path: pathOf(one.path) })));
  }
}

/**
 * The value that is set at a path into the scenario, with the study's names replaced by what they stand for. `at` is where it
 * is written. Errors: ScenarioError for a name that nobody has, in a study that names agents.
 */
export function withAgents(agents: NamedAgents, path: KeyPath, value: unknown, at: KeyPath): unknown {
  const isPool = path[0] === "pool" && path.length <= 2;
  return isPool && Object.keys(agents).length > 0 ? replaced(agents, path, value, at) : value;
}

function replaced(agents: NamedAgents, path: KeyPath, value: unknown, at: KeyPath): unknown {
  const membersOf = (one: unknown): readonly unknown[] => {
    const name = isMapping(one) ? one["agent"] : one;
    if (typeof name !== "string" || Object.hasOwn(paperAgents, name)) return [one];
    if (!Object.hasOwn(agents, name)) {
      const law = `must be an agent, but ${shownText(name)} is none; known`;
      throw unknownName(law, name, [...Object.keys(paperAgents), ...Object.keys(agents)], keyPathText(at));
    }
    if (!isMapping(one)) return agents[name];
    const { agent: _, ...changes } = one;
    return agents[name].map((member) => ({ ...opened(member), ...changes }));
  };
  if (path.length === 1)
    return Array.isArray(value) ? value.flatMap(membersOf) : listed(membersOf(value), value);
  return membersOf(value)[0];
}

const opened = (member: PoolMemberInput): object => (typeof member === "string" ? { agent: member } : member);

/** A pool that is no list and has no name of the study's is left as it is. */
const listed = (members: readonly unknown[], value: unknown): unknown =>
  members.length === 1 && members[0] === value ? value : members;
