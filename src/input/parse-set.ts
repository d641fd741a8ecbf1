import { assertText, refused } from "../model/assert-argument.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Change } from "./apply-set.ts";
import { parseKeyPath } from "./key-path.ts";
import { readYaml } from "./read-yaml.ts";

/** Reads `path=value`; the value is YAML: `8`, `open`, `{ chunk: 25, scaffolded: 4 }`. Errors: ScenarioError at the flag. */
export function parseSet(text: string): Change {
  assertText("--set", text);
  const flag = `--set ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`;
  const [, written = "", value = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const path = parseKeyPath(written.trim());
  if (path === undefined || path.length === 0) {
    const hint = "as in --set harness.horizon=12 or --set pool[0].sd=3";
    throw refused("--set", "must be path=value", text, hint);
  }
  try {
    return { path, value: readYaml(value, flag).value, place: { file: flag } };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new ScenarioError(error.findings.map((finding) => ({ ...finding, place: { file: flag } })));
  }
}
