import { rounding } from "../../stats/compare.ts";
import { textWidth } from "./text-width.ts";

/** A list in words: "a", "a and b", "a, b and c". */
export function joined(items: readonly (string | number)[]): string {
  const words = items.map(String);
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** Names in a row, a shared prefix up to a hyphen said once: "model-1, -2, -3". */
export function shortened(names: readonly string[]): string {
  const prefix = /^.*-/.exec(names[0] ?? "")?.[0] ?? "";
  const shared = prefix !== "" && names.every((name) => name.startsWith(prefix));
  return names.map((name, i) => (shared && i > 0 ? name.slice(prefix.length - 1) : name)).join(", ");
}

/** The names of agents, in a row. */
export const agentNames = (of: readonly { readonly agent: string }[]): string =>
  shortened(of.map(({ agent }) => agent));

/** Spaces at which no line ends: around signs, before a unit or a bracket, after a number's symbol. */
const joint = / (?![=→%×±(])(?<![=→×±] )/;

/** A text cut into lines of at most `length` font sizes, at spaces; formulas are kept together, and a longer word is its own line. */
export function wrapped(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(joint)) {
    const longer = `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && textWidth(longer) <= length) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * A rate in a sentence: two digits, three where the first two say nothing, and never 0 or 1 for what is only close. A lower
 * bound ("0.87 or more") goes down to its last digit, an upper one up.
 */
export function rateWord(rate: number, towards: "nearest" | "down" | "up" = "nearest"): string {
  if (rate === 0 || Math.abs(rate - 1) < rounding) return rate === 0 ? "0" : "1";
  if (rate < 0.0005) return "under 0.001";
  if (rate >= 0.9995) return "over 0.999";
  const digits = rate < 0.1 || rate > 0.985 ? 3 : 2;
  if (towards === "nearest") return rate.toFixed(digits);
  const scaled = rate * 10 ** digits;
  const whole = towards === "down" ? Math.floor(scaled + 1e-9) : Math.ceil(scaled - 1e-9);
  return (whole / 10 ** digits).toFixed(digits);
}

/** A bias in a sentence: one digit after the point, none past a hundred. */
export const biasWord = (bias: number): string => bias.toFixed(bias < 100 ? 1 : 0);
