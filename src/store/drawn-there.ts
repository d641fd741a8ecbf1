import { knownOr } from "../model/known-or.ts";
import type { DrawnTrials } from "../stats/drawn-trials.ts";
import type { Measurement } from "../study/measurement.ts";
import type { AnswerKey, Question } from "../study/run-design.ts";
import { rowOfTrials, trialCounts, trialsOfRow } from "../study/trial-counts.ts";
import type { Store } from "./store.ts";
import { damaged, isIntact, recordOf, rowsOf, type StoredRecord } from "./stored-record.ts";

type Asked<Subject> = Pick<Question<Subject>, "measurement" | "sampling">;

/** What trials of a question's stream came to, ready to be kept: other questions of that stream go on from them. */
export function trialsRecord<Subject>(
  { measurement, sampling }: Asked<Subject>,
  drawn: DrawnTrials,
  madeBy: string,
): StoredRecord {
  const key = trialsKey({ measurement, sampling }, drawn.trials);
  return recordOf(key, trialCounts.columns, [rowOfTrials(drawn)], madeBy);
}

/** What so many trials of a question's stream are kept under. */
export function trialsKey<Subject>({ measurement, sampling }: Asked<Subject>, trials: number): AnswerKey {
  const { cell, seed } = sampling;
  return { cell, measurement: trialCounts.name, version: measurement.goesOn?.version ?? 0, trials, seed };
}

/** The stream that trials are of: equal ones have equal trials, as far as both go. */
const streamOf = (cell: string, version: number, seed: string | null): string =>
  JSON.stringify([cell, version, seed]);

/** The trials that a store has of some cells. */
export class DrawnThere {
  readonly #byStream = new Map<string, DrawnTrials[]>();
  readonly #damaged = new Map<string, AnswerKey>();

  /** Those that measurements of these cells could go on from. Errors: those of the store. */
  static async of(
    cells: readonly string[],
    measurements: readonly Pick<Measurement, "goesOn">[],
    store: Store,
  ): Promise<DrawnThere> {
    const there = new DrawnThere();
    const isWanted = cells.length > 0 && measurements.some(({ goesOn }) => goesOn !== undefined);
    for (const record of isWanted ? await store.trialsOf(cells) : []) there.#add(record);
    return there;
  }

  /** The most that a question can go on from. Errors: StoreError where some of its cell are damaged. */
  longestFor<Subject>({ measurement: { goesOn }, sampling }: Asked<Subject>): DrawnTrials | undefined {
    if (goesOn === undefined) return undefined;
    const hurt = this.#damaged.get(sampling.cell);
    if (hurt !== undefined) throw damaged(hurt);
    const all = this.#byStream.get(streamOf(sampling.cell, goesOn.version, sampling.seed)) ?? [];
    const fit = all.filter((drawn) => goesOn.canFrom(drawn, sampling));
    return fit.sort((a, b) => b.trials - a.trials)[0];
  }

  /** Whether a question that goes on would stop a run, for some trials of its cell are not what was kept. */
  isDamagedFor<Subject>({ measurement, sampling }: Asked<Subject>): boolean {
    return measurement.goesOn !== undefined && this.#damaged.has(sampling.cell);
  }

  #add(record: StoredRecord): void {
    const { cell, version, trials, seed } = record.key;
    if (!isIntact(record)) {
      this.#damaged.set(cell, record.key);
      return;
    }
    const [row] = rowsOf(record, trialCounts.columns);
    knownOr(this.#byStream, streamOf(cell, version, seed), () => []).push(trialsOfRow(trials ?? 0, row));
  }
}
