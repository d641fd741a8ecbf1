import { LimitError, ScenarioError, StoreError } from "../model/errors.ts";
import { Stopped } from "../node/stopped.ts";
import type { Terminal } from "./terminal.ts";

/** A failure while one of several scenarios was evaluated, whose label is the message. */
class FailureAt extends Error {}

/** Does something to a scenario; a failure is then reported with the scenario's name. */
export async function failingAt<Made>(label: string, act: () => Made | Promise<Made>): Promise<Made> {
  try {
    return await act();
  } catch (error) {
    throw new FailureAt(label, { cause: error });
  }
}

/** What shells give to a program that a signal ended: 128 and the signal's number. */
const stopCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Prints a failure and returns the exit code: 2 and no stack for what the user can mend, 1 and the stack for a bug of ours; 130
 * or 143 after a stop that was asked for.
 */
export function reportFailure(error: unknown, terminal: Terminal): number {
  if (error instanceof Stopped) {
    terminal.complain(error.message);
    return stopCodes[error.signal];
  }
  const mistake = mistakeText(error);
  if (mistake !== undefined) {
    terminal.complain(mistake);
    return 2;
  }
  const { label, failure } = placed(error);
  const stack = failure instanceof Error ? failure.stack : String(failure);
  const at = label ? ` (while evaluating ${label})` : "";
  terminal.complain(`This is a bug in tautline${at}; please report it with:\n${stack}`);
  return 1;
}

/** What the user can mend, in words: the text of the error, with the scenario's place when it names none; else undefined. */
export function mistakeText(error: unknown): string | undefined {
  const { label, failure } = placed(error);
  if (!isMistake(failure)) return undefined;
  const { name, message } = label === undefined ? failure : failure.placedBy(() => ({ file: label }));
  return `${name}: ${message}`;
}

const isMistake = (failure: unknown): failure is ScenarioError | LimitError | StoreError =>
  [ScenarioError, LimitError, StoreError].some((kind) => failure instanceof kind);

const placed = (error: unknown) =>
  error instanceof FailureAt
    ? { label: error.message, failure: error.cause }
    : { label: undefined, failure: error };
