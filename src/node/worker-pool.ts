import { extname } from "node:path";
import type { Piscina } from "piscina";
import type { Row } from "../stats/table.ts";
import { askHere, type Question } from "../study/run-design.ts";
import { type SentAnswers, type SentQuestion, sentQuestion } from "./answer-questions.ts";
import { type Helpers, notWanted } from "./helpers.ts";

/** A question, and whoever waits for its rows. */
interface Waiting {
  readonly question: Question;
  readonly resolve: (rows: readonly Row[] | Promise<readonly Row[]>) => void;
  readonly reject: (error: Error) => void;
}

/** Milliseconds of work that are sent together: a message takes some hundredths of one. */
const together = 10;

/**
 * Worker threads that answer the built-in measurements' questions. Short questions are sent many at a time, by how long those before
 * took: which thread answers what, and when, changes no answer.
 *
 * What a thread fails to answer is asked again in this one, for its error as it is: a lost thread loses nothing.
 */
export class WorkerPool implements Helpers {
  readonly #threads: number;
  readonly #pool: Piscina<readonly SentQuestion[], SentAnswers>;
  readonly #waiting: Waiting[] = [];
  #busy = 0;
  #isOver = false;
  #eachTook = together;

  static async of(threads: number): Promise<WorkerPool> {
    const { Piscina } = await import("piscina");
    // In a checkout the sources run as they are.
    const file = `./answer-questions${extname(import.meta.filename)}`;
    const filename = new URL(file, import.meta.url).href;
    const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads });
    // A thread that cannot even start fails its questions; unheard here, it would end the process.
    pool.on("error", () => {});
    return new WorkerPool(threads, pool);
  }

  private constructor(threads: number, pool: Piscina<readonly SentQuestion[], SentAnswers>) {
    this.#threads = threads;
    this.#pool = pool;
  }

  ask(question: Question): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#send();
    });
  }

  drop(): void {
    this.#isOver = true;
    for (const { reject } of this.#waiting.splice(0)) reject(notWanted());
  }

  async close(): Promise<void> {
    this.drop();
    await this.#pool.destroy();
  }

  #send(): void {
    while (this.#busy < this.#threads && this.#waiting.length > 0) {
      const share = Math.ceil(this.#waiting.length / this.#threads);
      const batch = this.#waiting.splice(
        0,
        Math.max(1, Math.min(share, Math.floor(together / this.#eachTook))),
      );
      this.#busy++;
      this.#answered(batch).finally(() => {
        this.#busy--;
        this.#send();
      });
    }
  }

  async #answered(batch: readonly Waiting[]): Promise<void> {
    const sent = batch.map(({ question }) => sentQuestion(question));
    const made = await this.#pool.run(sent, { name: "answerQuestions" }).catch(() => null);
    if (made !== null) this.#eachTook = (this.#eachTook + made.milliseconds / batch.length) / 2;
    const isEnded = made === null && this.#isOver;
    for (const [i, { question, resolve, reject }] of batch.entries()) {
      const answer = made?.answers[i] ?? null;
      if (answer !== null && answer.drawn !== null) question.keep?.(answer.drawn);
      if (isEnded) reject(notWanted());
      else resolve(answer?.rows ?? askedAgain(question));
    }
  }
}

const askedAgain = async (question: Question): Promise<readonly Row[]> => askHere(question);
