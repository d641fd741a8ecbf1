import { nearestHint } from "../input/nearest-name.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import { listed } from "../input/schema-law.ts";
import { refused } from "../model/assert-argument.ts";
import type { Scenario } from "../model/scenario.ts";
import type { DrawnTrials } from "../stats/drawn-trials.ts";
import type { Row } from "../stats/table.ts";
import { errorAt, type Study } from "./study.ts";

/** How a cell is sampled. Streams are named by the seed and the cell's identity; what does not sample does not look. */
export interface Sampling {
  readonly seed: string;
  readonly cell: string;
  /** How many, or at most how many where `until` says when there are enough. */
  readonly trials: number;
  /** How far the 95 % interval of the success rate may reach to either side; not there when the number is fixed. */
  readonly until?: number;
  /** Trials of the cell that are there to go on from. They change no answer. */
  readonly drawn?: DrawnTrials;
}

/** How a measurement goes on from trials that were drawn before, for itself or for another of the same stream. */
export interface GoingOn {
  /** Raised when equal seeds come to draw other trials. */
  readonly version: number;
  /** Whether its answer can go on from these. */
  readonly canFrom: (drawn: DrawnTrials, sampling: Sampling) => boolean;
}

/** Told the trials that others can go on from. */
export type Keep = (drawn: DrawnTrials) => void;

/** Something that can be asked of every cell of a study: a pure function to rows, and what has to be known of it beforehand. */
export interface Measurement<Subject = Scenario> {
  /** What study files call it. */
  readonly name: string;
  /** Raised when the same question comes to have another answer: rows that were kept under the old one are then not it. */
  readonly version: number;
  /** Whether its rows hang on the seed and the number of trials. */
  readonly samples: boolean;
  /** Whether it can sample until an interval is narrow (default: no). */
  readonly narrows?: boolean;
  /** How it goes on from trials that are there (default: it draws all of them again). */
  readonly goesOn?: GoingOn;
  /** The columns of its rows, in order; a row may leave some out. */
  readonly columns: readonly string[];
  /** The columns that a picture shows when none are named: numbers (default: the first column). */
  readonly main?: readonly string[];
  /** The cell also as a file would say it, for what asks more of it than its subject holds; `keep` is told of what goes on. */
  readonly measure: (
    subject: Subject,
    sampling: Sampling,
    input: ScenarioInput,
    keep?: Keep,
  ) => readonly Row[];
}

/** The measurements that a study asks. Errors: ScenarioError for one that none of `known` is, with those there are. */
export function measurementsOf(
  study: Pick<Study, "measurements" | "placeOf">,
  known: readonly Measurement[],
): readonly Measurement[] {
  if (!Array.isArray(known) || known.some((one) => typeof one?.measure !== "function"))
    throw refused("known", "must be a list of measurements", known);
  return study.measurements.map((name) => {
    const found = (known as readonly Measurement[]).find((one) => one.name === name);
    if (found !== undefined) return found;
    const all = known.map((one) => one.name);
    const problem = `must be ${listed(all)}, but is ${JSON.stringify(name)}`;
    throw errorAt(study, ["measurement"], problem, nearestHint(name, all));
  });
}
