import { isMapping } from "./mapping.ts";
import { nearestName } from "./nearest-name.ts";
import type { Schema } from "./schema.ts";

/**
 * The branch of a union that a value was most likely meant for; undefined when none stands out.
 * A list or mapping is meant for the branch of its kind; among mappings, for the one that knows most of its keys and then
 * misses least.
 */
export function branchOf(options: readonly Schema[], value: unknown): Schema | undefined {
  if (Array.isArray(value)) return options.find(({ type }) => type === "array");
  if (!isMapping(value)) return undefined;
  const fitting = options.filter(({ type }) => type === "object");
  if (fitting.length < 2) return fitting[0];
  const ranked = fitting.map((option) => ({ option, ...fitness(option, value) }));
  ranked.sort((a, b) => b.known - a.known || a.missing - b.missing);
  return ranked[0].known > 0 ? ranked[0].option : undefined;
}

/** A key that is nearly a known one counts half; a value of another kind than its key asks for takes a quarter off. */
function fitness({ properties = {}, required = [] }: Schema, value: Readonly<Record<string, unknown>>) {
  const names = Object.keys(properties);
  const scores = Object.keys(value).map((key) => {
    if (!names.includes(key)) return nearestName(key, names) ? 0.5 : 0;
    return isOfKind(properties[key], kindOf(value[key])) ? 1 : 0.75;
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

function isOfKind(node: Schema, kind: string): boolean {
  if (node.anyOf) return node.anyOf.some((option) => isOfKind(option, kind));
  return (node.type === "integer" ? "number" : node.type) === kind;
}
