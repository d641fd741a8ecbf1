import { isMapping } from "../input/mapping.ts";
import { readJson } from "../input/read-json.ts";
import { readYaml } from "../input/read-yaml.ts";
import { mapping, required, wordOf } from "../input/schema.ts";
import { assertSchema } from "../input/schema-findings.ts";
import { assertText, refused } from "../model/assert-argument.ts";
import type { TraceEvent, TraceKind } from "../model/trace-event.ts";
import { eventSchemas } from "./event-schema.ts";

const kinds = Object.keys(eventSchemas) as readonly TraceKind[];
const kinded = mapping({ kind: required(wordOf(kinds)) });

/**
 * Reads one line of a trace. `line` is its number in the file.
 *
 * Errors: ScenarioError for what is no event, which names every wrong key and value.
 */
export function readEvent(text: string, file: string, line = 1): TraceEvent {
  assertText("text", text);
  assertText("file", file);
  const place = { file, line };
  // The YAML reader is many times slower, and says what is wrong with a text that is no JSON.
  const { value } = readJson(text) ?? readYaml(text, file, line);
  if (!isMapping(value)) throw refused("", "must be an event of a trace", value).placedBy(() => place);
  const { kind } = value;
  assertSchema(kinded, kind === undefined ? {} : { kind }, () => place);
  assertSchema(eventSchemas[kind as TraceKind], value, () => place);
  return value as unknown as TraceEvent;
}
