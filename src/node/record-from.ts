import type { StoredRecord } from "../store/stored-record.ts";

/** A line of a database's table. */
export type Line = Readonly<Record<string, unknown>>;

/** A line as a record. That its values have the right types is part of what its reader checks by the digest. */
export function recordFrom(line: Line): StoredRecord {
  const { id, cell, measurement, version, trials, seed, columns, body, digest, madeBy } = line;
  const key = { cell, measurement, version, trials, seed: seedFrom(seed) };
  return { id, key, columns, body, digest, madeBy } as StoredRecord;
}

/** A seed may be any text, and stands as JSON: a database's text is UTF-8 and holds no NUL. What is no JSON is damaged. */
function seedFrom(text: unknown): unknown {
  try {
    return text === null ? null : JSON.parse(String(text));
  } catch {
    return text;
  }
}
