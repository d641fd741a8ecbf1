import { type Finding, type Place, ScenarioError } from "../model/errors.ts";
import { shownText, shownValue } from "../model/shown-value.ts";
import { type KeyPath, keyPathText } from "./key-path.ts";
import type { Mapping } from "./mapping.ts";
import { nearestHint, nearestName } from "./nearest-name.ts";
import type { Schema } from "./schema.ts";
import { branchOf } from "./schema-branch.ts";
import { fits, fitsSchema } from "./schema-fits.ts";
import { lawOf, listed } from "./schema-law.ts";

/** A finding with the path of the very key it is about, which is where it is placed. */
export interface SchemaFinding extends Finding {
  readonly about: KeyPath;
  /** The value is not wrong but absent. */
  readonly missing: boolean;
  /** The path of the key that an unknown one is most likely a slip for. */
  readonly meant?: string;
}

/** More findings than this about one file help nobody. */
const enough = 20;

/**
 * What is wrong with a value by a schema: for each wrong key and value the law and what came instead. Empty when it fits.
 */
export function schemaFindings(schema: Schema, value: unknown): readonly SchemaFinding[] {
  if (fitsSchema(schema, value)) return [];
  return withoutEchoes(findingsAt(schema, value, []).slice(0, enough));
}

/**
 * Checks a value by a schema. Errors: ScenarioError that says all that is wrong, in the order of its lines; `hintFor` is asked
 * for a way out where the schema knows none.
 */
export function assertSchema(
  schema: Schema,
  value: unknown,
  placeOf: (path: KeyPath) => Place | undefined,
  hintFor: (path: string) => string | undefined = () => undefined,
): void {
  const found = schemaFindings(schema, value).map(
    ({ path, problem, hint = hintFor(path), about }): Finding => ({
      path,
      problem,
      hint,
      place: placeOf(about),
    }),
  );
  if (found.length > 0)
    throw new ScenarioError(found.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0)));
}

/** `whole` is the union that the node is a branch of: where the value itself is wrong, all that may stand there is said. */
function findingsAt(node: Schema, value: unknown, path: KeyPath, whole = node): readonly SchemaFinding[] {
  if (node.anyOf) {
    if (fitsSchema(node, value)) return [];
    const branch = branchOf(node.anyOf, value);
    return branch ? findingsAt(branch, value, path, whole) : [wrongValue(whole, value, path)];
  }
  if (!fits(node, value)) return [wrongValue(whole, value, path)];
  if (Array.isArray(value))
    return value.flatMap((item, i) => findingsAt(node.items ?? {}, item, [...path, i]));
  return node.type === "object" ? findingsIn(node, value as Mapping, path, whole) : [];
}

function findingsIn(node: Schema, value: Mapping, path: KeyPath, whole: Schema): readonly SchemaFinding[] {
  const { properties = {}, required = [], additionalProperties } = node;
  const isThere = (key: string) => Object.hasOwn(value, key) && value[key] !== undefined;
  const known = Object.entries(properties)
    .filter(([key]) => isThere(key) || required.includes(key))
    .flatMap(([key, child]) => findingsAt(child, isThere(key) ? value[key] : undefined, [...path, key]));
  const others = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  if (!additionalProperties)
    return [...known, ...others.map((key) => unknownKey(key, path, node, whole, value))];
  return others.flatMap((key) => findingsAt(additionalProperties, value[key], [...path, key]));
}

function wrongValue(node: Schema, value: unknown, path: KeyPath): SchemaFinding {
  const problem = `must be ${lawOf(node, value)}, but is ${shownValue(value)}`;
  const [hint, missing] = [hintFor(node, value), value === undefined];
  return { path: keyPathText(path), about: path, problem, hint, missing };
}

function unknownKey(key: string, path: KeyPath, node: Schema, whole: Schema, value: Mapping): SchemaFinding {
  const at = { path: keyPathText(path), about: [...path, key], missing: false };
  const options = (whole.anyOf ?? []).map(({ properties = {} }) => Object.keys(properties));
  if (options.some((names) => names.includes(key))) {
    const others = Object.keys(value).filter((name) => name !== key && options.flat().includes(name));
    return { ...at, problem: `${key} does not go with ${listed(others)}; give ${lawOf(whole)}` };
  }
  const known = Object.keys(node.properties ?? {});
  const nearest = nearestName(key, known);
  const found = { ...at, problem: `unknown key ${shownText(key)}; known keys: ${known.join(", ")}` };
  if (nearest === undefined) return found;
  return { ...found, hint: nearestHint(key, known), meant: keyPathText([...path, nearest]) };
}

function hintFor(node: Schema, value: unknown): string | undefined {
  if (value === null) return "a key with nothing after it is null: give it a value, or leave it out";
  if (typeof value !== "string") return undefined;
  const options = [node, ...(node.anyOf ?? [])];
  const words = options.flatMap((option) => option.enum ?? option.const ?? []);
  const nearest = nearestHint(value, words);
  if (nearest) return nearest;
  const numeric = options.some(({ type }) => type === "number" || type === "integer");
  const isNumber = value.trim() !== "" && Number.isFinite(Number(value));
  return numeric && isNumber ? "leave the quotes out" : undefined;
}

/** A key that is missing because its name has a slip is found by the slip. */
function withoutEchoes(found: readonly SchemaFinding[]): readonly SchemaFinding[] {
  const meant = new Set(found.map((finding) => finding.meant));
  return found.filter(({ path, missing }) => !missing || !meant.has(path));
}
