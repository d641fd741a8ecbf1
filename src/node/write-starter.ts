import { closeSync, openSync, rmSync, writeFileSync } from "node:fs";
import { ScenarioError } from "../model/errors.ts";
import { starters } from "./starters.ts";
import { writeError } from "./writable-folder.ts";

/**
 * Writes a commented file of some kind that runs as it is, and never over anything that has its name.
 *
 * Errors: ScenarioError for a name that does not end in .yaml or .yml, one that is taken, and a place that cannot be written
 * to; no part of a file is left behind.
 */
export function writeStarter(kind: keyof typeof starters, file: string): void {
  // Its comments would be no JSON; and a study leaves its result in a folder that is called as the file is without its ending.
  if (!/[^/\\]\.ya?ml$/.test(file)) {
    const problem = `a new ${kind} is a commented YAML file: its name must end in .yaml or .yml`;
    throw new ScenarioError({ path: "new", problem, place: { file } });
  }
  const descriptor = opened(file);
  try {
    writeFileSync(descriptor, starters[kind], { flush: true });
  } catch (error) {
    rmSync(file, { force: true });
    throw writeError(error, file);
  } finally {
    closeSync(descriptor);
  }
}

/** Opened only if nothing has that name, not even a link that leads nowhere. */
function opened(file: string): number {
  try {
    return openSync(file, "wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw writeError(error, file);
    const problem = "must not be there yet: nothing is written over";
    throw new ScenarioError({ path: "new", problem, hint: "give another name", place: { file } });
  }
}
