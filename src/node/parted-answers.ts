import type { Row } from "../stats/table.ts";
import { keptAnswers } from "../store/kept-answers.ts";
import type { Shard } from "../store/shard.ts";
import type { Store } from "../store/store.ts";
import { columnsText, isIntact, rowsOfBody, type StoredRecord } from "../store/stored-record.ts";
import { WaitingRecords } from "../store/waiting-records.ts";
import { hasFormulas } from "../study/cell-rules.ts";
import { cellsBetween } from "../study/cells.ts";
import { type Design, gridOf } from "../study/design.ts";
import { coordinatesOf, type Grid, hasFilter } from "../study/drafts.ts";
import type { Measurement } from "../study/measurement.ts";
import { type Answer, runDesign, tableOf } from "../study/run-design.ts";
import type { Part, SentDesign } from "./answer-part.ts";
import { knownMeasurement } from "./answer-questions.ts";
import { type Lane, openLanes } from "./part-lanes.ts";

/** An answer in its turn: which cell's, its rows in the table, and whether it was in the store already. */
export interface PartedAnswer {
  readonly index: number;
  readonly rows: readonly Row[];
  readonly reused: boolean;
}

export interface Parting {
  readonly threads: number;
  readonly madeBy: string;
  /** The cells to take (default: all). */
  readonly shard?: Shard | null;
  /** See `keptAnswers`. */
  readonly longestWait?: number | undefined;
  /** Whether rows are looked at (default: yes); none are made otherwise. */
  readonly wantsRows?: boolean;
}

/** Answers below which threads are not worth it: they take some tenths of a second to start. */
const worthIt = 5000;

/** Answers of a part: of the first, and at most; and the milliseconds that a thread is to take for one. */
const [first, most, together] = [16, 1024, 100];

/** Parts that may be open for each thread. */
const openEach = 4;

/**
 * Whether threads can go through a design by themselves: all cells of one study without formulas, and built-in measurements that do
 * not sample, of which there are many, and so short ones. Others are asked one by one.
 */
export function canBeParted(design: Design): boolean {
  const grid = gridOf(design);
  const isPlain = (one: Measurement) => !one.samples && knownMeasurement(one.name) === one;
  return (
    grid !== undefined &&
    !hasFilter(grid) &&
    !hasFormulas({ where: null, ...grid }) &&
    design.size >= worthIt &&
    design.measurements.every(isPlain)
  );
}

/**
 * The study loop on threads that make, name and answer the cells of parts by themselves; this thread looks answers up, keeps them,
 * and puts parts in the order of the design. The answers and their order are those of `keptAnswers`; a list of them is of one part.
 *
 * A part that fails is gone through again by this thread, for its error as it is. Errors: those of `keptAnswers`.
 */
export async function* partedAnswers(
  design: Design,
  store: Store | null,
  { threads, madeBy, shard = null, longestWait = 300, wantsRows = true }: Parting,
): AsyncGenerator<readonly PartedAnswer[]> {
  const grid = gridOf(design) as Grid;
  const lanes = await openLanes(sentOf(design, grid, shard), threads);
  const run = new PartedRun(design, grid, store, { threads, madeBy, shard, longestWait });
  try {
    yield* run.answers(lanes, wantsRows);
  } finally {
    await run.settle();
    await Promise.all(lanes.map((lane) => lane.close()));
    await run.waiting?.keep();
  }
}

const sentOf = (
  { measurements, seed, trials }: Design,
  { scenario, grids, agents }: Grid,
  shard: Shard | null,
): SentDesign => ({
  grid: { scenario, grids, ...(agents && { agents }) },
  measurements: measurements.map(({ name }) => name),
  seed,
  trials,
  shard,
});

/** A part whose answers are known; null for one that a thread could not answer. */
interface Made {
  readonly places: readonly number[];
  readonly cells: readonly string[];
  readonly records: readonly StoredRecord[];
  /** Which of them were there. */
  readonly there: readonly boolean[];
}

class PartedRun {
  readonly waiting: WaitingRecords | null;
  readonly #design: Design;
  readonly #grid: Grid;
  readonly #store: Store | null;
  readonly #madeBy: string;
  readonly #open: { readonly part: Part; readonly made: Promise<Made | null> }[] = [];
  /** Ids of answers that were lately computed, and told of: a part may have been looked up before, or after, a later one was kept. */
  readonly #computed = new Set<string>();
  readonly #told = new Set<string>();
  readonly #windows: (readonly string[])[] = [];
  readonly #mostOpen: number;
  readonly #shard: Shard | null;
  #length = first;
  #isOver = false;

  constructor(
    design: Design,
    grid: Grid,
    store: Store | null,
    { threads, madeBy, shard, longestWait }: Required<Omit<Parting, "wantsRows">> & { longestWait: number },
  ) {
    this.#mostOpen = openEach * threads;
    this.#shard = shard;
    this.#design = design;
    this.#grid = grid;
    this.#store = store;
    this.#madeBy = madeBy;
    this.waiting = store && new WaitingRecords(store, longestWait);
  }

  async *answers(lanes: readonly Lane[], wantsRows: boolean): AsyncGenerator<readonly PartedAnswer[]> {
    const { size, measurements } = this.#design;
    const cells = size / measurements.length;
    const idle = [...lanes];
    let next = 0;
    const begin = () => {
      while (!this.#isOver && next < cells && this.#open.length < this.#mostOpen) {
        const lane = idle.pop();
        if (lane === undefined) return;
        const part = { from: next, to: Math.min(next + this.#length, cells) };
        next = part.to;
        const made = this.#through(lane, part).finally(() => {
          idle.push(lane);
          begin();
        });
        // Failures are told in their turn; until then they are not unheard.
        made.catch(() => {});
        this.#open.push({ part, made });
      }
    };
    begin();
    for (let one = this.#open[0]; one !== undefined; one = this.#open[0]) {
      const made = await one.made;
      this.#open.shift();
      begin();
      const isWhole = made?.records.every((record, i) => !made.there[i] || this.#isOurs(record, i));
      yield made && isWhole ? this.#inTable(made, wantsRows) : await this.#oneByOne(one.part);
      if (this.waiting?.areDue) await this.waiting.keep();
    }
  }

  /** Waits for what is in hand. */
  async settle(): Promise<void> {
    this.#isOver = true;
    await Promise.allSettled(this.#open.map(({ made }) => made));
  }

  async #through(lane: Lane, part: Part): Promise<Made | null> {
    const named = await lane.name(part);
    if (named === null) return null;
    const { places } = named;
    if (places.length === 0) return { places, cells: [], records: [], there: [] };
    const { measurements } = this.#design;
    const [cells, ids] = [named.cells.split("\n"), named.ids.split("\n")];
    const kept = await this.#store?.read(ids);
    const known = ids.map((id) => this.waiting?.get(id) ?? kept?.get(id));
    const there = known.map((record) => record !== undefined);
    const answered = await lane.answer(
      part,
      [...there.keys()].filter((i) => there[i]),
    );
    if (answered === null) return null;
    const [bodies, digests] = [answered.bodies.split("\n"), answered.digests.split("\n")];
    let place = 0;
    const records = known.map((record, i): StoredRecord => {
      if (record !== undefined) return record;
      const measurement = measurements[i % measurements.length];
      const cell = cells[Math.floor(i / measurements.length)];
      const made = this.#record(measurement, cell, {
        id: ids[i],
        body: bodies[place],
        digest: digests[place],
      });
      place++;
      this.#computed.add(ids[i]);
      this.waiting?.add(made);
      return made;
    });
    if (place > 0) this.#fit((part.to - part.from) / Math.max(answered.milliseconds, 1));
    return { places, cells, records, there };
  }

  /** Whether a record that was there is what was kept, and of the columns that the measurement names now. */
  #isOurs(record: StoredRecord, place: number): boolean {
    const { measurements } = this.#design;
    const { columns } = measurements[place % measurements.length];
    return record.columns === columnsText(columns) && isIntact(record);
  }

  /** Parts come to take the time that they should. */
  #fit(aMillisecond: number): void {
    const length = Math.min(Math.round(aMillisecond * together), 4 * this.#length);
    this.#length = Math.min(Math.max(length, 1), Math.ceil(most / this.#design.measurements.length));
  }

  #record(
    measurement: Measurement,
    cell: string,
    made: Pick<StoredRecord, "id" | "body" | "digest">,
  ): StoredRecord {
    const { name, version, columns } = measurement;
    const key = { cell, measurement: name, version, trials: null, seed: null };
    return { ...made, key, columns: columnsText(columns), madeBy: this.#madeBy };
  }

  #inTable({ places, cells, records, there }: Made, wantsRows: boolean): readonly PartedAnswer[] {
    const { measurements } = this.#design;
    const table = tableOf(this.#design);
    const coordinates = coordinatesOf(this.#grid);
    const answers = records.map(({ id, body }, i) => {
      const measurement = measurements[i % measurements.length];
      const cell = Math.floor(i / measurements.length);
      const index = places[cell];
      const question = { cell: { coordinates: coordinates(index), identity: cells[cell] }, measurement };
      const rows = wantsRows ? table(rowsOfBody(body, measurement.columns), question) : [];
      // Of cells that come to one scenario the first counts as computed, whichever thread was faster.
      const isNew = !this.#told.has(id) && (!there[i] || this.#computed.has(id));
      this.#told.add(id);
      return { index, rows, reused: this.#store !== null && !isNew };
    });
    this.#forget(records.map(({ id }) => id));
    return answers;
  }

  /** Older ones are kept by now, or wait to be: they are found when they are looked up. */
  #forget(ids: readonly string[]): void {
    this.#windows.push(ids);
    if (this.#windows.length <= this.#mostOpen) return;
    for (const id of this.#windows.shift() ?? []) {
      this.#computed.delete(id);
      this.#told.delete(id);
    }
  }

  async #oneByOne({ from, to }: Part): Promise<readonly PartedAnswer[]> {
    await this.waiting?.keep();
    const design = { ...this.#design, cells: cellsBetween(this.#grid, from, to) };
    const answers: PartedAnswer[] = [];
    const add = ({ cell: { index }, rows }: Answer, reused: boolean) =>
      void answers.push({ index, rows, reused });
    const options = { madeBy: this.#madeBy, shard: this.#shard };
    if (this.#store === null) for await (const answer of runDesign(design)) add(answer, false);
    else
      for await (const { answer, reused } of keptAnswers(design, this.#store, options)) add(answer, reused);
    return answers;
  }
}
