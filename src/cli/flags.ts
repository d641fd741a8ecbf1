import { nearestName } from "../input/nearest-name.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownValue } from "../model/shown-value.ts";

/** What yargs makes of a text flag: nothing, one value, or a list when it is given again. */
export type FlagValue = string | number | boolean | undefined | readonly (string | number)[];

/** Stands for a lone `-` on its way through yargs, which drops it from lists. No argument can hold this character. */
export const dash = "\0-";

export const undashed = (value: string | number | boolean): string => (value === dash ? "-" : String(value));

/** A flag that may be given once. Errors: ScenarioError at the flag, here and below. */
export function onceFlag(name: string, value: FlagValue): string | undefined {
  if (Array.isArray(value)) throw flagError(name, `may be given once, but is given ${value.length} times`);
  if (value === "") throw flagError(name, "needs a value, but none follows");
  return value === undefined ? undefined : undashed(value as string);
}

/** A flag that may be given again and again. */
export function manyFlag(name: string, value: FlagValue): readonly string[] {
  const all = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(undashed);
  if (all.includes("")) throw flagError(name, "needs a value, but none follows");
  return all;
}

/** A flag that takes a whole number from 1 to `most`. */
export function countFlag(name: string, value: FlagValue, most: number): number | undefined {
  const text = onceFlag(name, value);
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  const shown = Number.isNaN(count) ? shownValue(text) : text;
  throw flagError(name, `must be a whole number from 1 to ${most.toLocaleString("en-US")}, but is ${shown}`);
}

/** A flag that takes one of a few words. */
export function choiceFlag<Choice extends string>(
  name: string,
  value: FlagValue,
  choices: readonly Choice[],
): Choice | undefined {
  const text = onceFlag(name, value);
  if (text === undefined || choices.some((choice) => choice === text)) return text as Choice | undefined;
  const nearest = nearestName(text, choices);
  const problem = `must be ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}, but is ${shownValue(text)}`;
  throw flagError(name, problem, nearest && `did you mean ${nearest}?`);
}

/** A mistake in a flag, said as a mistake in a file is. */
export function flagError(name: string, problem: string, hint?: string): ScenarioError {
  return new ScenarioError({ path: `--${name}`, problem, ...(hint && { hint }) });
}
