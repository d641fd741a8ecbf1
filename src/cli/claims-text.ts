import type { Claim } from "../analysis/claims.ts";
import { verdictWords } from "../analysis/statement.ts";
import { verdictRule } from "../analysis/verdict-of.ts";
import type { World } from "../analysis/world.ts";
import { exceptionWords, numberLines } from "../figures/kit/claim-words.ts";
import { textColumns } from "./text-columns.ts";
import { wrapped } from "./wrapped.ts";

interface Layout {
  readonly columns: number;
  /** Every number and exception, however many. */
  readonly whole: boolean;
}

const mostLines = 6;
const longestList = 6;

/** Verdicts for a reader: what is said, what became of it, the numbers, and each exception. */
export function claimsText(claims: readonly Claim[], layout: Layout): string {
  const rule = wrapped(verdictRule, layout.columns, "", "");
  return [...claims.map((claim) => claimText(claim, layout)), summary(claims), rule].join("\n\n");
}

function claimText(claim: Claim, { columns, whole }: Layout): string {
  const { id, verdict, words, cases, source, scope, numbers, exceptions } = claim;
  const outside = claim.withinPremises ? "" : " (outside its premises)";
  const indented = (text: string, indent: string) => wrapped(text, columns, indent, `${indent}  `);
  const list = (lines: readonly string[], what: string) =>
    firstOf(lines, what, whole).map((line) => indented(line, "    "));
  return [
    `${id}: ${verdict}${outside}, ${cases.holding} of ${cases.of} cases`,
    indented(words, "  "),
    indented(`${claim.kind} in ${claim.world}; ${source.where} [${source.level}]; ${scope}`, "  "),
    ...list(numberLines(numbers, whole ? undefined : longestList), "number"),
    ...(exceptions.length > 0 ? ["  exceptions"] : []),
    ...list(exceptions.map(exceptionWords), "exception"),
  ].join("\n");
}

function firstOf(lines: readonly string[], what: string, whole: boolean): readonly string[] {
  const left = whole ? 0 : lines.length - mostLines;
  if (left <= 0) return lines;
  const more = `and ${left} more ${what}${left === 1 ? "" : "s"}: see --id, or --json`;
  return [...lines.slice(0, mostLines), more];
}

function summary(claims: readonly Claim[]): string {
  const count = (word: Claim["verdict"]) => claims.filter(({ verdict }) => verdict === word).length;
  const counts = verdictWords.map((word) => `${word} ${count(word)}`).join(", ");
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
    "yes: holds; exc: holds with exceptions; no: fails; –: vacuous; in parentheses: outside a theorem's premises.",
    verdictRule,
    ...textColumns(worlds.map(({ name, words }, i) => [`${i + 1}`, name, words])),
  ].join("\n");
}

const short = { holds: "yes", "holds with exceptions": "exc", fails: "no", vacuous: "–" } as const;

function cellText(claim: Claim | undefined): string {
  if (claim === undefined) return "";
  return claim.withinPremises ? short[claim.verdict] : `(${short[claim.verdict]})`;
}
