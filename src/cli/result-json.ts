import { hash } from "node:crypto";
import { endianness } from "node:os";
import { canonicalJson } from "../model/canonical-json.ts";
import { notesOf } from "../model/notes.ts";
import type { Outcome, StageOutcome } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Result } from "./evaluate-by.ts";

/** The object that `--json` prints for a scenario; with both engines, one inside for each. The pmf is long: only if asked. */
export function resultJson(scenario: Scenario, { exact, monteCarlo }: Result, pmf: boolean): object {
  const notes = notesOf(scenario);
  const head = { scenario: scenario.name, ...(notes.length > 0 && { notes }) };
  if (exact === null) return { ...head, ...outcomeJson(monteCarlo, pmf) };
  if (monteCarlo === null) return { ...head, ...outcomeJson(exact, pmf) };
  return { ...head, exact: outcomeJson(exact, pmf), monteCarlo: outcomeJson(monteCarlo, pmf) };
}

function outcomeJson(outcome: Outcome, pmf: boolean): object {
  const { finalProgress, ...rest } = outcome;
  const hash = resultHash(outcome);
  if (!pmf) return { ...rest, hash };
  const probabilities = Array.from(finalProgress.probabilities);
  return { ...rest, finalProgress: { ...finalProgress, probabilities }, hash };
}

/**
 * SHA-256 over every number of an outcome; the scenario's name is not part of it. What there is one of comes first, as text, then the
 * numbers of each stage and the pmf of final progress, as bytes: there are so many that their texts would take longer than evaluating.
 */
export function resultHash({ finalProgress, stages, ...rest }: Outcome): string {
  const { probabilities, ...where } = finalProgress;
  const parts = stages.map(({ part }) => part).join(" ");
  const numbers = new Float64Array(5 * stages.length + probabilities.length);
  let at = 0;
  for (const { chunk, milestone, reach, claimed, firstMissed } of stages) {
    const all: Record<StageNumber, number> = { chunk, milestone, reach, claimed, firstMissed };
    numbers[at++] = all.chunk;
    numbers[at++] = all.milestone;
    numbers[at++] = all.reach;
    numbers[at++] = all.claimed;
    numbers[at++] = all.firstMissed;
  }
  numbers.set(probabilities, at);
  const figures = Buffer.from(canonicalJson({ ...rest, finalProgress: where, parts }));
  return hash("sha256", Buffer.concat([figures, bytesOf(numbers)]), "hex");
}

/** A number of a stage: with one more the hash must take it too. */
type StageNumber = Exclude<keyof StageOutcome, "part">;

/** Little-endian, with −0 as 0. */
function bytesOf(numbers: Float64Array<ArrayBuffer>): Uint8Array {
  for (let i = 0; i < numbers.length; i++) numbers[i] += 0;
  const bytes = Buffer.from(numbers.buffer);
  return endianness() === "LE" ? bytes : bytes.swap64();
}
