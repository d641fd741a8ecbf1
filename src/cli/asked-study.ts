import type { KeyPath } from "../input/key-path.ts";
import type { Place } from "../model/errors.ts";
import { LimitError } from "../model/errors.ts";
import { combinationCount } from "../study/drafts.ts";
import { resolveStudy } from "../study/resolve-study.ts";
import type { Study } from "../study/study.ts";
import type { AxisInput } from "../study/study-schema.ts";
import { type Over, spreadOver } from "./parse-over.ts";

/** The axes of some flags: every combination, or so many Sobol points spread over them. */
export function axesOver(
  overs: readonly Over[],
  points: number | undefined,
): Readonly<Record<string, AxisInput>> {
  if (points === undefined) return Object.fromEntries(overs.map(({ name, values }) => [name, values]));
  const over = Object.fromEntries(overs.map((one) => [one.name, spreadOver(one)]));
  return { points: { sample: "sobol", points, over } };
}

/**
 * A study of what the flags of a command say, as a file of that name would. `flagOf` is the flag that a key of the study stands
 * in, when it is in none of `overs`.
 *
 * Errors: ScenarioError, placed at the flag; LimitError past a million combinations.
 */
export function askedStudy(
  input: object,
  file: string,
  overs: readonly Over[],
  flagOf: (path: KeyPath) => string,
  wayOut = "take wider steps, as in 1..24:4",
): Study {
  const placeOf = (path: KeyPath): Place => {
    const over = path[0] === "axes" ? overs.find((one) => path.includes(one.name)) : undefined;
    return { file: over?.flag ?? flagOf(path) };
  };
  const study = resolveStudy(input, file, placeOf);
  try {
    combinationCount(study);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    throw new LimitError("combinations of the flags", error.size, error.limit, wayOut);
  }
  return study;
}
