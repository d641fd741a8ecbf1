import { ScenarioError } from "../model/errors.ts";
import { isMapping } from "./mapping.ts";
import { readJson } from "./read-json.ts";
import { type ReadYaml, readYaml } from "./read-yaml.ts";

/**
 * The data of a scenario file, YAML or JSON, and where each key stands; nothing of it is checked but that it is no other file.
 *
 * Errors: ScenarioError for what is neither, for an empty file, for a study and for a trace.
 */
export function readScenario(text: string, file: string, firstLine = 1): ReadYaml {
  const json = readJson(text);
  if (isEvent(json ?? readJson(text.split("\n", 1)[0]))) throw traceFile(file);
  const read = json
    ? { ...json, placeOf: () => ({ file, line: firstLine }) }
    : readYaml(text, file, firstLine);
  const { value } = read;
  if (value === null) throw emptyFile(file);
  const ofStudy = isMapping(value) ? ["question", "axes"].filter((key) => Object.hasOwn(value, key)) : [];
  if (ofStudy.length > 0) throw studyFile(file, ofStudy);
  return read;
}

function emptyFile(file: string): ScenarioError {
  const problem = "must be a scenario with the keys task, pool and harness, but is empty";
  const hint = "see `tautline schema`, or start from world: closed";
  return new ScenarioError({ path: "", problem, hint, place: { file } });
}

const isEvent = (read: { readonly value: unknown } | undefined): boolean =>
  isMapping(read?.value) && ["task", "run", "kind"].every((key) => Object.hasOwn(read.value as object, key));

function traceFile(file: string): ScenarioError {
  const problem = "must be a scenario, but is a trace: its first line is an event";
  const hint = `\`tautline trace --events ${file}\` shows it`;
  return new ScenarioError({ path: "", problem, hint, place: { file } });
}

function studyFile(file: string, keys: readonly string[]): ScenarioError {
  const problem = `must be a scenario, but is a study: it has ${keys.join(" and ")}`;
  return new ScenarioError({ path: "", problem, hint: `\`tautline run ${file}\` runs it`, place: { file } });
}
