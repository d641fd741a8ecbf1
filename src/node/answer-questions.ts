import { resolveScenario } from "../input/resolve-scenario.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import type { Row } from "../stats/table.ts";
import type { Sampling } from "../study/measurement.ts";
import { builtinLibrary } from "./builtin-library.ts";

/** A question as it is sent to another thread: the scenario as a file would say it, and the measurement by its name. */
export interface SentQuestion {
  readonly input: ScenarioInput;
  readonly measurement: string;
  readonly sampling: Sampling;
}

/** What comes back: rows in the order of the questions, null for one that failed, and how long all of them took. */
export interface SentAnswers {
  readonly rows: readonly (readonly Row[] | null)[];
  readonly milliseconds: number;
}

/** What a worker thread does. Why a question failed is not told: whoever asked finds it out by asking again. */
export function answerQuestions(questions: readonly SentQuestion[]): SentAnswers {
  const began = performance.now();
  const rows = questions.map(rowsOrNull);
  return { rows, milliseconds: performance.now() - began };
}

function rowsOrNull({ input, measurement: name, sampling }: SentQuestion): readonly Row[] | null {
  try {
    const found = builtinLibrary.measurements.find((one) => one.name === name);
    return found?.measure(resolveScenario(input), sampling, input) ?? null;
  } catch {
    return null;
  }
}
