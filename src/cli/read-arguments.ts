import { nearestHint, nearestName } from "../input/nearest-name.ts";
import { type Finding, ScenarioError } from "../model/errors.ts";
import { shownText, shownValue } from "../model/shown-value.ts";
import {
  type AnyCommand,
  type Arguments,
  type Flag,
  type Flags,
  loaded,
  type Names,
  operandsOf,
} from "./command.ts";
import { flagError } from "./common-flags.ts";
import { everywhere } from "./everywhere.ts";

type Given = Readonly<Record<string, unknown>> & { readonly _: readonly unknown[]; readonly $0: string };

/**
 * Reads the words after a command's name as the command declares them.
 *
 * Errors: ScenarioError for a flag it does not have, a value that the flag does not take, and too many operands or none.
 */
export async function readArguments(
  name: string,
  command: AnyCommand,
  words: readonly string[],
): Promise<Arguments<Flags>> {
  const { flags } = command;
  const known: Flags = { ...everywhere, ...flags };
  const { given, operands } = await split(words, known);
  const taken = operandsOf(command);
  const most = taken.some(({ takes }) => takes === "any") ? Number.POSITIVE_INFINITY : taken.length;
  const hint = `tautline ${name} --help`;
  if (operands.length > most) {
    const problem = `one argument too many: ${shownText(operands[most])}`;
    throw new ScenarioError({ path: name, problem, hint });
  }
  if (operands.length < taken.filter(({ takes }) => takes === "required").length)
    throw new ScenarioError({ path: name, problem: "needs one more argument", hint });
  const values: [string, unknown][] = [];
  for (const [flag, declared] of Object.entries(flags as Flags)) {
    values.push([flag, await flagValue(flag, declared, [given[flag] ?? []].flat())]);
  }
  return { ...Object.fromEntries(values), operands } as object as Arguments<Flags>;
}

/** What was given of each flag (a switch is true), and what stands beside the flags. */
async function split(words: readonly string[], known: Flags) {
  const end = words.indexOf("--");
  const before = end < 0 ? words : words.slice(0, end);
  rejectSwitchValues(before, known);
  // What follows `--` is an operand, even when it looks like a flag.
  const { _: beside, $0: _name, ...given }: Given = await parsed(before, known);
  const unknown = Object.keys(given).filter((name) => name !== "h" && !Object.hasOwn(known, name));
  if (unknown.length > 0)
    throw new ScenarioError(unknown.map((name) => unknownFlag(name, before, Object.keys(known))));
  return { given, operands: [...beside.map(String), ...(end < 0 ? [] : words.slice(end + 1))] };
}

/** yargs takes longer to load than all of `evaluate closed`: words without a flag are what they are. */
async function parsed(words: readonly string[], known: Flags): Promise<Given> {
  if (!words.some((word) => word.startsWith("-"))) return { _: words, $0: "" };
  const { parserOf } = await import("./parser-of.ts");
  return parserOf(known).parseSync([...words]);
}

/** yargs takes `--json=something` for false. */
function rejectSwitchValues(words: readonly string[], known: Flags): void {
  const switches = Object.keys(known).filter((name) => known[name].kind === "switch");
  const given = words.find((word) => switches.some((name) => word.startsWith(`--${name}=`)));
  if (given === undefined) return;
  throw flagError(given.slice(2).split("=")[0], `takes no value, but is ${shownText(given)}`);
}

function unknownFlag(name: string, words: readonly string[], known: readonly string[]): Finding {
  const nearest = nearestName(name, known);
  const dashes = words.some((word) => word.startsWith(`--${name}`)) ? "--" : "-";
  const problem = `unknown flag ${dashes}${name}; known flags: ${known.map((one) => `--${one}`).join(", ")}`;
  return { path: "", problem, hint: nearest && `did you mean --${nearest}?` };
}

async function flagValue(name: string, flag: Flag, given: readonly unknown[]): Promise<unknown> {
  if (flag.kind === "switch") return given.length > 0;
  const texts = given.map((text) => {
    if (text !== "") return String(text);
    throw flagError(name, "needs a value, but none follows");
  });
  if (flag.kind === "repeated") return Promise.all(texts.map((text) => chosen(name, text, flag.choices)));
  if (texts.length > 1) throw flagError(name, `may be given once, but is given ${texts.length} times`);
  const [text] = texts;
  if (text === undefined) return undefined;
  if (flag.kind === "count") return countOf(name, text, flag.most);
  return flag.kind === "size" ? sizeOf(name, text) : chosen(name, text, flag.choices);
}

function countOf(name: string, text: string, most: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  const shown = Number.isNaN(count) ? shownValue(text) : text;
  throw flagError(name, `must be a whole number from 1 to ${most.toLocaleString("en-US")}, but is ${shown}`);
}

function sizeOf(name: string, text: string): number {
  const size = Number(text);
  if (size > 0 && size < Number.POSITIVE_INFINITY) return size;
  throw flagError(name, `must be a number above 0, but is ${shownText(text)}`);
}

async function chosen(name: string, text: string, among: Names | undefined): Promise<string> {
  const choices = await loaded(among);
  if (among === undefined || choices.includes(text)) return text;
  const problem = `must be ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}, but is ${shownValue(text)}`;
  throw flagError(name, problem, nearestHint(text, choices));
}
