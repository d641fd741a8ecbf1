import { LimitError, ScenarioError } from "../model/errors.ts";
import type { Terminal } from "./terminal.ts";

/** A failure while one of several scenarios was evaluated. */
class FailureAt extends Error {
  readonly label: string;

  constructor(label: string, cause: unknown) {
    super("", { cause });
    this.label = label;
  }
}

/** Does something to a scenario; a failure is then reported with the scenario's name. */
export async function failingAt<Made>(label: string, act: () => Made | Promise<Made>): Promise<Made> {
  try {
    return await act();
  } catch (error) {
    throw new FailureAt(label, error);
  }
}

/**
 * Prints a failure and returns the exit code: 2 and no stack for what the user can mend, 1 and the stack for a bug of ours.
 */
export function reportFailure(error: unknown, terminal: Terminal): number {
  const label = error instanceof FailureAt ? error.label : undefined;
  const failure = error instanceof FailureAt ? error.cause : error;
  if (failure instanceof ScenarioError || failure instanceof LimitError || isStoreError(failure)) {
    terminal.err(`${failure.name}: ${placed(failure, label)}\n`);
    return 2;
  }
  const stack = failure instanceof Error ? failure.stack : String(failure);
  terminal.err(
    `This is a bug in tautline${label ? ` (while evaluating ${label})` : ""}; please report it with:\n${stack}\n`,
  );
  return 1;
}

/** The text, with the scenario's place before the hint when the failure itself has none. */
function placed(failure: Error, label: string | undefined): string {
  if (label === undefined || failure.message.includes("\n  at ")) return failure.message;
  const [law, ...rest] = failure.message.split("\n  hint: ");
  return [`${law}\n  at ${label}`, ...rest].join("\n  hint: ");
}

/** Stored data is wrong: known by its name, so that no store is loaded to print a mistake. */
const isStoreError = (error: unknown): error is Error =>
  error instanceof Error && error.name === "StoreError";
