import type { KeyPath } from "./key-path.ts";
import { nearestName } from "./nearest-name.ts";
import type { SchemaNode } from "./schema-law.ts";

/**
 * The branch of a union that a value was most likely meant for; undefined when none stands out.
 * A list or mapping is meant for the branch of its kind; among mappings, for the one that knows most of its keys and then
 * misses least.
 */
export function branchOf(options: readonly SchemaNode[], value: unknown): number | undefined {
  const kind = kindOf(value);
  if (kind !== "array" && kind !== "object") return undefined;
  const fitting = options
    .map((option, index) => ({ option, index }))
    .filter(({ option }) => option.type === kind);
  if (kind === "array" || fitting.length < 2) return fitting[0]?.index;
  const ranked = fitting.map(({ option, index }) => ({
    index,
    ...fitness(option, value as Record<string, unknown>),
  }));
  ranked.sort((a, b) => b.known - a.known || a.missing - b.missing);
  return ranked[0].known > 0 ? ranked[0].index : undefined;
}

/** A key that is nearly a known one counts half; a value of another kind than its key asks for takes a quarter off. */
function fitness({ properties = {}, required = [] }: SchemaNode, value: Readonly<Record<string, unknown>>) {
  const names = Object.keys(properties);
  const scores = Object.keys(value).map((key) => {
    if (!names.includes(key)) return nearestName(key, names) ? 0.5 : 0;
    return isOfKind(asNode(properties[key]), kindOf(value[key])) ? 1 : 0.75;
  });
  return {
    known: scores.reduce<number>((sum, score) => sum + score, 0),
    missing: required.filter((name) => !Object.hasOwn(value, name)).length,
  };
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isOfKind(node: SchemaNode, kind: string): boolean {
  if (node.anyOf) return node.anyOf.some((option) => isOfKind(asNode(option), kind));
  return (node.type === "integer" ? "number" : node.type) === kind;
}

/** Where a path leads in a schema and in a value. */
export interface Landing {
  readonly node: SchemaNode;
  readonly value: unknown;
}

/** Follows a path from the top of both; unions on the way are entered where the value fits best. */
export function landingOf(root: SchemaNode, value: unknown, path: KeyPath): Landing {
  return path.reduce<Landing>((at, part) => ({ node: childOf(at, part), value: valueAt(at.value, part) }), {
    node: root,
    value,
  });
}

const anything: SchemaNode = {};

function childOf({ node, value }: Landing, part: string | number): SchemaNode {
  const inside = enteredUnion(node, value);
  if (typeof part === "number") return asNode(inside.items);
  return asNode(inside.properties?.[part] ?? inside.additionalProperties);
}

/** The branch itself for a union, the node for anything else. */
export function enteredUnion(node: SchemaNode, value: unknown): SchemaNode {
  const options = node.anyOf as readonly SchemaNode[] | undefined;
  const branch = options && branchOf(options, value);
  return branch === undefined ? node : enteredUnion(asNode(options?.[branch]), value);
}

const asNode = (child: unknown): SchemaNode =>
  typeof child === "object" && child !== null && !Array.isArray(child) ? (child as SchemaNode) : anything;

function valueAt(value: unknown, part: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
  return (value as Record<string | number, unknown>)[part];
}
