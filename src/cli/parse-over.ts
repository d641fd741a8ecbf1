import { isWholeAt } from "../input/keys-at.ts";
import { isMapping } from "../input/mapping.ts";
import { readYaml } from "../input/read-yaml.ts";
import { scenarioSchema } from "../input/scenario-schema.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import { namedPath } from "../study/named-path.ts";
import type { ValuesInput } from "../study/study-schema.ts";
import { flagError } from "./common-flags.ts";

/** What one flag varies: an axis, and its values as a study file says them. */
export interface Over {
  readonly name: string;
  readonly values: ValuesInput;
  /** The flag as it was written, for errors. */
  readonly flag: string;
}

const number = String.raw`[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?`;
const range = new RegExp(`^(${number})\\.\\.(${number})(?::(${number}))?$`, "i");

/**
 * Reads axes of a command line, each `NAME=FROM..TO`, `NAME=FROM..TO:STEP`, `NAME=a,b,c`, or a list or range as a study file has it.
 *
 * Errors: ScenarioError for what is none of this, for a name that stands twice, and for none at all.
 */
export function parseOvers(flag: string, texts: readonly string[]): readonly Over[] {
  if (texts.length === 0) {
    const problem = "must say what varies, and is not given";
    throw flagError(flag, problem, `as in --${flag} subgoals=1..24 --${flag} attempts=1,2,4,8`);
  }
  const overs = texts.map((text) => parseOver(flag, text));
  const again = overs.find(({ name }, i) => overs.findIndex((other) => other.name === name) < i);
  if (again !== undefined) throw flagError(flag, `must name each axis once, but ${again.name} stands twice`);
  return overs;
}

function parseOver(flag: string, text: string): Over {
  const at = text.indexOf("=");
  const [name, written] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || written === "") {
    const problem = `must be NAME=VALUES, but is ${shownText(text)}`;
    throw flagError(flag, problem, `as in --${flag} subgoals=1..24 or --${flag} semantics=closed,open`);
  }
  const place = `--${flag} ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`;
  return { name, values: valuesOf(written, place), flag: place };
}

function valuesOf(written: string, place: string): ValuesInput {
  const [, from, to, step] = range.exec(written) ?? [];
  if (from !== undefined)
    return { from: Number(from), to: Number(to), ...(step !== undefined && { step: Number(step) }) };
  const whole = written.startsWith("{") || written.startsWith("[") ? written : `[${written}]`;
  try {
    return readYaml(whole, place).value as ValuesInput;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const [{ problem, hint }] = error.findings;
    throw new ScenarioError({ path: "", problem, hint, place: { file: place } });
  }
}

/** The same values, to be looked at anywhere between the ends of a range, and there at whole numbers where the key takes no others. */
export function spreadOver({ name, values }: Over): ValuesInput {
  const isRange = isMapping(values) && "from" in values;
  return isRange && isWholeAt(scenarioSchema, namedPath(name)) ? { ...values, whole: true } : values;
}
