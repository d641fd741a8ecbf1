/**
 * What the library's functions ask of their arguments, which plain JavaScript may call with anything.
 * Errors of all of them: ScenarioError, naming the argument.
 */
import { ScenarioError } from "./errors.ts";
import type { Scenario } from "./scenario.ts";
import { shownValue } from "./shown-value.ts";

/** A whole number of `least` or more. */
export function assertWhole(path: string, value: unknown, least = 1, hint?: string): asserts value is number {
  if (Number.isSafeInteger(value) && (value as number) >= least) return;
  throw refused(path, `must be a whole number of ${least} or more`, value, hint);
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

/** A scenario as `resolveScenario` makes it, told from a file's or from nothing by what only it has. */
export function assertScenario(value: unknown): asserts value is Scenario {
  const given = (value ?? {}) as Partial<Scenario>;
  if (Array.isArray(given.stages) && Array.isArray(given.pools) && given.semantics !== undefined) return;
  throw refused("scenario", "must be a resolved scenario", value, "pass it through resolveScenario first");
}

/** The error of an argument that is not what `law` says it must be. */
export function refused(path: string, law: string, value: unknown, hint?: string): ScenarioError {
  return new ScenarioError({ path, problem: `${law}, but is ${shownValue(value)}`, ...(hint && { hint }) });
}
