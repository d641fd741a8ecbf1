import { resolveScenario } from "../input/resolve-scenario.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import { trialCounts } from "../measurements/trial-counts.ts";
import type { DrawnTrials } from "../stats/drawn-trials.ts";
import type { Row } from "../stats/table.ts";
import type { Measurement, Sampling } from "../study/measurement.ts";
import type { Question } from "../study/run-design.ts";
import { builtinLibrary } from "./builtin-library.ts";

/** A question as it is sent to another thread: the scenario as a file would say it, and the measurement by its name. */
export interface SentQuestion {
  readonly input: ScenarioInput;
  readonly measurement: string;
  readonly sampling: Sampling;
  /** Whether somebody keeps the trials that others can go on from (default: nobody does). */
  readonly keeps?: boolean;
}

/** A question as it is sent. */
export const sentQuestion = ({ cell, measurement, sampling, keep }: Question): SentQuestion => ({
  input: cell.input,
  measurement: measurement.name,
  sampling,
  ...(keep !== undefined && { keeps: true }),
});

/** What comes back: answers in the order of the questions, null for one that failed, and how long all of them took. */
export interface SentAnswers {
  readonly answers: readonly (SentAnswer | null)[];
  readonly milliseconds: number;
}

/** Rows, and what others can go on from, where somebody keeps it. */
export interface SentAnswer {
  readonly rows: readonly Row[];
  readonly drawn: DrawnTrials | null;
}

/** What a worker thread does. Why a question failed is not told: whoever asked finds it out by asking again. */
export function answerQuestions(questions: readonly SentQuestion[]): SentAnswers {
  const began = performance.now();
  const answers = questions.map(answerOrNull);
  return { answers, milliseconds: performance.now() - began };
}

function answerOrNull({
  input,
  measurement: name,
  sampling,
  keeps = false,
}: SentQuestion): SentAnswer | null {
  let drawn: DrawnTrials | null = null;
  const keep = (more: DrawnTrials) => {
    drawn = more;
  };
  try {
    const scenario = resolveScenario(input);
    const rows = knownMeasurement(name)?.measure(scenario, sampling, input, keeps ? keep : undefined);
    return rows === undefined ? null : { rows, drawn };
  } catch {
    return null;
  }
}

/** What can be asked by its name, also on other machines: what studies ask, and the trials that are under it. */
export const knownMeasurement = (name: string): Measurement | undefined =>
  [...builtinLibrary.measurements, trialCounts].find((one) => one.name === name);
