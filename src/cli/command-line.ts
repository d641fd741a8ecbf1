import { readFileSync } from "node:fs";
import { commands } from "./commands.ts";
import { asks } from "./everywhere.ts";
import { reportFailure } from "./failure.ts";
import { type Streams, type Terminal, terminalOn } from "./terminal.ts";
import { welcome } from "./welcome.ts";

/**
 * Runs one command line and returns its exit code: 0; 2 when the user's file or flag is wrong, with one error on standard
 * error and no stack; 1 for a bug of ours.
 */
export async function commandLine(argv: readonly string[], streams: Streams): Promise<number> {
  const terminal = terminalOn(streams);
  try {
    await run(argv[0] === "--" ? argv.slice(1) : argv, terminal);
    return 0;
  } catch (error) {
    return reportFailure(error, terminal);
  } finally {
    terminal.status("");
  }
}

async function run(words: readonly string[], terminal: Terminal): Promise<void> {
  if (words.length === 0) return terminal.print(welcome);
  // What the script of `tautline completion` asks; no command.
  if (words[0] === "--complete") return await complete(words.slice(1), terminal);
  if (asks(words, "version")) return terminal.print(packageVersion());
  const at = words.findIndex((word) => word === "-" || !word.startsWith("-"));
  const name = words[at];
  const others = words.filter((_, i) => i !== at);
  if (name === "help") return await run([...others, "--help"], terminal);
  if (name !== undefined && !Object.hasOwn(commands, name))
    throw (await import("./unknown-command.ts")).unknownCommand(name);
  if (asks(words, "help")) return await help(name, terminal);
  const { readArguments } = await import("./read-arguments.ts");
  const command = name === undefined ? nothing : await commands[name]();
  if (name !== undefined) terminal.status(`${name} …`);
  await command.handler(await readArguments(name, command, others), terminal);
}

/** Flags alone: those that are known were answered above. */
const nothing = { describe: "", flags: {}, examples: [], handler: () => {} };

async function help(name: string | undefined, terminal: Terminal): Promise<void> {
  const { helpOf, helpOfAll } = await import("./help.ts");
  const text =
    name === undefined ? helpOfAll(terminal.columns) : helpOf(name, await commands[name](), terminal.columns);
  terminal.print(await text);
}

async function complete(words: readonly string[], terminal: Terminal): Promise<void> {
  const { completions } = await import("./completions.ts");
  for (const one of await completions(words)) terminal.print(one);
}

/** Both src/cli and dist/cli lie two folders below package.json. */
function packageVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
