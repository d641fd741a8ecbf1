import { columnsText, type StoredRecord } from "../store/stored-record.ts";
import type { Measurement } from "../study/measurement.ts";
import type { AnsweredPart, NamedPart } from "./answer-part.ts";

/** A part as threads told it, and the records that were there: one for each id, undefined where it was answered. */
interface ToldPart {
  readonly named: NamedPart;
  readonly ids: readonly string[];
  readonly known: readonly (StoredRecord | undefined)[];
  readonly answered: AnsweredPart;
}

/** The records of a part: those that were there, and the others as they were answered. */
export function recordsOf(
  { named, ids, known, answered }: ToldPart,
  measurements: readonly Measurement[],
  madeBy: string,
): readonly StoredRecord[] {
  const cells = linesOf(named.cells);
  const [bodies, digests] = [linesOf(answered.bodies), linesOf(answered.digests)];
  let place = 0;
  return ids.map((id, i) => {
    const there = known[i];
    if (there !== undefined) return there;
    const cell = cells[Math.floor(i / measurements.length)];
    const { name, version, columns } = measurements[i % measurements.length];
    const key = { cell, measurement: name, version, trials: null, seed: null };
    const [body, digest] = [bodies[place], digests[place++]];
    return { id, body, digest, key, columns: columnsText(columns), madeBy };
  });
}

export const linesOf = (text: string): readonly string[] => (text === "" ? [] : text.split("\n"));
