import { setTimeout } from "node:timers/promises";
import { resolveScenario } from "../../input/resolve-scenario.ts";
import type { DrawnTrials } from "../../stats/drawn-trials.ts";
import { trialsRecord } from "../../store/drawn-there.ts";
import { recordId, recordOf, type StoredRecord } from "../../store/stored-record.ts";
import { identityOf } from "../../study/identity.ts";
import { keyOf, type Question } from "../../study/run-design.ts";
import { knownMeasurement, type SentQuestion } from "../answer-questions.ts";
import { madeBy } from "../made-by.ts";
import type { PostgresStore } from "../postgres/postgres-store.ts";
import type { WorkerPool } from "../worker-pool.ts";
import type { Job, JobQueue } from "./job-queue.ts";

/** What a worker has done. */
export interface Done {
  readonly jobs: number;
  readonly answers: number;
}

export interface Working {
  /** Asked again and again: whether to end once the jobs in hand are done. */
  readonly isOver: () => boolean;
  /** Ends as well after so many milliseconds without a job (default: never). */
  readonly idle?: number;
}

/** Jobs in hand at a time: while one is kept, the threads have the other. */
const lanes = 2;

/** Milliseconds between two signs of life; ten seconds without one, and a worker is taken for lost. */
const beats = 3000;

/** Milliseconds after which a worker without a job looks for one again, at first and at last. */
const [soonest, latest] = [20, 500];

/** Takes jobs and keeps their answers, until it is over. Errors: StoreError. */
export async function work(
  queue: JobQueue,
  store: PostgresStore,
  pool: WorkerPool,
  { isOver, idle = Number.POSITIVE_INFINITY }: Working,
): Promise<Done> {
  let done: Done = { jobs: 0, answers: 0 };
  let last = performance.now();
  let hasFailed = false;
  const lane = async () => {
    for (let wait = soonest; !hasFailed && !isOver(); ) {
      const job = await queue.take();
      if (job === null) {
        if (performance.now() - last >= idle) return;
        await setTimeout(wait);
        wait = Math.min(2 * wait, latest);
        continue;
      }
      const answers = await doJob(job, queue, store, pool);
      done = { jobs: done.jobs + 1, answers: done.answers + answers };
      [last, wait] = [performance.now(), soonest];
    }
  };
  const failing = async () => {
    try {
      await lane();
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, failing));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return done;
}

/**
 * Answers a job's questions, and keeps the answers as the job ends: both or neither. What cannot be answered here is left out;
 * whoever handed it out asks it again, for its error. Returns how many answers were computed.
 */
async function doJob(job: Job, queue: JobQueue, store: PostgresStore, pool: WorkerPool): Promise<number> {
  const began = performance.now();
  // A sign that does not get through is no failure of the job: the next one may.
  const heart = setInterval(() => void queue.beat(job).catch(() => {}), beats);
  try {
    const questions = job.questions.flatMap(known);
    const there = await store.read(questions.map((question) => recordId(keyOf(question))));
    const missing = questions.filter((question) => !there.has(recordId(keyOf(question))));
    const made = await Promise.all(missing.map((question) => answered(question, pool)));
    const took = performance.now() - began;
    await store.appendWith(made.flat(), async (query) => await queue.finish(job, took, query));
    return made.filter((records) => records.length > 0).length;
  } finally {
    clearInterval(heart);
  }
}

/** A question as it was before it was sent; none when its measurement is not known here, or its cell is another one here. */
function known(sent: SentQuestion): readonly Question[] {
  try {
    const { input, measurement: name, sampling } = sent;
    const measurement = knownMeasurement(name);
    const subject = resolveScenario(input);
    const identity = identityOf(subject);
    if (measurement === undefined || identity !== sampling.cell) return [];
    return [{ cell: { index: 0, coordinates: {}, subject, input, identity }, measurement, sampling }];
  } catch {
    return [];
  }
}

/** The answer, ready to be kept, with the trials that others can go on from; nothing where it cannot be had here. */
async function answered(question: Question, pool: WorkerPool): Promise<readonly StoredRecord[]> {
  const trials: StoredRecord[] = [];
  const keep = (drawn: DrawnTrials) => void trials.push(trialsRecord(question, drawn, madeBy()));
  try {
    const rows = await pool.ask({ ...question, keep });
    return [...trials, recordOf(keyOf(question), question.measurement.columns, rows, madeBy())];
  } catch {
    return [];
  }
}
