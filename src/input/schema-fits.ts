import { isMapping, type Mapping } from "./mapping.ts";
import type { Schema } from "./schema.ts";

/** Whether a value is as a schema has it: that `schemaFindings` finds nothing, and finds out faster. */
export function fitsSchema(node: Schema, value: unknown): boolean {
  if (node.anyOf) return node.anyOf.some((option) => fitsSchema(option, value));
  if (!fits(node, value)) return false;
  if (Array.isArray(value)) return value.every((item) => fitsSchema(node.items ?? anything, item));
  return node.type !== "object" || keysFit(node, value as Mapping);
}

const anything: Schema = {};

function keysFit({ properties = {}, required = [], additionalProperties }: Schema, value: Mapping): boolean {
  for (const key of required)
    if (!Object.hasOwn(value, key) && !fitsSchema(properties[key] ?? anything, undefined)) return false;
  for (const key of Object.keys(value)) {
    const held = value[key];
    const isKnown = Object.hasOwn(properties, key);
    const node = isKnown ? properties[key] : additionalProperties;
    if (!node) return false;
    // A key that is undefined is not there.
    const isAbsent = isKnown && held === undefined && !required.includes(key);
    if (!isAbsent && !fitsSchema(node, held)) return false;
  }
  return true;
}

/** Whether a value is of the node's own kind and within its bounds, whatever stands inside. */
export function fits(node: Schema, value: unknown): boolean {
  if (node.enum) return node.enum.some((word) => word === value);
  if (node.const !== undefined) return value === node.const;
  if (node.type === "object") return isMapping(value);
  if (node.type === "array") return Array.isArray(value) && value.length >= (node.minItems ?? 0);
  if (node.type === "string") return typeof value === "string" && isAllowedText(node, value);
  if (node.type === "integer") return Number.isSafeInteger(value) && isInRange(node, value as number);
  if (node.type === "number") return Number.isFinite(value) && isInRange(node, value as number);
  if (node.type === "null") return value === null;
  return node.type === undefined || typeof value === node.type;
}

const isBetween = (value: number, least = value, most = value): boolean => value >= least && value <= most;

const isAllowedText = ({ minLength, maxLength, pattern }: Schema, value: string): boolean =>
  isBetween(value.length, minLength, maxLength) && (pattern === undefined || new RegExp(pattern).test(value));

const isInRange = ({ minimum, exclusiveMinimum, maximum }: Schema, value: number): boolean =>
  isBetween(value, minimum, maximum) && !(exclusiveMinimum !== undefined && value <= exclusiveMinimum);
