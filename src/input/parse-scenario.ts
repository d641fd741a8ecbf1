import { type Place, ScenarioError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import { applySet, parseSet, type SetFlag } from "./apply-set.ts";
import { type BuiltinWorld, builtinWorlds } from "./builtin.ts";
import { type KeyPath, parseKeyPath } from "./key-path.ts";
import { readJson } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";
import { resolveScenario } from "./resolve-scenario.ts";
import { type ScenarioInput, scenarioSchema } from "./scenario-schema.ts";
import { schemaFindings } from "./schema-findings.ts";

export interface ParseOptions {
  /** Changes as on the command line, `path=value`, made in their order after the world is filled in. */
  readonly sets?: readonly string[];
  /** What the scenario is called when it does not say itself (default: the file's name without its ending). */
  readonly name?: string;
  /** The number of the text's first line in its file (default 1). */
  readonly firstLine?: number;
}

/**
 * Reads a scenario from the text of a YAML or JSON file.
 *
 * Errors: ScenarioError that names every wrong key and value with its line; LimitError past a stated limit.
 */
export function parseScenario(text: string, file: string, options: ParseOptions = {}): Scenario {
  const { firstLine = 1 } = options;
  const json = readJson(text);
  const { value, placeOf } = json
    ? { ...json, placeOf: () => ({ file, line: firstLine }) }
    : readYaml(text, file, firstLine);
  if (value === null) throw emptyFile(file);
  return scenarioOf(value, placeOf, { name: stemOf(file), ...options });
}

/** A scenario from plain data, such as a built-in one; `placeOf` says where a key stands, for errors. */
export function scenarioOf(
  data: unknown,
  placeOf: (path: KeyPath) => Place,
  options: ParseOptions = {},
): Scenario {
  const { filled, owners } = withSets(data, (options.sets ?? []).map(parseSet));
  const placeIn = (path: KeyPath): Place => ownerPlace(owners, path) ?? placeOf(path);
  rejectBySchema(filled, placeIn);
  const input = filled as ScenarioInput;
  try {
    return resolveScenario({ ...input, name: input.name ?? options.name ?? "scenario" });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw error.placedBy((path) => placeIn(parseKeyPath(path) ?? []));
  }
}

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Fills in the world that the data starts from: its own keys replace the world's, one by one in `task` and `harness`. An
 * unknown world is taken for the first one, so that the rest can be checked; the schema names it.
 */
export function onWorld(data: unknown): unknown {
  if (!isMapping(data) || !Object.hasOwn(data, "world")) return data;
  const asked = String(data["world"]);
  const name = (Object.hasOwn(builtinWorlds, asked) ? asked : "closed") as BuiltinWorld;
  return filledFrom(builtinWorlds[name].scenario, data);
}

/** Fills in what the data does not say from a world, one by one in `task` and `harness`. */
export function filledFrom(world: object, data: object): object {
  const [outer, own] = [world as Mapping, data as Mapping];
  return { ...outer, ...own, ...inside("task", outer, own), ...inside("harness", outer, own) };
}

function inside(key: string, world: Mapping, data: Mapping) {
  const own = data[key];
  if (!Object.hasOwn(data, key)) return {};
  return isMapping(own) ? { [key]: { ...(world[key] as object), ...own } } : {};
}

function rejectBySchema(value: unknown, placeIn: (path: KeyPath) => Place): void {
  const found = schemaFindings(scenarioSchema, value);
  if (found.length === 0) return;
  const placed = found.map(({ path, problem, hint = hintFor(path, value), about }) => {
    const place = placeIn(about);
    return { path, problem, ...(hint && { hint }), place };
  });
  throw new ScenarioError(placed.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0)));
}

function hintFor(path: string, value: unknown): string | undefined {
  if (path === "") return isMapping(value) ? undefined : "see `tautline schema`, or start from world: closed";
  const whole = ["task", "pool", "harness"].includes(path) && isMapping(value) && !Object.hasOwn(value, path);
  return whole ? `give ${path}, or start from world: closed` : undefined;
}

/** A flag and the path that everything at and below is there because of it. */
interface Owner {
  readonly flag: string;
  readonly owned: KeyPath;
}

/** Flags that choose the world go first: the others change what it fills in. */
function withSets(
  data: unknown,
  sets: readonly SetFlag[],
): { readonly filled: unknown; readonly owners: readonly Owner[] } {
  const worlds = sets.filter(({ path }) => path[0] === "world");
  let filled = onWorld(worlds.reduce(applySet, data));
  const owners: Owner[] = [];
  for (const set of sets) {
    owners.push({ flag: set.flag, owned: ownedPath(filled, set.path) });
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

/** The place of the last flag that a path is there because of. */
function ownerPlace(owners: readonly Owner[], path: KeyPath): Place | undefined {
  const owner = owners.findLast(({ owned }) => owned.every((part, i) => part === path[i]));
  return owner && { file: owner.flag };
}

function emptyFile(file: string): ScenarioError {
  const problem = "must be a scenario with the keys task, pool and harness, but is empty";
  return new ScenarioError({
    path: "",
    problem,
    hint: "see `tautline schema`, or start from world: closed",
    place: { file },
  });
}

const stemOf = (file: string): string =>
  (/[^/\\]*$/.exec(file)?.[0] ?? file).replace(/(.)\.[^.]*$/, "$1").replaceAll(/\p{Cc}/gu, "�");
