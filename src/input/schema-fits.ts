import { isMapping, type Mapping } from "./mapping.ts";
import type { Schema } from "./schema.ts";

type Test = (value: unknown) => boolean;

/** Whether a value is as a schema has it: that `schemaFindings` finds nothing, and finds out faster. */
export const fitsSchema = (node: Schema, value: unknown): boolean => testsOf(node).whole(value);

/** Whether a value is of the node's own kind and within its bounds, whatever stands inside. */
export const fits = (node: Schema, value: unknown): boolean => testsOf(node).own(value);

interface Tests {
  readonly whole: Test;
  readonly own: Test;
}

const made = new WeakMap<Schema, Tests>();

/** What a node asks, put together once: very many values are asked the same. */
function testsOf(node: Schema): Tests {
  const there = made.get(node);
  if (there !== undefined) return there;
  const own = ownTest(node);
  const tests = { own, whole: wholeTest(node, own) };
  made.set(node, tests);
  return tests;
}

const wholeOf = (node: Schema): Test => testsOf(node).whole;

const anything: Schema = {};

function wholeTest(node: Schema, own: Test): Test {
  if (node.anyOf) {
    const options = node.anyOf.map(wholeOf);
    return (value) => options.some((fitsOption) => fitsOption(value));
  }
  const items = wholeOfItems(node);
  const keys = node.type === "object" ? keysTest(node) : () => true;
  return (value) => own(value) && (Array.isArray(value) ? value.every(items) : keys(value as Mapping));
}

const wholeOfItems = ({ items }: Schema): Test => (items === undefined ? () => true : wholeOf(items));

function keysTest({
  properties = {},
  required = [],
  additionalProperties,
}: Schema): (value: Mapping) => boolean {
  const known = new Map(Object.entries(properties).map(([key, node]) => [key, wholeOf(node)]));
  const others = additionalProperties ? wholeOf(additionalProperties) : () => false;
  const needed = required.map((key) => ({
    key,
    isOptional: wholeOf(properties[key] ?? anything)(undefined),
  }));
  const isRequired = new Set(required);
  return (value) => {
    for (const { key, isOptional } of needed) if (!Object.hasOwn(value, key) && !isOptional) return false;
    for (const key of Object.keys(value)) {
      const held = value[key];
      const fitsKnown = known.get(key);
      // A key that is undefined is not there.
      const isAbsent = held === undefined && fitsKnown !== undefined && !isRequired.has(key);
      if (!isAbsent && !(fitsKnown ?? others)(held)) return false;
    }
    return true;
  };
}

function ownTest(node: Schema): Test {
  const { type, minItems = 0, enum: words } = node;
  if (words) return (value) => words.some((word) => word === value);
  if (node.const !== undefined) return (value) => value === node.const;
  if (type === "object") return isMapping;
  if (type === "array") return (value) => Array.isArray(value) && value.length >= minItems;
  if (type === "string") return textTest(node);
  if (type === "integer" || type === "number") return numberTest(node);
  if (type === "null") return (value) => value === null;
  return (value) => type === undefined || typeof value === type;
}

function textTest({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: Schema): Test {
  const form = pattern === undefined ? null : new RegExp(pattern);
  return (value) =>
    typeof value === "string" &&
    value.length >= minLength &&
    value.length <= maxLength &&
    (form === null || form.test(value));
}

function numberTest({ type, minimum, exclusiveMinimum, maximum }: Schema): Test {
  const isOfType = type === "integer" ? Number.isSafeInteger : Number.isFinite;
  const least = minimum ?? Number.NEGATIVE_INFINITY;
  const above = exclusiveMinimum ?? Number.NEGATIVE_INFINITY;
  const most = maximum ?? Number.POSITIVE_INFINITY;
  return (value) =>
    isOfType(value) && (value as number) >= least && (value as number) > above && (value as number) <= most;
}
