import { assertWhole, refused } from "../model/assert-argument.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Row, Scalar } from "../stats/table.ts";
import type { Cell } from "./cells.ts";
import type { Design } from "./design.ts";
import type { Keep, Measurement, Sampling } from "./measurement.ts";

/** One measurement asked of one cell. */
export interface Question<Subject = Scenario> {
  readonly cell: Cell<Subject>;
  readonly measurement: Measurement<Subject>;
  readonly sampling: Sampling;
  /** Told by whoever answers, if they can, which trials others can go on from. */
  readonly keep?: Keep;
}

/** What an answer is the answer to: equal keys have equal rows, on every machine. */
export interface AnswerKey {
  /** The cell's identity. */
  readonly cell: string;
  /** Its name, and what it was sampled until, if anything. */
  readonly measurement: string;
  readonly version: number;
  /** Both null when nothing is sampled. */
  readonly trials: number | null;
  readonly seed: string | null;
}

/** The rows of one question as they stand in the study's table, every one with all its columns. */
export interface Answer<Subject = Scenario> {
  readonly key: AnswerKey;
  readonly cell: Cell<Subject>;
  readonly rows: readonly Row[];
}

/** Whoever answers, with the rows as the measurement gives them: this thread, another, or a store. */
export type Ask<Subject = Scenario> = (
  question: Question<Subject>,
) => readonly Row[] | Promise<readonly Row[]>;

export interface RunOptions<Subject = Scenario> {
  /** Who is asked (default: this thread). */
  readonly ask?: Ask<Subject>;
  /** How many questions may be open at a time (default 1); answers come in order all the same. */
  readonly atOnce?: number;
  /** Told when no more answers are wanted: questions that nobody has begun with may then fail. */
  readonly drop?: () => void;
}

/**
 * The one study loop: puts every cell of a design to each of its measurements and yields the answers in order, as they come.
 * Of cells and rows it holds no more than the questions that are open.
 *
 * A cell's random numbers depend on the seed and the cell's identity alone: neither another value on an axis nor the order of
 * the cells moves them. Errors: whatever is thrown by whoever is asked, with the cell's coordinates in front.
 */
export async function* runDesign<Subject>(
  design: Design<Subject>,
  { ask = askHere, atOnce = 1, drop }: RunOptions<Subject> = {},
): AsyncGenerator<Answer<Subject>> {
  const isDesign: boolean = Array.isArray(design?.measurements) && Array.isArray(design.columns);
  if (!isDesign) throw refused("design", "must be a design, as designOf makes it", design);
  if (typeof ask !== "function") throw refused("ask", "must be a function", ask);
  assertWhole("atOnce", atOnce);
  const { cells, measurements } = design;
  const inTable = tableOf(design);
  const open: (Answer<Subject> | Promise<Answer<Subject>>)[] = [];
  try {
    for (const cell of cells) {
      for (const measurement of measurements) {
        const question = { cell, measurement, sampling: samplingOf(design, cell) };
        const answer = answered(question, inTable, ask);
        // Failures are told in their turn; until then they are not unheard.
        if (answer instanceof Promise) answer.catch(() => {});
        open.push(answer);
        if (open.length >= atOnce) yield await (open.shift() as Answer<Subject> | Promise<Answer<Subject>>);
      }
    }
    yield* open;
  } finally {
    drop?.();
  }
}

/** How a design has a cell sampled. */
export const samplingOf = <Subject>(
  { seed, trials, until }: Pick<Design<Subject>, "seed" | "trials" | "until">,
  { identity }: Pick<Cell<Subject>, "identity">,
): Sampling => ({ seed, cell: identity, trials, ...(until !== undefined && { until }) });

/** What the question's answer is kept under. */
export function keyOf<Subject>({ measurement, sampling }: Question<Subject>): AnswerKey {
  const { name, version, samples, narrows = false } = measurement;
  const { cell, trials, seed, until } = sampling;
  // Another question, and so another name: what is kept of a fixed number of trials has the name alone.
  const asked = narrows && until !== undefined ? `${name} until ±${until}` : name;
  return { cell, measurement: asked, version, trials: samples ? trials : null, seed: samples ? seed : null };
}

/** Who answers when nobody else is asked: this thread. */
export const askHere = <Subject>({ measurement, cell, sampling, keep }: Question<Subject>): readonly Row[] =>
  measurement.measure(cell.subject, sampling, cell.input, keep);

/** Errors that say in which cell already: several questions may fail for one reason. */
const told = new WeakSet<Error>();

/** Rows as they stand in the study's table. */
export type InTable<Subject = Scenario> = (
  rows: readonly Row[],
  question: {
    readonly cell: Pick<Cell<Subject>, "coordinates" | "identity">;
    readonly measurement: Measurement<Subject>;
  },
) => readonly Row[];

/** Whoever answers at once is not waited for. */
function answered<Subject>(
  question: Question<Subject>,
  inTable: InTable<Subject>,
  ask: Ask<Subject>,
): Answer<Subject> | Promise<Answer<Subject>> {
  const { cell } = question;
  const made = (rows: readonly Row[]) => ({ key: keyOf(question), cell, rows: inTable(rows, question) });
  const failed = (error: unknown): never => {
    if (error instanceof Error && !told.has(error)) {
      error.message = `in the cell ${JSON.stringify(cell.coordinates)}: ${error.message}`;
      told.add(error);
    }
    throw error;
  };
  try {
    const rows = ask(question);
    return rows instanceof Promise ? rows.then(made).catch(failed) : made(rows);
  } catch (error) {
    // In its turn.
    return Promise.reject(error).catch(failed);
  }
}

/**
 * Rows with the cell's coordinates in front and its identity at the end; what the measurement leaves out is null. They are copies of
 * one row without anything in it, which is the fast way to many rows alike.
 */
export function tableOf<Subject>({ columns, measurements }: Design<Subject>): InTable<Subject> {
  const empty: Readonly<Record<string, Scalar>> = Object.fromEntries(columns.map((name) => [name, null]));
  const known = new Map(measurements.map((one) => [one, new Set(one.columns)]));
  return (rows, { cell: { coordinates, identity }, measurement }) => {
    if (!Array.isArray(rows)) throw refused(measurement.name, "must be a list of rows", rows);
    return rows.map((row) => {
      const whole: Record<string, Scalar> = { ...empty };
      for (const [name, value] of Object.entries(row as Row)) {
        if (!known.get(measurement)?.has(name))
          throw new RangeError(`${measurement.name} must give the columns it names, but gives ${name}`);
        whole[name] = value ?? null;
      }
      return Object.assign(whole, coordinates, { cell: identity });
    });
  };
}
