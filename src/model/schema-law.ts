import type { z } from "zod";

/** The part of JSON Schema that zod writes for our schemas. */
export type SchemaNode = z.core.JSONSchema.BaseSchema;

/** What a value must be, in words that follow "must be": `a whole number of at least 1`, `closed or open`. */
export function lawOf(node: SchemaNode): string {
  if (node.anyOf)
    return listed(
      (node.anyOf as SchemaNode[]).flatMap((option) => option.enum?.map(String) ?? lawOf(option)),
    );
  if (node.enum) return listed(node.enum.map(String));
  if (node.const !== undefined) return String(node.const);
  if (node.type === "object") return objectLaw(node);
  if (node.type === "array") return node.minItems ? "a list of at least 1 entry" : "a list";
  if (node.type === "string") return textLaw(node);
  if (node.type === "integer") return `a whole number${rangeLaw(node)}`;
  if (node.type === "number") return `a number${rangeLaw(node)}`;
  return node.type === "boolean" ? "true or false" : "a value";
}

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function objectLaw({ properties, required }: SchemaNode): string {
  if (!properties) return "a mapping";
  const names = Object.keys(properties);
  const shown = required && required.length > 0 ? required : names.slice(0, 2);
  return `{ ${[...shown, ...(names.length > shown.length ? ["…"] : [])].join(", ")} }`;
}

function textLaw({ minLength, maxLength }: SchemaNode): string {
  if (minLength === undefined && maxLength === undefined) return "text";
  return maxLength === undefined
    ? `text of at least ${minLength} characters`
    : `text of ${minLength ?? 0} to ${maxLength} characters`;
}

/** Bounds that only say "a safe integer" go without saying. */
const telling = (bound: unknown): bound is number =>
  typeof bound === "number" && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

const inWords = (bound: number): string => bound.toLocaleString("en-US");

function rangeLaw({ minimum, exclusiveMinimum, maximum }: SchemaNode): string {
  const most = telling(maximum) ? inWords(maximum) : undefined;
  if (telling(exclusiveMinimum))
    return ` above ${inWords(exclusiveMinimum)}${most ? ` and of at most ${most}` : ""}`;
  if (!telling(minimum)) return most ? ` of at most ${most}` : "";
  return most ? ` from ${inWords(minimum)} to ${most}` : ` of at least ${inWords(minimum)}`;
}
