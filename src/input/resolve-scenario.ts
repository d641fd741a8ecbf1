import { assertKeys, refused } from "../model/assert-argument.ts";
import type { Place } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import { applySet, type Change } from "./apply-set.ts";
import { buildScenario, partsMadeOnce, poolsMadeOnce, type ScenarioParts } from "./build-scenario.ts";
import type { KeyPath } from "./key-path.ts";
import { isMapping } from "./mapping.ts";
import { inWorld, onWorld } from "./on-world.ts";
import { placed } from "./placed.ts";
import { plainData } from "./plain-data.ts";
import { type ScenarioInput, scenarioSchema, type WorldInput } from "./scenario-schema.ts";
import { assertSchema } from "./schema-findings.ts";

export interface ResolveOptions {
  /** Changes made in their order after the world is filled in; `parseSet` reads one of `path=value`. */
  readonly sets?: readonly Change[];
  /** What the scenario is called when it does not say itself (default: `scenario`). */
  readonly name?: string;
  /** Where a key stands, for errors (default: they name no place). */
  readonly placeOf?: (path: KeyPath) => Place;
}

/**
 * The one way in: makes a scenario from plain data, as a file, a line of JSON or a program gives it. It fills in the world
 * that the data starts from, checks every key and value, and returns the complete scenario, frozen.
 *
 * Errors: ScenarioError that names every wrong key and value, whatever the data; LimitError past a stated limit.
 */
export function resolveScenario(input: ScenarioInput | WorldInput, options: ResolveOptions = {}): Scenario {
  return resolvedWith(undefined, input, options);
}

/** The same for one line after another, whose pools are made once. */
export function lineResolver(): typeof resolveScenario {
  const parts = poolsMadeOnce();
  return (input, options = {}) => resolvedWith(parts, input, options);
}

function resolvedWith(
  parts: ScenarioParts | undefined,
  input: ScenarioInput | WorldInput,
  options: ResolveOptions,
): Scenario {
  assertKeys("options", options, ["sets", "name", "placeOf"]);
  const { placeOf = () => undefined, name = "scenario" } = options;
  const sets = setsOf(options);
  const { filled, owners } = placed(() => withSets(plainData(input), sets), placeOf);
  const ownerOf = (path: KeyPath) =>
    owners.findLast(({ owned }) => owned.every((part, i) => part === path[i]));
  const placeIn = (path: KeyPath) => ownerOf(path)?.place ?? placeOf(path);
  return checked(isMapping(filled) ? { name, ...filled } : filled, placeIn, parts);
}

/** Makes a scenario of plain data whose world is filled in, with the places of its keys for errors: those of `resolveScenario`. */
export type Resolve = (filled: unknown, placeOf: (path: KeyPath) => Place | undefined) => Scenario;

/**
 * Makes scenarios like `resolveScenario`, one after the other, and what they share once: parts of data that are the very same
 * objects, which nobody may change meanwhile.
 */
export function resolverOfMany(): Resolve {
  const parts = partsMadeOnce();
  return (filled, placeOf) => checked(filled, placeOf, parts);
}

function checked(
  data: unknown,
  placeOf: (path: KeyPath) => Place | undefined,
  parts?: ScenarioParts,
): Scenario {
  assertSchema(scenarioSchema, data, placeOf, (path) => hintFor(path, data));
  return placed(() => buildScenario(data as ScenarioInput, parts), placeOf);
}

function setsOf({ sets = [] }: ResolveOptions): readonly Change[] {
  if (Array.isArray(sets) && sets.every((set) => Array.isArray(set?.path))) return sets;
  throw refused("options.sets", "must be a list of changes", sets, "parseSet reads one of path=value");
}

function hintFor(path: string, value: unknown): string | undefined {
  if (path === "") return isMapping(value) ? undefined : "see `tautline schema`, or start from world: closed";
  const whole = ["task", "pool", "harness"].includes(path) && isMapping(value) && !Object.hasOwn(value, path);
  return whole ? `give ${path}, or start from world: closed` : undefined;
}

/** A flag and the path that everything at and below is there because of it. */
interface Owner {
  readonly place: Place;
  readonly owned: KeyPath;
}

function withSets(data: unknown, sets: readonly Change[]) {
  let filled = onWorld(inWorld(data, sets));
  const owners: Owner[] = [];
  for (const set of sets) {
    owners.push({ place: set.place, owned: ownedPath(filled, set.path) });
    filled = applySet(filled, set);
  }
  return { filled, owners };
}

/** The path itself, or the first mapping on its way that is not there yet. */
function ownedPath(data: unknown, path: KeyPath): KeyPath {
  let inside = data;
  for (const [depth, part] of path.entries()) {
    if (typeof inside !== "object" || inside === null) return path;
    if (!Object.hasOwn(inside, part)) return path.slice(0, depth + 1);
    inside = (inside as Record<string | number, unknown>)[part];
  }
  return path;
}
