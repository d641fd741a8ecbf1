import { parseArgs } from "node:util";
import { nearestName } from "../input/nearest-name.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText, shownValue } from "../model/shown-value.ts";
import { type AnyCommand, type Arguments, type Flag, type Flags, loaded, type Names } from "./command.ts";
import { flagError } from "./flag-error.ts";

/** What was given of each flag, in order, and what stands beside the flags. */
interface Given {
  readonly flags: ReadonlyMap<string, readonly (string | undefined)[]>;
  readonly operands: readonly string[];
}

/** Flags that every command has. */
export const everywhere = {
  help: { kind: "switch", describe: "Show help" },
  version: { kind: "switch", describe: "Show version number" },
} as const satisfies Flags;

/** Whether a flag that every command has is among the words: what follows `--` is none. */
export function asks(words: readonly string[], name: keyof typeof everywhere): boolean {
  const end = words.indexOf("--");
  const short = name === "help" ? "-h" : `--${name}`;
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === `--${name}` || word === short);
}

/**
 * Reads the words after a command's name as the command declares them.
 *
 * Errors: ScenarioError for a flag it does not have, a value that the flag does not take, and too many operands or none.
 */
export async function readArguments(
  name: string,
  { flags, operand }: AnyCommand,
  words: readonly string[],
): Promise<Arguments<Flags>> {
  const known: Flags = { ...everywhere, ...flags };
  const given = split(words, known);
  const most = operand === undefined ? 0 : operand.takes === "any" ? Number.POSITIVE_INFINITY : 1;
  const hint = `tautline ${name} --help`;
  if (given.operands.length > most) {
    const problem = `one argument too many: ${shownText(given.operands[most])}`;
    throw new ScenarioError({ path: name, problem, hint });
  }
  if (operand?.takes === "required" && given.operands.length === 0)
    throw new ScenarioError({ path: name, problem: "needs one more argument", hint });
  const values: [string, unknown][] = [];
  for (const [flag, declared] of Object.entries(flags as Flags)) {
    values.push([flag, await flagValue(flag, declared, given.flags.get(flag) ?? [])]);
  }
  return { ...Object.fromEntries(values), operands: given.operands } as Arguments<Flags>;
}

function split(words: readonly string[], known: Flags): Given {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { kind }]) => [
      name,
      { type: kind === "switch" ? ("boolean" as const) : ("string" as const), multiple: true },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const given = tokens.filter((token) => token.kind === "option");
  const unknown = given.filter(({ name }) => !Object.hasOwn(known, name));
  if (unknown.length > 0) throw unknownFlags(unknown, Object.keys(known));
  const flags = new Map<string, (string | undefined)[]>();
  for (const { name, value, inlineValue } of given) {
    // `--engine --json` forgets the value; `--engine=--json` means it.
    const forgotten = !inlineValue && value?.startsWith("--");
    flags.set(name, [...(flags.get(name) ?? []), forgotten ? undefined : value]);
  }
  return {
    flags,
    operands: tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : [])),
  };
}

function unknownFlags(
  tokens: readonly { readonly name: string; readonly rawName: string }[],
  known: readonly string[],
): ScenarioError {
  const list = known.map((one) => `--${one}`).join(", ");
  return new ScenarioError(
    tokens.map(({ name, rawName }) => {
      const nearest = nearestName(name, known);
      const problem = `unknown flag ${rawName}; known flags: ${list}`;
      return { path: "", problem, ...(nearest && { hint: `did you mean --${nearest}?` }) };
    }),
  );
}

async function flagValue(name: string, flag: Flag, given: readonly (string | undefined)[]): Promise<unknown> {
  if (flag.kind === "switch") return isSwitched(name, given);
  const texts = given.map((text) => {
    if (text) return text;
    throw flagError(name, "needs a value, but none follows");
  });
  if (flag.kind === "repeated") return Promise.all(texts.map((text) => chosen(name, text, flag.choices)));
  if (texts.length > 1) throw flagError(name, `may be given once, but is given ${texts.length} times`);
  const [text] = texts;
  if (text === undefined) return undefined;
  if (flag.kind === "count") return countOf(name, text, flag.most);
  return flag.kind === "size" ? sizeOf(name, text) : chosen(name, text, flag.choices);
}

function isSwitched(name: string, given: readonly (string | undefined)[]): boolean {
  const value = given.find((text) => text !== undefined);
  if (value !== undefined) throw flagError(name, `takes no value, but is ${shownText(`--${name}=${value}`)}`);
  return given.length > 0;
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
  const nearest = nearestName(text, choices);
  const problem = `must be ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}, but is ${shownValue(text)}`;
  throw flagError(name, problem, nearest && `did you mean ${nearest}?`);
}
