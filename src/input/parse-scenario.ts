import { assertText, refused } from "../model/assert-argument.ts";
import type { Scenario } from "../model/scenario.ts";
import { parseSet } from "./parse-set.ts";
import { readScenario } from "./read-scenario.ts";
import { lineResolver, type ResolveOptions, resolveScenario } from "./resolve-scenario.ts";
import type { ScenarioInput } from "./scenario-schema.ts";

export interface ParseOptions extends Omit<ResolveOptions, "placeOf" | "sets"> {
  /** Changes as on the command line, `path=value`, made in their order after the world is filled in. */
  readonly sets?: readonly string[];
  /** The number of the text's first line in its file (default 1). */
  readonly firstLine?: number;
}

/**
 * Reads a scenario from the text of a YAML or JSON file, which is called after the file unless it has a name of its own.
 *
 * Errors: ScenarioError that names every wrong key and value with its line; LimitError past a stated limit.
 */
export function parseScenario(text: string, file: string, options: ParseOptions = {}): Scenario {
  return parsedBy(resolveScenario, text, file, options);
}

/** The same for one line after another, that may share much. */
export function lineParser(): typeof parseScenario {
  const resolve = lineResolver();
  return (text, file, options = {}) => parsedBy(resolve, text, file, options);
}

function parsedBy(
  resolve: typeof resolveScenario,
  text: string,
  file: string,
  options: ParseOptions,
): Scenario {
  assertText("text", text);
  assertText("file", file);
  const { firstLine = 1, sets = [], ...others } = options;
  if (!Array.isArray(sets)) throw refused("options.sets", "must be a list of path=value", sets);
  const { value, placeOf } = readScenario(text, file, firstLine);
  const changes = { sets: sets.map(parseSet), placeOf };
  return resolve(value as ScenarioInput, { name: stemOf(file), ...others, ...changes });
}

const stemOf = (file: string): string =>
  (/[^/\\]*$/.exec(file)?.[0] ?? file).replace(/(.)\.[^.]*$/, "$1").slice(0, 200);
