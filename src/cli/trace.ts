import type { CommandModule } from "yargs";
import { ScenarioError } from "../model/errors.ts";
import { failingAt } from "./failure.ts";
import { countFlag, type FlagValue, manyFlag, onceFlag, undashed } from "./flags.ts";
import { print, type Terminal } from "./terminal.ts";

interface TraceArguments {
  readonly scenario?: string | undefined;
  readonly count?: FlagValue;
  readonly seed?: FlagValue;
  readonly set?: FlagValue;
  readonly json?: boolean | undefined;
}

const mostTraces = 10_000;

/** `tautline trace [SCENARIO]`: whole trajectories, for a reader or as JSON Lines. */
export function traceCommand(terminal: Terminal): CommandModule<object, TraceArguments> {
  return {
    command: "trace [scenario]",
    describe: "A few whole trajectories, action by action",
    builder: (yargs) =>
      yargs
        .usage(
          "$0 trace [scenario]\n\nDraws whole trajectories of a scenario and tells each of them, action by action.",
        )
        .positional("scenario", { type: "string", describe: "A file or a built-in name (default: closed)" })
        .option("count", { type: "string", requiresArg: true, describe: "How many (default 3)" })
        .option("seed", {
          type: "string",
          requiresArg: true,
          describe: "Names the random streams (default 1)",
        })
        .option("set", {
          type: "string",
          requiresArg: true,
          describe: "path=value: change a key of the scenario; may be repeated",
        })
        .option("json", { type: "boolean", describe: "Print each trajectory as one line of JSON events" })
        .example("$0 trace closed --count 1", "one trajectory")
        .example("$0 trace my.yaml --seed 7 --json | head -1", "its events, for a program")
        .epilogue("Progress in JSON events is in lattice steps; `step` says how much progress one is."),
    handler: (args) => trace(args, terminal),
  };
}

async function trace(args: TraceArguments, terminal: Terminal): Promise<void> {
  const count = countFlag("count", args.count, mostTraces) ?? 3;
  const seed = onceFlag("seed", args.seed) ?? "1";
  const { scenarioSources } = await import("./scenario-source.ts");
  const name = undashed(args.scenario ?? "closed");
  const [source, ...others] = await scenarioSources([name], manyFlag("set", args.set), terminal);
  if (others.length > 0) {
    const problem = `must be one scenario, but here are ${others.length + 1}`;
    throw new ScenarioError({ path: "", problem, place: { file: name } });
  }
  const scenario = source.read();
  const { traces } = await import("../montecarlo/trace.ts");
  const { describeTrace } = await import("../montecarlo/describe-trace.ts");
  const drawn = await failingAt(source.label, () => traces(scenario, { seed, count }));
  if (!args.json) print(terminal, `${scenario.name}\n`);
  for (const one of drawn) {
    if (args.json)
      terminal.out(`${JSON.stringify({ scenario: scenario.name, step: scenario.step, ...one })}\n`);
    else print(terminal, `${describeTrace(scenario, one).join("\n")}\n`);
  }
}
