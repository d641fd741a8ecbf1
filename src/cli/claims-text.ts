import type { Claim } from "../analysis/claims.ts";
import type { Measured } from "../analysis/statement.ts";
import type { World } from "../analysis/worlds.ts";
import { meanText } from "./number-text.ts";
import { textColumns } from "./text-columns.ts";
import { wrapped } from "./wrapped.ts";

interface Layout {
  readonly columns: number;
  /** Every number and exception, however many. */
  readonly whole: boolean;
}

const mostLines = 6;
const longestRow = 6;

/** Verdicts for a reader: what is said, what became of it, the numbers, and each exception. */
export function claimsText(claims: readonly Claim[], layout: Layout): string {
  return [...claims.map((claim) => claimText(claim, layout)), summary(claims)].join("\n\n");
}

function claimText(claim: Claim, { columns, whole }: Layout): string {
  const { id, verdict, words, cases, source, scope, numbers, exceptions } = claim;
  const outside = claim.withinPremises ? "" : " (outside its premises)";
  const indented = (text: string, indent: string) => wrapped(text, columns, indent, `${indent}  `);
  const rows = Object.entries(numbers).filter(([, value]) => whole || !isLong(value));
  return [
    `${id}: ${verdict}${outside}, ${cases.holding} of ${cases.of} cases`,
    indented(words, "  "),
    indented(`${claim.kind} in ${claim.world}; ${source.where} [${source.level}]; ${scope}`, "  "),
    ...firstOf(rows, whole).map(([name, value]) => indented(`${name}: ${measuredText(value)}`, "    ")),
    ...leftOver(
      Object.keys(numbers).length,
      Math.min(rows.length, whole ? rows.length : mostLines),
      "number",
      "s",
    ),
    ...(exceptions.length > 0 ? ["  exceptions"] : []),
    ...firstOf(exceptions, whole).map((exception) => indented(exception, "    ")),
    ...leftOver(
      exceptions.length,
      whole ? exceptions.length : Math.min(exceptions.length, mostLines),
      "exception",
      "s",
    ),
  ].join("\n");
}

const isLong = (value: Measured): boolean => Array.isArray(value) && value.length > longestRow;

const firstOf = <T>(items: readonly T[], whole: boolean): readonly T[] =>
  whole ? items : items.slice(0, mostLines);

function leftOver(all: number, shown: number, what: string, plural: string): readonly string[] {
  const left = all - shown;
  return left > 0 ? [`    and ${left} more ${what}${left === 1 ? "" : plural}: see --id, or --json`] : [];
}

function measuredText(value: Measured): string {
  if (typeof value === "string") return value;
  return typeof value === "number"
    ? numberText(value)
    : value.map((one) => (typeof one === "number" ? numberText(one) : one)).join(", ");
}

/** Rounding of the exact engine is no number to show. */
const numberText = (value: number): string => meanText(Number(value.toPrecision(10)));

function summary(claims: readonly Claim[]): string {
  const count = (word: Claim["verdict"]) => claims.filter(({ verdict }) => verdict === word).length;
  const counts = `holds ${count("holds")}, holds with exceptions ${count("holds with exceptions")}, fails ${count("fails")}`;
  return `${claims.length} statement${claims.length === 1 ? "" : "s"}: ${counts}`;
}

/** Claims × semantics: a row for each statement, a column for each world. */
export function matrixText(claims: readonly Claim[], worlds: readonly World[]): string {
  const ids = [...new Set(claims.map(({ id }) => id))];
  const cell = (id: string, world: string) =>
    claims.find((claim) => claim.id === id && claim.world === world);
  const rows = ids.map((id) => [id, ...worlds.map(({ name }) => cellText(cell(id, name)))]);
  return [
    ...textColumns([["", ...worlds.map((_, i) => String(i + 1))], ...rows]),
    "",
    "yes: holds; exc: holds with exceptions; no: fails; in parentheses: outside a theorem's premises.",
    ...textColumns(worlds.map(({ name, words }, i) => [`${i + 1}`, name, words])),
  ].join("\n");
}

const short = { holds: "yes", "holds with exceptions": "exc", fails: "no" } as const;

function cellText(claim: Claim | undefined): string {
  if (claim === undefined) return "";
  return claim.withinPremises ? short[claim.verdict] : `(${short[claim.verdict]})`;
}
