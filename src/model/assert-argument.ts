/**
 * What the library's functions ask of their arguments, which plain JavaScript may call with anything.
 * Errors of all of them: ScenarioError, naming the argument.
 */
import { ScenarioError } from "./errors.ts";
import { isScenario, type Scenario } from "./scenario.ts";
import { shownText, shownValue } from "./shown-value.ts";

/** A whole number of `least` or more, and up to `most` where there is one. */
export function assertWhole(
  path: string,
  value: unknown,
  { least = 1, most, hint }: { readonly least?: number; readonly most?: number; readonly hint?: string } = {},
): asserts value is number {
  const count = value as number;
  if (Number.isSafeInteger(value) && count >= least && !(most !== undefined && count > most)) return;
  const range =
    most === undefined ? `of ${least} or more` : `from ${least} to ${most.toLocaleString("en-US")}`;
  throw refused(path, `must be a whole number ${range}`, value, hint);
}

/** A number above 0, and at most `most`. */
export function assertAboveZero(
  path: string,
  value: unknown,
  most = Number.POSITIVE_INFINITY,
  hint?: string,
): asserts value is number {
  if (typeof value === "number" && value > 0 && value <= most) return;
  const atMost = most === Number.POSITIVE_INFINITY ? "" : ` and at most ${most}`;
  throw refused(path, `must be a number above 0${atMost}`, value, hint);
}

/** Any text. */
export function assertText(path: string, value: unknown): asserts value is string {
  if (typeof value !== "string") throw refused(path, "must be text", value);
}

export function assertFunction(path: string, value: unknown): void {
  if (typeof value !== "function") throw refused(path, "must be a function", value);
}

export function assertOneOf(path: string, value: unknown, values: readonly unknown[]): void {
  if (values.includes(value)) return;
  throw refused(path, `must be ${values.slice(0, -1).join(", ")} or ${values.at(-1)}`, value);
}

/** An object with some of these keys and no others. */
export function assertKeys(path: string, value: unknown, keys: readonly string[]): asserts value is object {
  const known = keys.join(", ");
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw refused(path, `must be { ${known} }`, value);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown === undefined) return;
  throw new ScenarioError({ path, problem: `unknown key ${shownText(unknown)}; known keys: ${known}` });
}

/** A scenario that `resolveScenario` made: not what a file says, nor one that was put together or copied by hand. */
export function assertScenario(value: unknown): asserts value is Scenario {
  if (isScenario(value)) return;
  const hint = "make it by resolveScenario; a copy that was changed by hand is none";
  throw refused("scenario", "must be a resolved scenario", value, hint);
}

/** The error of an argument that is not what `law` says it must be. */
export function refused(path: string, law: string, value: unknown, hint?: string): ScenarioError {
  return new ScenarioError({ path, problem: `${law}, but is ${shownValue(value)}`, hint });
}
