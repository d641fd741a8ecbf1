const longest = 40;

/** A value from a user's file as an error message names it: short, on one line, without terminal control characters. */
export function shownValue(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty (null)";
  if (typeof value === "string") return shownText(value);
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return shownList(value);
  if (typeof value === "object") return shownKeys(Object.keys(value));
  return Object.is(value, -0) ? "-0" : String(value);
}

/** A text in quotes, shortened, with every control and direction character escaped. */
export function shownText(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return escaped(
    JSON.stringify(short),
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
  );
}

/** A text with the characters that a pattern finds as `\uXXXX`, which is what JSON means by them. */
export const escaped = (text: string, characters: RegExp): string =>
  text.replace(characters, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

function shownList(list: readonly unknown[]): string {
  if (list.length === 0) return "an empty list";
  const shown = `[${list.map(shownValue).join(", ")}]`;
  return list.length <= 8 && shown.length <= 2 * longest ? shown : `a list of ${list.length}`;
}

function shownKeys(keys: readonly string[]): string {
  if (keys.length === 0) return "an empty mapping";
  const shown = keys.slice(0, 6).map((key) => (/^[\w-]+$/.test(key) ? key : shownText(key)));
  return `{ ${shown.join(", ")}${keys.length > 6 ? ", …" : ""} }`;
}
