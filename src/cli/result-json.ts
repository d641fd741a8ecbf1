import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { canonicalJson } from "../model/canonical-json.ts";
import { notesOf } from "../model/notes.ts";
import type { Outcome } from "../model/outcome.ts";
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
  const probabilities = Array.from(finalProgress.probabilities);
  return {
    ...rest,
    ...(pmf && { finalProgress: { ...finalProgress, probabilities } }),
    hash: resultHash(outcome),
  };
}

/** SHA-256 over every number of an outcome, the final-progress pmf among them; the scenario's name is not part of it. */
export function resultHash({ finalProgress, ...rest }: Outcome): string {
  const { probabilities, ...where } = finalProgress;
  const hash = createHash("sha256").update(canonicalJson({ ...rest, finalProgress: where }));
  return hash.update(bytesOf(probabilities)).digest("hex");
}

/** Little-endian, with −0 as 0. As decimal texts they would take as long as evaluating them. */
function bytesOf(numbers: ArrayLike<number>): Uint8Array {
  const plain = new Float64Array(numbers.length);
  for (let i = 0; i < plain.length; i++) plain[i] = numbers[i] + 0;
  const bytes = Buffer.from(plain.buffer);
  return endianness() === "LE" ? bytes : bytes.swap64();
}
