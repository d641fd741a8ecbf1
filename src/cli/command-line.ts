import { builtinNames } from "../input/builtin-scenario.ts";
import { nearestName } from "../input/nearest-name.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import { commands } from "./commands.ts";
import { reportFailure } from "./failure.ts";
import { dash, flagError } from "./flags.ts";
import type { Terminal } from "./terminal.ts";
import { welcome } from "./welcome.ts";

/**
 * Runs one command line and returns its exit code: 0; 2 when the user's file or flag is wrong, with one error on standard
 * error and no stack; 1 for a bug of ours.
 */
export async function commandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    if (argv.length === 0) terminal.out(welcome);
    else await runCommand(argv, terminal);
    return 0;
  } catch (error) {
    return reportFailure(error, terminal);
  }
}

async function runCommand(argv: readonly string[], terminal: Terminal): Promise<void> {
  rejectUnknownCommand(argv[0]);
  rejectSwitchValues(argv);
  const { parseCommandLine } = await import("./parse-command-line.ts");
  const takesScenarios = ["evaluate", "trace", "allocate", "stop"].includes(argv[0]);
  await parseCommandLine(takesScenarios ? argv.map((arg) => (arg === "-" ? dash : arg)) : argv, terminal);
}

function rejectUnknownCommand(name: string): void {
  const names = [...Object.keys(commands), "completion", "help"];
  if ((name.startsWith("-") && name !== "-") || names.includes(name)) return;
  const nearest = nearestName(name, names);
  const isScenario = builtinNames.includes(name) || /\.(ya?ml|json)$/.test(name) || name === "-";
  const hint = isScenario ? `tautline evaluate ${name}` : nearest && `did you mean ${nearest}?`;
  const problem = `unknown command ${shownText(name)}; known commands: ${names.join(", ")}`;
  throw new ScenarioError({ path: "", problem, ...(hint && { hint }) });
}

/** yargs takes `--json=something` for false. */
function rejectSwitchValues(argv: readonly string[]): void {
  const switched = argv.find((arg) => /^--(json|pmf|all)=/.test(arg));
  if (switched === undefined) return;
  throw flagError(switched.slice(2).split("=")[0], `takes no value, but is ${shownText(switched)}`);
}
