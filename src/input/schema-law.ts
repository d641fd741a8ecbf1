import type { Schema } from "./schema.ts";

/**
 * What a value must be, in words that follow "must be": `a whole number of at least 1`, `closed or open`.
 *
 * `value` is what came instead: a bound so far off that it goes without saying is said only to a number that passed it.
 */
export function lawOf(node: Schema, value?: unknown): string {
  if (node.anyOf) {
    return listed(node.anyOf.flatMap((option) => option.enum ?? lawOf(option, value)));
  }
  if (node.enum) return listed(node.enum);
  if (node.const !== undefined) return node.const;
  if (node.type === "object") return objectLaw(node);
  if (node.type === "array") return node.title ?? (node.minItems ? "a list of at least 1 entry" : "a list");
  if (node.type === "string") return node.title ?? textLaw(node, value);
  if (node.type === "integer") return `a whole number${rangeLaw(node, value)}`;
  if (node.type === "number") return `a number${rangeLaw(node, value)}`;
  if (node.type === "boolean") return "true or false";
  return node.type === "null" ? "null" : "a value";
}

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function objectLaw({ properties, required }: Schema): string {
  if (!properties) return "a mapping";
  const names = Object.keys(properties);
  const shown = required && required.length > 0 ? required : names.slice(0, 2);
  return `{ ${[...shown, ...(names.length > shown.length ? ["…"] : [])].join(", ")} }`;
}

function textLaw({ minLength, maxLength, pattern }: Schema, value: unknown): string {
  if (minLength === undefined && maxLength === undefined) return "text";
  return maxLength === undefined
    ? `text of at least ${minLength} characters`
    : `text of ${minLength ?? 0} to ${maxLength} characters${pattern && typeof value === "string" ? ", on one line and without control characters" : ""}`;
}

const farOff = 1e6;

function rangeLaw({ minimum, exclusiveMinimum, maximum }: Schema, value: unknown): string {
  const telling = (bound: number | undefined, passed: (bound: number) => boolean): string | undefined =>
    bound !== undefined && (Math.abs(bound) < farOff || (Number.isFinite(value) && passed(bound)))
      ? bound.toLocaleString("en-US")
      : undefined;
  const above = telling(exclusiveMinimum, (bound) => (value as number) <= bound);
  const least = telling(minimum, (bound) => (value as number) < bound);
  const most = telling(maximum, (bound) => (value as number) > bound);
  if (above) return ` above ${above}${most ? ` and of at most ${most}` : ""}`;
  if (least) return most ? ` from ${least} to ${most}` : ` of at least ${least}`;
  return most ? ` of at most ${most}` : "";
}
