import type { Datum, Exception, Numbers } from "../../analysis/statement.ts";

/** The field's symbols for what is swept. */
export const symbols: Readonly<Record<string, string>> = {
  subgoals: "K",
  chunk: "c",
  scaffolded: "r",
  attempts: "R",
  tolerance: "ε",
  distributions: "N",
  removed: "m",
  strength: "λ",
  carryOver: "κ",
};

/** An exception to a statement, in words: "bias step: model-1, K 11 → 12: 3.7 → 3.33". */
export function exceptionWords({ case: kind, ...what }: Exception): string {
  return `${nameWords(kind)}: ${recordWords(what)}`;
}

/**
 * The numbers of a verdict, in lines; each record of a list has its own. Lists longer than `longest` are told by their ends.
 */
export function numberLines(numbers: Numbers, longest = Number.POSITIVE_INFINITY): readonly string[] {
  return Object.entries(numbers).flatMap(([name, value]) =>
    (isRecords(value) ? value : [value]).map((one) => {
      const words = isRecord(one) ? recordWords(one, longest) : bareWords(one, longest);
      return `${nameWords(name)}: ${words}`;
    }),
  );
}

/** Names as they are, numbers by what they are called; a step along a sweep at the end. */
function recordWords(record: Numbers, longest = Number.POSITIVE_INFINITY): string {
  const { over, at, values, ...rest } = record;
  const isStep = typeof over === "string";
  const own = Object.entries(isStep ? rest : record).flatMap(([name, value]) =>
    entryWords(name, value, longest),
  );
  if (!isStep) return own.join(", ");
  const [from, to] = [at, values].map((pair) =>
    isList(pair) ? pair.map((one) => bareWords(one)).join(" → ") : "",
  );
  return `${[...own, `${symbols[over] ?? nameWords(over)} ${from}`].join(", ")}: ${to}`;
}

/** What is not so is not said. */
function entryWords(name: string, value: Datum, longest: number): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "boolean") return value ? [nameWords(name)] : [];
  return [`${symbols[name] ?? nameWords(name)} ${bareWords(value, longest)}`];
}

function bareWords(value: Datum, longest = Number.POSITIVE_INFINITY): string {
  if (typeof value === "number") return numberWord(value);
  if (isRecord(value)) return `(${recordWords(value, longest)})`;
  if (!isList(value)) return String(value ?? "none");
  const words = value.map((one) => bareWords(one, longest));
  return words.length > longest ? `${words[0]} … ${words[words.length - 1]}` : words.join(", ") || "none";
}

/** A number in a sentence: four digits, and small ones in powers of ten. */
export function numberWord(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1e-4 ? String(Number(value.toPrecision(4))) : value.toExponential(2);
}

/** `passRate` and `pass-rate` in words. */
export const nameWords = (name: string): string =>
  name.replaceAll("-", " ").replace(/[A-Z]|(?<=[a-z])\d+/g, (part) => ` ${part.toLowerCase()}`);

const isList = (value: Datum | undefined): value is readonly Datum[] => Array.isArray(value);
const isRecord = (value: Datum): value is Numbers =>
  typeof value === "object" && value !== null && !isList(value);
const isRecords = (value: Datum): value is readonly Numbers[] =>
  isList(value) && value.length > 0 && value.every(isRecord);
