import { builtinNames, builtinScenario } from "../input/builtin-scenario.ts";
import { nearestName } from "../input/nearest-name.ts";
import { type ParseOptions, parseScenario, scenarioOf } from "../input/parse-scenario.ts";
import { type Finding, ScenarioError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import { shownText } from "../model/shown-value.ts";
import { isThere, readText } from "../node/read-text.ts";
import { readLines } from "./read-lines.ts";
import type { Terminal } from "./terminal.ts";

/** One scenario that was asked for: where it is from, and how to read it. */
export interface ScenarioSource {
  readonly label: string;
  readonly read: () => Scenario;
}

/** How standard input is named on a command line. */
export const standardInput = "-";

/**
 * The scenarios that files, built-in names and `-` (JSON Lines on standard input) stand for, in order. A built-in name wins
 * over a file of that name; `./closed` is the file.
 *
 * Errors: ScenarioError for a name that is neither, and for standard input asked for twice.
 */
export async function scenarioSources(
  inputs: readonly string[],
  sets: readonly string[],
  terminal: Terminal,
): Promise<readonly ScenarioSource[]> {
  if (inputs.filter((input) => input === standardInput).length > 1) {
    throw new ScenarioError({ path: "", problem: "standard input can be read once, but - stands twice" });
  }
  const sources: ScenarioSource[] = [];
  for (const input of inputs) {
    if (input === standardInput) sources.push(...(await lineSources(terminal, sets)));
    else sources.push(builtinScenario(input) ? builtinSource(input, sets) : fileSource(input, sets));
  }
  return sources;
}

/**
 * The scenarios of sources, one at a time. With several sources all are read, and read again, before the first is given: a
 * mistake in the last file then leaves no half-written output, and no more than one scenario is held.
 */
export function* scenariosOf(
  sources: readonly ScenarioSource[],
): Generator<readonly [ScenarioSource, Scenario]> {
  if (sources.length > 1) rejectBadSources(sources);
  for (const source of sources) yield [source, source.read()];
}

/** More findings than this, over all files, help nobody. */
const enough = 40;

function rejectBadSources(sources: readonly ScenarioSource[]): void {
  const findings: Finding[] = [];
  for (const { read } of sources) {
    try {
      read();
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      findings.push(...error.findings);
    }
    if (findings.length >= enough) break;
  }
  if (findings.length > 0) throw new ScenarioError(findings);
}

function builtinSource(name: string, sets: readonly string[]): ScenarioSource {
  return { label: name, read: () => scenarioOf(builtinScenario(name), () => ({ file: name }), { sets }) };
}

function fileSource(file: string, sets: readonly string[]): ScenarioSource {
  if (!isThere(file)) throw unknownName(file);
  const text = readText(file);
  return { label: file, read: () => parseScenario(text, file, { sets }) };
}

async function lineSources(terminal: Terminal, sets: readonly string[]): Promise<readonly ScenarioSource[]> {
  const lines = await readLines(terminal.stdin(), standardInput);
  return lines.map(({ text, line }) => {
    const name = `${standardInput}:${line}`;
    return { label: name, read: () => parseLine(text, line, { sets, name, firstLine: line }) };
  });
}

function parseLine(text: string, line: number, options: ParseOptions): Scenario {
  if (text.trimStart().startsWith("{")) return parseScenario(text, standardInput, options);
  const problem = `each line of standard input must be a JSON object, but this one is ${shownText(text.trim())}`;
  const place = { file: standardInput, line };
  throw new ScenarioError({ path: "", problem, hint: "put a YAML scenario into a file", place });
}

function unknownName(name: string): ScenarioError {
  const nearest = nearestName(name, builtinNames);
  const problem = `must be a file or a built-in scenario, but ${shownText(name)} is neither; built in: ${builtinNames.join(", ")}`;
  return new ScenarioError({ path: "", problem, ...(nearest && { hint: `did you mean ${nearest}?` }) });
}
