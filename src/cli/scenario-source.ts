import { builtinNames, builtinScenario } from "../input/builtin-scenario.ts";
import { changedData } from "../input/changed-data.ts";
import { unknownName } from "../input/nearest-name.ts";
import { lineParser, parseScenario } from "../input/parse-scenario.ts";
import { parseSet } from "../input/parse-set.ts";
import { readScenario } from "../input/read-scenario.ts";
import { resolveScenario } from "../input/resolve-scenario.ts";
import { type Finding, ScenarioError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import { shownText } from "../model/shown-value.ts";
import { isThere, readText } from "../node/read-text.ts";
import { type Line, objectText, readLines } from "./read-lines.ts";
import type { Terminal } from "./terminal.ts";

/** One scenario that was asked for: where it is from, and how to read it with changes as `--set` makes them. */
export interface ScenarioSource {
  readonly label: string;
  /** Its number from 1, when it is a line of standard input. */
  readonly line: number | null;
  /** Another one is there already, so that the answer may wait for that one's. */
  readonly isFollowed: boolean;
  readonly read: (sets: readonly string[]) => Scenario;
  /** The same as a file would say it, for what varies parts of it. */
  readonly data: (sets: readonly string[]) => object;
}

/** How standard input is named on a command line. */
const standardInput = "-";

/**
 * The scenarios that files, built-in names and `-` (JSON Lines on standard input) stand for, in order, each when it is asked
 * for. A built-in name wins over a file of that name; `./closed` is the file. With several inputs all but the lines of
 * standard input are read before the first is given, so that a mistake in the last file leaves no half-written output.
 *
 * Errors: ScenarioError for a name that is neither, and for standard input asked for twice.
 */
export async function* scenarioSources(
  inputs: readonly string[],
  sets: readonly string[],
  terminal: Terminal,
): AsyncGenerator<ScenarioSource> {
  assertReadOnce(inputs);
  const sources = inputs.map((input) => (input === standardInput ? null : namedSource(input)));
  if (sources.length > 1) rejectBadSources(sources, sets);
  for (const source of sources) {
    if (source === null) yield* lineSources(terminal, sets);
    else yield source;
  }
}

/** Errors: ScenarioError when standard input is asked for twice. */
export function assertReadOnce(inputs: readonly string[]): void {
  if (inputs.filter((input) => input === standardInput).length > 1)
    throw new ScenarioError({ path: "", problem: "standard input can be read once, but - stands twice" });
}

/** The one scenario that an input stands for. Errors: as above, and ScenarioError for a second line on standard input. */
export async function oneSource(input: string, terminal: Terminal): Promise<ScenarioSource> {
  let found: ScenarioSource | undefined;
  for await (const source of scenarioSources([input], [], terminal)) {
    if (found === undefined) found = source;
    else {
      const place = { file: source.label };
      throw new ScenarioError({ path: "", problem: "must be one scenario, but here is a second", place });
    }
  }
  return found as ScenarioSource;
}

/** More findings than this, over all files, help nobody. */
const enough = 40;

function rejectBadSources(sources: readonly (ScenarioSource | null)[], sets: readonly string[]): void {
  const findings: Finding[] = [];
  for (const source of sources) {
    try {
      source?.read(sets);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      findings.push(...error.findings);
    }
    if (findings.length >= enough) break;
  }
  if (findings.length > 0) throw new ScenarioError(findings);
}

function namedSource(name: string): ScenarioSource {
  const builtin = builtinScenario(name);
  if (builtin !== undefined)
    return {
      label: name,
      line: null,
      isFollowed: false,
      read: (sets) => resolveScenario(builtin, { sets: sets.map(parseSet), placeOf: () => ({ file: name }) }),
      data: dataOf(builtin),
    };
  const law = `must be a file or a built-in scenario, but ${shownText(name)} is neither; built in`;
  if (!isThere(name)) throw unknownName(law, name, builtinNames);
  const text = readText(name);
  return {
    label: name,
    line: null,
    isFollowed: false,
    read: (sets) => parseScenario(text, name, { sets }),
    data: (sets) => dataOf(readScenario(text, name).value)(sets),
  };
}

const dataOf = (data: unknown) => (sets: readonly string[]) =>
  changedData(data, sets.map(parseSet)) as object;

async function* lineSources(terminal: Terminal, sets: readonly string[]): AsyncGenerator<ScenarioSource> {
  // A wrong flag is no fault of every line.
  for (const set of sets) parseSet(set);
  const parse = lineParser();
  let isEmpty = true;
  for await (const line of readLines(terminal.stdin())) {
    isEmpty = false;
    yield lineSource(line, parse);
  }
  if (!isEmpty) return;
  const problem = "must hold a scenario in every line, but is empty";
  const place = { file: standardInput };
  throw new ScenarioError({ path: "", problem, hint: 'as in {"world": "closed"}', place });
}

function lineSource({ bytes, line, isFollowed }: Line, parse: typeof parseScenario): ScenarioSource {
  const label = `${standardInput}:${line}`;
  const read = (sets: readonly string[]) =>
    parse(textOf(bytes, label), standardInput, { sets, name: label, firstLine: line });
  const data = (sets: readonly string[]) => dataOf(readScenario(textOf(bytes, label), label).value)(sets);
  return { label, line, isFollowed, read, data };
}

const textOf = (bytes: Uint8Array | null, file: string): string =>
  objectText(
    bytes,
    file,
    "each line of standard input must be a JSON object",
    "put a YAML scenario into a file",
  );
