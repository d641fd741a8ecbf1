import { workerData } from "piscina";
import { idsOf } from "../store/ids-of.ts";
import { isInShard, type Shard } from "../store/shard.ts";
import { recordOf, type StoredRecord } from "../store/stored-record.ts";
import { type Cell, cellMaker } from "../study/cells.ts";
import type { Grid } from "../study/drafts.ts";
import type { Measurement } from "../study/measurement.ts";
import { askHere, keyOf, type Question, samplingOf } from "../study/run-design.ts";
import { knownMeasurement } from "./answer-questions.ts";

/** What a thread makes cells of, and what it asks of each: sent to it once. */
export interface SentDesign {
  readonly grid: Pick<Grid, "scenario" | "grids" | "agents">;
  readonly measurements: readonly string[];
  readonly seed: string;
  readonly trials: number;
  /** The cells to take (null: all). */
  readonly shard: Shard | null;
}

/** Cells from one place in the order of the study to before another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** What a part's answers are kept under: identities of cells, and ids of their answers, a line each; and the cells' places. */
export interface NamedPart {
  readonly places: readonly number[];
  readonly cells: string;
  readonly ids: string;
}

/** Answers as records have them, a line each: messages of few long texts are fast. */
export interface AnsweredPart {
  readonly bodies: string;
  readonly digests: string;
  readonly milliseconds: number;
}

/** Names the cells of a part. Why it fails is not told: whoever asked finds out by making them. */
export function namePart(part: Part): NamedPart | null {
  try {
    const { cells, ids } = made(part);
    return {
      places: cells.map(({ index }) => index),
      cells: cells.map(({ identity }) => identity).join("\n"),
      ids: ids.join("\n"),
    };
  } catch {
    return null;
  }
}

/** Names a part and answers all of it, for who looks nothing up between: each cell is left behind before the next is made. */
export function wholePart(part: Part): (NamedPart & AnsweredPart) | null {
  try {
    const began = performance.now();
    const { sent, measurements } = asked();
    const places: number[] = [];
    const [cells, ids, bodies, digests]: string[][] = [[], [], [], []];
    for (const cell of cellsOf(part)) {
      places.push(cell.index);
      cells.push(cell.identity);
      for (const measurement of measurements) {
        const { id, body, digest } = answered({ cell, measurement, sampling: samplingOf(sent, cell) });
        ids.push(id);
        bodies.push(body);
        digests.push(digest);
      }
    }
    const [named, said] = [{ places, cells: lines(cells), ids: lines(ids) }, { bodies: lines(bodies) }];
    return { ...named, ...said, digests: lines(digests), milliseconds: performance.now() - began };
  } catch {
    return null;
  }
}

/** Answers a part, but for the answers at some places. */
export function answerPart({
  part,
  but,
}: {
  readonly part: Part;
  readonly but: readonly number[];
}): AnsweredPart | null {
  try {
    const began = performance.now();
    const { cells, ids } = made(part);
    const { sent, measurements } = asked();
    const left = new Set(but);
    const [bodies, digests]: string[][] = [[], []];
    for (const [i, id] of ids.entries()) {
      if (left.has(i)) continue;
      const cell = cells[Math.floor(i / measurements.length)];
      const measurement = measurements[i % measurements.length];
      const { body, digest } = answered({ cell, measurement, sampling: samplingOf(sent, cell) }, id);
      bodies.push(body);
      digests.push(digest);
    }
    return {
      bodies: lines(bodies),
      digests: lines(digests),
      milliseconds: performance.now() - began,
    };
  } catch {
    return null;
  }
}

const answered = (question: Question, id?: string): StoredRecord =>
  recordOf(keyOf(question), question.measurement.columns, askHere(question), "", id);

const lines = (texts: readonly string[]): string => texts.join("\n");

interface MadePart {
  readonly part: Part;
  readonly cells: readonly Cell[];
  readonly ids: readonly string[];
}

/** A part is named, and then answered. */
let last: MadePart | null = null;

function made(part: Part): MadePart {
  if (last?.part.from === part.from && last.part.to === part.to) return last;
  const { sent, measurements } = asked();
  const cells = [...cellsOf(part)];
  const { seed, trials } = sent;
  const ids = idsOf(cells, { cells, measurements, seed, trials, columns: [], size: cells.length });
  last = { part, cells, ids };
  return last;
}

function* cellsOf({ from, to }: Part): Generator<Cell> {
  const { sent, cellAt } = asked();
  for (let index = from; index < to; index++) {
    const cell = cellAt(index);
    if (sent.shard === null || isInShard(cell.identity, sent.shard)) yield cell;
  }
}

/** What this thread was sent, ready for use. */
interface Asked {
  readonly sent: SentDesign;
  readonly measurements: readonly Measurement[];
  readonly cellAt: (index: number) => Cell;
}

let prepared: Asked | null = null;

function asked(): Asked {
  if (prepared !== null) return prepared;
  const sent = workerData as SentDesign;
  const measurements = sent.measurements.map((name) => knownMeasurement(name) as Measurement);
  prepared = { sent, measurements, cellAt: cellMaker({ ...sent.grid, placeOf: () => nowhere }) };
  return prepared;
}

/** Errors are told by whoever asked. */
const nowhere = { file: "" };
