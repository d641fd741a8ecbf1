/**
 * JSON with one spelling for equal data: keys in code-unit order, no spaces, typed arrays as arrays, −0 as 0.
 * Numbers that JSON has no word for are written as text, so that they do not all become `null`.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "number") return canonicalNumber(value);
  if (ArrayBuffer.isView(value)) return `[${Array.from(value as Float64Array, canonicalNumber).join(",")}]`;
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

const canonicalNumber = (value: number): string => (Number.isFinite(value) ? `${value}` : `"${value}"`);
