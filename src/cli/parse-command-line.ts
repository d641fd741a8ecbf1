import { readFileSync } from "node:fs";
import yargs, { type ArgumentsCamelCase, type Argv } from "yargs";
import { builtinNames } from "../input/builtin-scenario.ts";
import { type AnyCommand, commands } from "./commands.ts";
import type { Terminal } from "./terminal.ts";
import { usageError } from "./usage-error.ts";

/**
 * Parses a command line with yargs and runs the command it calls.
 *
 * Errors: ScenarioError for a command line that cannot be, and whatever the command throws.
 */
export async function parseCommandLine(argv: readonly string[], terminal: Terminal): Promise<void> {
  const name = argv.find((arg) => Object.hasOwn(commands, arg));
  const called = name === undefined ? undefined : await commands[name].load(terminal);
  // Handlers run after the parser is done: it would render its help text beside every asynchronous one.
  let run = async (): Promise<void> => {};
  const parser = parserFor(terminal, name, called, (args) => {
    run = async () => called?.handler(args);
  });
  try {
    await parser.parseAsync([...argv], {}, (_, __, output) => {
      if (output) terminal.out(`${output}\n`);
    });
  } catch (error) {
    if (!isMistake(error)) throw error;
    const help = await builtBy(called)(yargs().locale("en").wrap(null)).getHelp();
    throw usageError(error.message, argv, help);
  }
  await run();
}

function parserFor(
  terminal: Terminal,
  name: string | undefined,
  called: AnyCommand | undefined,
  handler: (args: ArgumentsCamelCase) => void,
): Argv {
  const parser = withoutTypes(yargs())
    .scriptName("tautline")
    .usage("$0 <command>\n\nHarnessed execution of long tasks as a small exact model.")
    .locale("en")
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new Mistake(message);
    })
    .strictCommands()
    .strictOptions()
    .wrap(Math.min(100, terminal.columns))
    .version(packageVersion())
    .alias("h", "help")
    .completion(
      "completion",
      "A completion script for bash or zsh: tautline completion >> ~/.bashrc",
      complete,
    )
    .example("$0 evaluate closed/model-1", "a built-in scenario")
    .example("$0 evaluate closed --set harness.attempts=8", "the same with more attempts")
    .example("$0 trace closed --count 1", "watch one trajectory")
    .example("$0 run granularity", "the grid behind a figure of the paper")
    .epilogue("`tautline COMMAND --help` says more of each command, with examples.")
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-positional-numbers": false,
    });
  return Object.entries(commands).reduce(
    (chain, [known, { usage, describe }]) =>
      chain.command({
        command: usage,
        describe,
        builder: builtBy(known === name ? called : undefined),
        handler,
      }),
    parser as Argv,
  );
}

/** Help without [string] and the like beside each flag: the texts say it better. @types/yargs does not know of this option. */
const withoutTypes = (parser: Argv): Argv =>
  (parser as Argv & { usageConfiguration(config: object): Argv }).usageConfiguration({ "hide-types": true });

const builtBy = (command: AnyCommand | undefined): ((inner: Argv) => Argv) =>
  (command?.builder as ((inner: Argv) => Argv) | undefined) ?? ((inner) => inner);

function complete(
  _current: string,
  argv: { readonly _: readonly (string | number)[] },
  usual: (done: (error: Error | null, found: string[] | undefined) => void) => void,
  done: (found: string[]) => void,
): void {
  const takesScenario = ["evaluate", "trace", "allocate", "stop"].some((name) => argv._.includes(name));
  usual((_, found = []) => done([...found, ...(takesScenario ? builtinNames : [])]));
}

/** A command line that yargs refuses; some of them it throws itself, under this name. */
class Mistake extends Error {
  override readonly name = "YError";
}

const isMistake = (error: unknown): error is Error => error instanceof Error && error.name === "YError";

/** Both src/cli and dist/cli lie two folders below package.json. */
function packageVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
