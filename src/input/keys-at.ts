import type { KeyPath } from "./key-path.ts";
import type { Schema } from "./schema.ts";

/** The keys that may stand at a path by a schema, in any of its unions' options; none where it takes no keys. */
export function keysAt(schema: Schema, path: KeyPath): readonly string[] {
  return [...new Set(nodesAt(schema, path).flatMap(({ properties = {} }) => Object.keys(properties)))];
}

/** Whether a number at a path must be whole by a schema: some option there takes whole numbers, and none others. */
export function isWholeAt(schema: Schema, path: KeyPath): boolean {
  const types = nodesAt(schema, path).map(({ type }) => type);
  return types.includes("integer") && !types.includes("number");
}

const nodesAt = (schema: Schema, path: KeyPath): readonly Schema[] =>
  path.reduce<readonly Schema[]>(
    (nodes, part) => nodes.flatMap((node) => partOf(node, part)).flatMap(optionsOf),
    optionsOf(schema),
  );

const optionsOf = (node: Schema): readonly Schema[] => node.anyOf?.flatMap(optionsOf) ?? [node];

function partOf({ items, properties = {} }: Schema, part: string | number): readonly Schema[] {
  if (typeof part === "number") return items ? [items] : [];
  return Object.hasOwn(properties, part) ? [properties[part]] : [];
}
