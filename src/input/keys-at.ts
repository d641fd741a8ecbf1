import type { KeyPath } from "./key-path.ts";
import type { Schema } from "./schema.ts";

/** The keys that may stand at a path by a schema, in any of its unions' options; none where it takes no keys. */
export function keysAt(schema: Schema, path: KeyPath): readonly string[] {
  const inside = path.reduce<readonly Schema[]>(
    (nodes, part) => nodes.flatMap((node) => partOf(node, part)).flatMap(optionsOf),
    optionsOf(schema),
  );
  return [...new Set(inside.flatMap(({ properties = {} }) => Object.keys(properties)))];
}

const optionsOf = (node: Schema): readonly Schema[] => node.anyOf?.flatMap(optionsOf) ?? [node];

function partOf({ items, properties = {} }: Schema, part: string | number): readonly Schema[] {
  if (typeof part === "number") return items ? [items] : [];
  return Object.hasOwn(properties, part) ? [properties[part]] : [];
}
