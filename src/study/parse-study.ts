import { isMapping } from "../input/mapping.ts";
import { readYaml } from "../input/read-yaml.ts";
import { assertText, refused } from "../model/assert-argument.ts";
import { ScenarioError } from "../model/errors.ts";
import { resolveStudy } from "./resolve-study.ts";
import type { Study } from "./study.ts";

/**
 * Reads an experiment file: its keys, its axes and what is asked. No cell is made: `checkCells` does that, `designOf` looks up
 * what is measured, `checkFigure` the figure.
 *
 * Errors: ScenarioError with the file's name and the line of every key that cannot be.
 */
export function parseStudy(text: string, file: string): Study {
  assertText("text", text);
  assertText("file", file);
  const { value, placeOf } = readYaml(text, file);
  rejectOther(value, file);
  return resolveStudy(value, file, placeOf);
}

/** What is no study at all: nothing, or a scenario that was taken for one. */
function rejectOther(value: unknown, file: string): void {
  const place = { file };
  if (!isMapping(value)) {
    const law = "must be a study with the keys scenario and axes";
    throw refused("", law, value, "`tautline new study` writes one to start from").placedBy(() => place);
  }
  const keys = ["world", "task", "pool", "harness"].filter((key) => Object.hasOwn(value, key));
  if (keys.length === 0 || Object.hasOwn(value, "axes") || Object.hasOwn(value, "table")) return;
  const problem = `must be a study, but is a scenario: it has ${keys.join(", ")} and no axes`;
  const hint = `\`tautline evaluate ${file}\` evaluates it; as a study's \`scenario\` it can be swept`;
  throw new ScenarioError({ path: "", problem, hint, place });
}
