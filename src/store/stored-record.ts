import { StoreError } from "../model/errors.ts";
import { knownOr } from "../model/known-or.ts";
import type { Row, Scalar } from "../stats/table.ts";
import { digest } from "../study/digest.ts";
import type { AnswerKey } from "../study/run-design.ts";
import { trialCounts } from "../study/trial-counts.ts";

/** The answer to one question as a store keeps it: texts and whole numbers, which any database gives back as they are. */
export interface StoredRecord {
  /** The hash of the key: see `recordId`. */
  readonly id: string;
  readonly key: AnswerKey;
  /** The names of the columns, as a JSON list. */
  readonly columns: string;
  /** The values of every row in the order of the columns, as a JSON list of lists. */
  readonly body: string;
  /** The hash of all of the above: what does not match it is damaged. */
  readonly digest: string;
  /** Which version of which program computed it: where it comes from, no part of what it is. */
  readonly madeBy: string;
}

/** Raised when records come to be written in another way: those that were kept are then not found. */
const version = "r1";

/** The same for what trials came to. Such records are looked for by their cell, and a store tells them by it. */
export const trialsPrefix = "t1-";

/** What an answer is kept under: a version and a hash of 128 bits, as in `r1-5f0c…`. */
export const recordId = ({ cell, measurement, version: asked, trials, seed }: AnswerKey): string =>
  `${measurement === trialCounts.name ? trialsPrefix : `${version}-`}${shortDigest(JSON.stringify([cell, measurement, asked, trials, seed]))}`;

/**
 * An answer, ready to be kept: with the columns its measurement names, and null for what a row leaves out. `id` is the key's, where
 * that is known already.
 */
export function recordOf(
  key: AnswerKey,
  columns: readonly string[],
  rows: readonly Row[],
  madeBy: string,
  id = recordId(key),
): StoredRecord {
  const body = bodyOf(rows, columns);
  const text = columnsText(columns);
  return { id, key, columns: text, body, digest: contentDigest({ id, columns: text, body }), madeBy };
}

function bodyOf(rows: readonly Row[], columns: readonly string[]): string {
  return `[${rows.map((row) => rowText(row, columns)).join(",")}]`;
}

/** A row in the order of the columns, as a JSON list: the cells of a sweep share rows. */
function rowText(row: Row, columns: readonly string[]): string {
  const there = rowTexts.get(row);
  if (there?.columns === columns) return there.text;
  const text = JSON.stringify(columns.map((name) => written(row[name] ?? null)));
  // What can still be changed may be another row the next time.
  if (Object.isFrozen(row) && Object.isFrozen(columns)) rowTexts.set(row, { columns, text });
  return text;
}

const rowTexts = new WeakMap<Row, { readonly columns: readonly string[]; readonly text: string }>();

/** Columns as a JSON list, written once for each list: the same stands in very many records. */
export function columnsText(columns: readonly string[]): string {
  const known = columnTexts.get(columns);
  if (known !== undefined) return known;
  const text = JSON.stringify(columns);
  // What can still be changed may be other columns the next time.
  if (Object.isFrozen(columns)) columnTexts.set(columns, text);
  return text;
}

const columnTexts = new WeakMap<readonly string[], string>();

/** Whether a record is what was once kept. */
export const isIntact = (record: StoredRecord): boolean =>
  record.id === recordId(record.key) && record.digest === contentDigest(record);

/**
 * The rows of a record: the one way to them. Errors: StoreError for a record that is damaged, and for one with other columns
 * than the measurement names now.
 */
export function rowsOf(record: StoredRecord, columns: readonly string[]): readonly Row[] {
  if (!isIntact(record)) throw damaged(record.key);
  if (record.columns !== columnsText(columns)) throw otherColumns(record, columns);
  return rowsOfBody(record.body, columns);
}

/** The rows that a body stands for: only of a record that was made by this very run. */
export function rowsOfBody(body: string, columns: readonly string[]): readonly Row[] {
  const lines = JSON.parse(body) as readonly (readonly Written[])[];
  return lines.map((line) => Object.fromEntries(columns.map((name, i) => [name, read(line[i])])));
}

/** The error of a record that is not what was kept. */
export function damaged(key: AnswerKey): StoreError {
  const problem = `a stored answer must be what was kept, but that of ${keyText(key)} is damaged`;
  return new StoreError(problem, { hint: repairHint });
}

/** What helps against damage. */
export const repairHint = "add --repair: what is damaged is set aside and computed again, the rest is kept";

export const keyText = (key: AnswerKey): string => `${askedText(key)} of the cell ${key.cell}`;

/** What was asked, of whatever cell. */
export const askedText = ({ measurement, version, trials, seed }: AnswerKey): string => {
  const sampling = trials === null ? "" : `, ${trials} trials of seed ${JSON.stringify(seed)}`;
  return `${measurement} (version ${version}${sampling})`;
};

function otherColumns({ key, columns: kept, madeBy }: StoredRecord, columns: readonly string[]): StoreError {
  const problem = `a stored answer must have the columns ${columns.join(", ")}, but that of ${keyText(key)}, by ${madeBy}, has ${kept}`;
  const hint = "raise the version of a measurement whose columns change; or use another store";
  return new StoreError(problem, { hint });
}

/** The key is in it by the id. */
const contentDigest = ({ id, columns, body }: Pick<StoredRecord, "id" | "columns" | "body">): string =>
  shortDigest(`${id} ${knownOr(columnDigests, columns, () => shortDigest(columns))} ${body}`);

/** Columns are as long as a row, and the same from record to record. */
const columnDigests = new Map<string, string>();

const shortDigest = (text: string): string => digest(text).slice(0, 32);

/** A value as JSON has it; a number that JSON has no word for, −0 too, stands as text in a list of its own. */
type Written = Scalar | readonly [string];

const written = (value: Scalar): Written =>
  typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))
    ? [Object.is(value, -0) ? "-0" : String(value)]
    : value;

const read = (value: Written): Scalar => (Array.isArray(value) ? Number(value[0]) : (value as Scalar));
