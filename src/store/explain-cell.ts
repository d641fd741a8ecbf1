import type { Cell } from "../study/cells.ts";
import type { Design } from "../study/design.ts";
import { type AnswerKey, keyOf } from "../study/run-design.ts";
import { DrawnThere } from "./drawn-there.ts";
import { questionsOf } from "./ids-of.ts";
import type { Store } from "./store.ts";
import { recordId } from "./stored-record.ts";
import { stateOf } from "./study-status.ts";

/** Whether one question of a cell will be computed, and why. */
export interface ExplainedAnswer {
  /** What the answer is kept under, and its hash. */
  readonly key: AnswerKey;
  readonly id: string;
  /** What is kept is reused, what is missing is computed, and what is damaged stops a run. */
  readonly state: "kept" | "missing" | "damaged";
  /** Trials that are there for a missing answer to go on from. */
  readonly trialsThere: number;
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
  const questions = questionsOf([cell], design);
  const keys = questions.map(keyOf);
  const drawn = await DrawnThere.of([cell.identity], design.measurements, store);
  const there = await store.read(keys.map(recordId));
  const kept: AnswerKey[] = [];
  for await (const { key } of store.records()) if (key.cell === cell.identity) kept.push(key);
  return questions.map((question, i) => {
    const key = keys[i];
    const id = recordId(key);
    const record = there.get(id);
    const state = stateOf(record, drawn.isDamagedFor(question));
    const trialsThere = state === "missing" ? (drawn.longestFor(question)?.trials ?? 0) : 0;
    const others = kept.filter((one) => one.measurement === key.measurement && recordId(one) !== id);
    return { key, id, state, trialsThere, madeBy: record?.madeBy ?? null, otherwise: others };
  });
}
