import { type Place, ScenarioError } from "../model/errors.ts";
import { shownValue } from "../model/shown-value.ts";
import { paperAgents } from "./builtin.ts";
import { type KeyPath, keyPathText } from "./key-path.ts";
import { isMapping, type Mapping } from "./mapping.ts";

/** One change, as of `--set path=value` or an axis: where, and what to put there; `place` is where it is written, for errors. */
export interface Change {
  readonly path: KeyPath;
  readonly value: unknown;
  readonly place: Place;
}

/** The data with the value put at the change's path; everything else is shared. Errors: ScenarioError at its place. */
export function applySet(data: unknown, set: Change): unknown {
  return put(data, set, 0);
}

/** What stands at a path, short forms taken for what they stand for; undefined where nothing does. */
export function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((inside, part, depth) => {
    const held = opened(inside, path.slice(0, depth));
    if (typeof held !== "object" || held === null || Array.isArray(held) !== (typeof part === "number"))
      return undefined;
    if (Object.hasOwn(held, part)) return (held as Record<string | number, unknown>)[part];
    // A member of the pool may name the agent whose numbers it has.
    const named = "agent" in held ? opened(held.agent, path.slice(0, depth)) : undefined;
    return isMapping(named) && Object.hasOwn(named, part) ? named[part] : undefined;
  }, data);
}

function put(inside: unknown, set: Change, depth: number): unknown {
  if (depth === set.path.length) return set.value;
  const part = set.path[depth];
  const held =
    (typeof inside === "string" ? opened(inside, set.path.slice(0, depth)) : inside) ??
    (typeof part === "number" ? [] : {});
  if (Array.isArray(held)) return putInList(held, set, depth);
  if (typeof held !== "object" || typeof part === "number") throw notOpen(held, set, depth);
  const rest = withoutRivals(held as Mapping, set.path, depth);
  const old = Object.hasOwn(rest, part) ? rest[part] : undefined;
  return { ...rest, [part]: put(old, set, depth + 1) };
}

function putInList(list: readonly unknown[], set: Change, depth: number): readonly unknown[] {
  const part = set.path[depth];
  if (typeof part === "number" && part <= list.length)
    return list.toSpliced(part, 1, put(list[part], set, depth + 1));
  const path = keyPathText(set.path.slice(0, depth));
  const named = typeof part === "number" ? `[${part}]` : part;
  const problem = `an index must be one of the ${list.length} entries or the next, but here is ${named}`;
  throw new ScenarioError({ path, problem, place: set.place });
}

function notOpen(held: unknown, { path, place }: Change, depth: number): ScenarioError {
  const where = keyPathText(path.slice(0, depth));
  const kind = typeof path[depth] === "number" ? "list" : "mapping";
  const problem = `must be a ${kind} to set something inside it, but is ${shownValue(held)}`;
  return new ScenarioError({ path: where, problem, hint: `set ${where} as a whole`, place });
}

/** A short form as what it stands for, so that something inside it can be set: an agent's name, a pool of one, a preset. */
function opened(value: unknown, path: KeyPath): unknown {
  if (typeof value !== "string") return value;
  const where = keyPathText(path);
  if (where === "pool") return [value];
  if (/^pool\[\d+\]$/.test(where) && Object.hasOwn(paperAgents, value)) {
    return { ...paperAgents[value as keyof typeof paperAgents] };
  }
  return where === "harness.semantics" ? { preset: value } : value;
}

const decompositions = [["subgoals"], ["chunk", "scaffolded"], ["chunks"]];
const kindOf = (key: unknown): readonly string[] | undefined =>
  decompositions.find((keys) => keys.includes(String(key)));

/** Whether setting one of the paths takes the other out: keys of different kinds of decomposition. */
export const areRivals = (a: KeyPath, b: KeyPath): boolean =>
  [a, b].every((path) => isDecomposition(path.slice(0, 2)) && kindOf(path[2])) &&
  kindOf(a[2]) !== kindOf(b[2]);

const isDecomposition = (path: KeyPath): boolean =>
  path.length === 2 && path[0] === "harness" && path[1] === "decomposition";

/** Setting a key of one kind of decomposition takes the keys of the other kinds out. */
function withoutRivals(held: Mapping, path: KeyPath, depth: number): Mapping {
  const kind = depth === 2 && isDecomposition(path.slice(0, depth)) ? kindOf(path[depth]) : undefined;
  if (!kind) return held;
  return Object.fromEntries(Object.entries(held).filter(([key]) => kind.includes(key)));
}
