import type { Row } from "../stats/table.ts";
import { keptAnswers } from "../store/kept-answers.ts";
import type { Shard } from "../store/shard.ts";
import type { Store } from "../store/store.ts";
import { columnsText, isIntact, rowsOfBody, type StoredRecord } from "../store/stored-record.ts";
import { WaitingRecords } from "../store/waiting-records.ts";
import { cellsBetween } from "../study/cells.ts";
import type { Design } from "../study/design.ts";
import { coordinatesOf, type Grid } from "../study/drafts.ts";
import { type Answer, runDesign, tableOf } from "../study/run-design.ts";
import type { AnsweredPart, NamedPart, Part } from "./answer-part.ts";
import { type Lane, openAtOnce } from "./part-lanes.ts";
import { linesOf, recordsOf } from "./part-records.ts";

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

/** Answers of a part: of the first, and at most; and the milliseconds that a thread is to take for one. */
const [first, most, together] = [16, 1024, 100];

/** A part whose answers are known; null for one that a thread could not answer. */
interface Made {
  readonly places: readonly number[];
  readonly ids: readonly string[];
  /** Those of them that were there. */
  readonly known: readonly (StoredRecord | undefined)[];
  readonly records: () => readonly StoredRecord[];
}

/** One going through of a design by threads that take parts. */
export class PartedRun {
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
  #looksUp = true;
  #isOver = false;

  constructor(
    design: Design,
    grid: Grid,
    store: Store | null,
    { threads, madeBy, shard, longestWait }: Required<Omit<Parting, "wantsRows">> & { longestWait: number },
  ) {
    this.#mostOpen = openAtOnce * threads;
    this.#shard = shard;
    this.#design = design;
    this.#grid = grid;
    this.#store = store;
    this.#madeBy = madeBy;
    this.waiting = store && new WaitingRecords(store, longestWait);
  }

  async *answers(
    lanes: readonly Lane[],
    looksUp: boolean,
    wantsRows: boolean,
  ): AsyncGenerator<readonly PartedAnswer[]> {
    this.#looksUp = looksUp;
    const { size, measurements } = this.#design;
    const cells = size / measurements.length;
    // A thread remembers one part between its name and its answers.
    const atOnce = looksUp ? 1 : openAtOnce;
    const inHand = lanes.map((lane) => ({ lane, parts: 0 }));
    let next = 0;
    const begin = () => {
      while (!this.#isOver && next < cells && this.#open.length < this.#mostOpen) {
        const least = inHand.reduce((one, other) => (other.parts < one.parts ? other : one));
        if (least.parts >= atOnce) return;
        const { lane } = least;
        const part = { from: next, to: Math.min(next + this.#length, cells) };
        next = part.to;
        least.parts++;
        const made = (looksUp ? this.#lookedUp(lane, part) : this.#whole(lane, part)).finally(() => {
          least.parts--;
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
      const isWhole = made?.known.every((record, i) => record === undefined || this.#isOurs(record, i));
      yield made && isWhole ? this.#inTable(made, wantsRows) : await this.#oneByOne(one.part);
      if (this.waiting?.areDue) await this.waiting.keep();
    }
  }

  /** Waits for what is in hand. */
  async settle(): Promise<void> {
    this.#isOver = true;
    await Promise.allSettled(this.#open.map(({ made }) => made));
  }

  async #whole(lane: Lane, part: Part): Promise<Made | null> {
    const answered = await lane.whole(part);
    return answered && this.#made(part, answered, [], answered);
  }

  async #lookedUp(lane: Lane, part: Part): Promise<Made | null> {
    const named = await lane.name(part);
    if (named === null) return null;
    const ids = linesOf(named.ids);
    const kept = await this.#store?.read(ids);
    const known = ids.map((id) => this.waiting?.get(id) ?? kept?.get(id));
    const answered = await lane.answer(
      part,
      [...known.keys()].filter((i) => known[i] !== undefined),
    );
    return answered && this.#made(part, named, known, answered);
  }

  /** The records of a part: those that are known, and the others as they were answered. */
  #made(
    part: Part,
    named: NamedPart,
    known: readonly (StoredRecord | undefined)[],
    answered: AnsweredPart,
  ): Made {
    const ids = linesOf(named.ids);
    const records = () => recordsOf({ named, ids, known, answered }, this.#design.measurements, this.#madeBy);
    if (answered.bodies !== "") this.#fit((part.to - part.from) / Math.max(answered.milliseconds, 1));
    if (!this.#looksUp) this.waiting?.addLater(ids.length, records);
    else for (const [i, record] of records().entries()) if (known[i] === undefined) this.#added(record);
    return { places: named.places, ids, known, records };
  }

  /** A record that others may find from now on. */
  #added(record: StoredRecord): void {
    this.#computed.add(record.id);
    this.waiting?.add(record);
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

  #inTable(made: Made, wantsRows: boolean): readonly PartedAnswer[] {
    const { places, ids, known } = made;
    const { length } = this.#design.measurements;
    const rowsOf = wantsRows ? this.#rowsOf(made) : () => [];
    const answers = ids.map((id, i) => {
      // Of cells that come to one scenario the first counts as computed, whichever thread was faster.
      const isNew = !this.#told.has(id) && (known[i] === undefined || this.#computed.has(id));
      this.#told.add(id);
      const index = places[Math.floor(i / length)];
      return { index, rows: rowsOf(i), reused: this.#store !== null && !isNew };
    });
    this.#forget(ids);
    return answers;
  }

  #rowsOf({ places, records }: Made): (place: number) => readonly Row[] {
    const { measurements } = this.#design;
    const table = tableOf(this.#design);
    const coordinates = coordinatesOf(this.#grid);
    const made = records();
    return (i) => {
      const measurement = measurements[i % measurements.length];
      const { key, body } = made[i];
      const index = places[Math.floor(i / measurements.length)];
      const cell = { coordinates: coordinates(index), identity: key.cell };
      return table(rowsOfBody(body, measurement.columns), { cell, measurement });
    };
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
