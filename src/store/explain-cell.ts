import type { Cell } from "../study/cells.ts";
import type { Design } from "../study/design.ts";
import { type AnswerKey, keyOf, samplingOf } from "../study/run-design.ts";
import type { Store } from "./store.ts";
import { isIntact, recordId } from "./stored-record.ts";

/** Whether one question of a cell will be computed, and why. */
export interface ExplainedAnswer {
  /** What the answer is kept under, and its hash. */
  readonly key: AnswerKey;
  readonly id: string;
  /** What is kept is reused, what is missing is computed, and what is damaged stops a run. */
  readonly state: "kept" | "missing" | "damaged";
  /** Which program computed what is there. */
  readonly madeBy: string | null;
  /** What the same measurement of the same cell is kept under otherwise: by another version, other trials, another seed. */
  readonly otherwise: readonly AnswerKey[];
}

/** Looks up what a run will do with a cell, in the order of the measurements; nothing is computed. Errors: those of the store. */
export async function explainCell<Subject>(
  design: Design<Subject>,
  cell: Cell<Subject>,
  store: Store,
): Promise<readonly ExplainedAnswer[]> {
  const sampling = samplingOf(design, cell);
  const keys = design.measurements.map((measurement) => keyOf({ cell, measurement, sampling }));
  const there = await store.read(keys.map(recordId));
  const kept: AnswerKey[] = [];
  for await (const { key } of store.records()) if (key.cell === cell.identity) kept.push(key);
  return keys.map((key) => {
    const id = recordId(key);
    const record = there.get(id);
    const state = record === undefined ? "missing" : isIntact(record) ? "kept" : "damaged";
    const others = kept.filter((one) => one.measurement === key.measurement && recordId(one) !== id);
    return { key, id, state, madeBy: record?.madeBy ?? null, otherwise: others };
  });
}
