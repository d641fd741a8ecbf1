import { workerData } from "piscina";
import { idsOf } from "../store/ids-of.ts";
import { isInShard, type Shard } from "../store/shard.ts";
import { recordOf } from "../store/stored-record.ts";
import { type Cell, cellsBetween } from "../study/cells.ts";
import type { Grid } from "../study/drafts.ts";
import type { Measurement } from "../study/measurement.ts";
import { askHere, keyOf, samplingOf } from "../study/run-design.ts";
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

/** Names a part and answers all of it: for who looks nothing up between. */
export function wholePart(part: Part): (NamedPart & AnsweredPart) | null {
  const named = namePart(part);
  const answered = named && answerPart({ part, but: [] });
  return named && answered && { ...named, ...answered };
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
    const { cells, ids, measurements, sent } = made(part);
    const left = new Set(but);
    const bodies: string[] = [];
    const digests: string[] = [];
    for (const [i, id] of ids.entries()) {
      if (left.has(i)) continue;
      const cell = cells[Math.floor(i / measurements.length)];
      const measurement = measurements[i % measurements.length];
      const question = { cell, measurement, sampling: samplingOf(sent, cell) };
      const { body, digest } = recordOf(keyOf(question), measurement.columns, askHere(question), "", id);
      bodies.push(body);
      digests.push(digest);
    }
    const milliseconds = performance.now() - began;
    return { bodies: bodies.join("\n"), digests: digests.join("\n"), milliseconds };
  } catch {
    return null;
  }
}

interface MadePart {
  readonly part: Part;
  readonly sent: SentDesign;
  readonly measurements: readonly Measurement[];
  readonly cells: readonly Cell[];
  readonly ids: readonly string[];
}

/** Errors are told by whoever asked. */
const nowhere = { file: "" };

/** A part is named, and then answered. */
let last: MadePart | null = null;

function made(part: Part): MadePart {
  if (last?.part.from === part.from && last.part.to === part.to) return last;
  const sent = workerData as SentDesign;
  const { grid, seed, trials, shard } = sent;
  const measurements = sent.measurements.map((name) => knownMeasurement(name) as Measurement);
  const all = cellsBetween({ ...grid, placeOf: () => nowhere }, part.from, part.to);
  const cells = [...all].filter(({ identity }) => shard === null || isInShard(identity, shard));
  const ids = idsOf(cells, { cells, measurements, seed, trials, columns: [], size: cells.length });
  last = { part, sent, measurements, cells, ids };
  return last;
}
