import { z } from "zod";
import type { Finding } from "../model/errors.ts";
import { shownText, shownValue } from "../model/shown-value.ts";
import { type KeyPath, keyPathText } from "./key-path.ts";
import { nearestName } from "./nearest-name.ts";
import { branchOf, enteredUnion, landingOf } from "./schema-branch.ts";
import { lawOf, listed, type SchemaNode } from "./schema-law.ts";

/** A finding with the path of the very key it is about, which is where it is placed. */
export interface SchemaFinding extends Finding {
  readonly about: KeyPath;
  /** The value is not wrong but absent. */
  readonly missing: boolean;
  /** The key that an unknown one is most likely a slip for. */
  readonly meant: KeyPath | null;
}

/** More findings than this about one file help nobody. */
const enough = 20;

/**
 * What is wrong with a value by a schema, in our own words: for each wrong key and value the law and what came instead.
 * Empty when the schema accepts it. The words are made from the schema's JSON Schema, so they cannot part from it.
 */
export function schemaFindings(schema: z.ZodType, value: unknown): readonly SchemaFinding[] {
  const { error } = schema.safeParse(value);
  if (!error) return [];
  const root = z.toJSONSchema(schema, { io: "input" }) as SchemaNode;
  const found = error.issues.slice(0, enough).flatMap((issue) => explain(issue, { root, value, above: [] }));
  return withoutEchoes(found).slice(0, enough);
}

interface Context {
  readonly root: SchemaNode;
  readonly value: unknown;
  /** The path of the union whose branch the issue is of. */
  readonly above: KeyPath;
}

function explain(issue: z.core.$ZodIssue, context: Context): readonly SchemaFinding[] {
  const path = [...context.above, ...(issue.path as KeyPath)];
  const { node, value } = landingOf(context.root, context.value, path);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, path, node, value));
  const branch =
    issue.code === "invalid_union" ? branchOf((node.anyOf ?? []) as SchemaNode[], value) : undefined;
  if (branch !== undefined && issue.code === "invalid_union") {
    return issue.errors[branch].flatMap((inner) => explain(inner, { ...context, above: path }));
  }
  const problem =
    issue.code === "custom" ? issue.message : `must be ${lawOf(node, value)}, but is ${shownValue(value)}`;
  const hint = hintFor(node, value);
  return [
    {
      path: keyPathText(path),
      about: path,
      problem,
      ...(hint && { hint }),
      missing: value === undefined,
      meant: null,
    },
  ];
}

function unknownKey(key: string, path: KeyPath, node: SchemaNode, value: unknown): SchemaFinding {
  const at = { path: keyPathText(path), about: [...path, key], missing: false };
  const options = ((node.anyOf ?? []) as SchemaNode[]).map(({ properties = {} }) => Object.keys(properties));
  if (options.some((names) => names.includes(key))) {
    const others = Object.keys(value as object).filter(
      (name) => name !== key && options.flat().includes(name),
    );
    return { ...at, problem: `${key} does not go with ${listed(others)}; give ${lawOf(node)}`, meant: null };
  }
  const known = Object.keys(enteredUnion(node, value).properties ?? {});
  const nearest = nearestName(key, known);
  const problem = `unknown key ${shownText(key)}; known keys: ${known.join(", ")}`;
  if (nearest === undefined) return { ...at, problem, meant: null };
  return { ...at, problem, hint: `did you mean ${nearest}?`, meant: [...path, nearest] };
}

function hintFor(node: SchemaNode, value: unknown): string | undefined {
  if (value === null) return "a key with nothing after it is null: give it a value, or leave it out";
  if (typeof value !== "string") return undefined;
  const options = [node, ...((node.anyOf ?? []) as SchemaNode[])];
  const names = options
    .flatMap((option) => option.enum ?? (option.const === undefined ? [] : [option.const]))
    .map(String);
  const nearest = nearestName(value, names);
  if (nearest) return `did you mean ${nearest}?`;
  const numeric = options.some(({ type }) => type === "number" || type === "integer");
  return numeric && value.trim() !== "" && Number.isFinite(Number(value))
    ? "leave the quotes out"
    : undefined;
}

/** A key that is missing because its name has a slip is found by the slip. */
function withoutEchoes(found: readonly SchemaFinding[]): readonly SchemaFinding[] {
  const meant = new Set(found.flatMap((finding) => (finding.meant ? [keyPathText(finding.meant)] : [])));
  return found.filter(({ path, missing }) => !missing || !meant.has(path));
}
