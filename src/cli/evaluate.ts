import type { ArgumentsCamelCase, CommandModule } from "yargs";
import { ScenarioError } from "../model/errors.ts";
import type { Sampling } from "./evaluate-by.ts";
import { failingAt } from "./failure.ts";
import { choiceFlag, countFlag, type FlagValue, flagError, manyFlag, onceFlag, undashed } from "./flags.ts";
import { print, type Terminal } from "./terminal.ts";

interface EvaluateArguments {
  readonly scenarios?: readonly string[] | undefined;
  readonly engine?: FlagValue;
  readonly trials?: FlagValue;
  readonly seed?: FlagValue;
  readonly set?: FlagValue;
  readonly json?: boolean | undefined;
  readonly pmf?: boolean | undefined;
}

const engines = ["exact", "monte-carlo", "both"] as const satisfies readonly Sampling["engine"][];
const mostTrials = 1e10;

/** `tautline evaluate SCENARIO…`: one outcome for each scenario, for a reader or as JSON Lines. */
export function evaluateCommand(terminal: Terminal): CommandModule<object, EvaluateArguments> {
  return {
    command: "evaluate [scenarios..]",
    describe: "How often a scenario passes, how far it ends off, and what it costs",
    builder: (yargs) =>
      yargs
        .usage("$0 evaluate <scenarios..>\n\nEvaluates scenarios, exactly or by sampling.")
        .positional("scenarios", {
          type: "string",
          array: true,
          describe:
            "Files (YAML or JSON), built-in names (closed, open, closed/model-1, model-3, …), or - for JSON Lines",
        })
        .option("engine", {
          type: "string",
          requiresArg: true,
          describe: "exact (default), monte-carlo or both, side by side",
        })
        .option("trials", {
          type: "string",
          requiresArg: true,
          describe: "Monte Carlo trials (default 100000)",
        })
        .option("seed", {
          type: "string",
          requiresArg: true,
          describe: "Names the random streams (default 1)",
        })
        .option("set", {
          type: "string",
          requiresArg: true,
          describe: "path=value: change a key of every scenario; may be repeated",
        })
        .option("json", { type: "boolean", describe: "One line of JSON for each scenario" })
        .option("pmf", { type: "boolean", describe: "With --json: the pmf of final progress too" })
        .example("$0 evaluate closed/model-1", "a built-in scenario")
        .example("$0 evaluate closed --set harness.decomposition.subgoals=5", "the same in five sub-goals")
        .example(
          '$0 evaluate closed --set "harness.decomposition={ chunk: 25, scaffolded: 6 }"',
          "a partial harness",
        )
        .example("$0 evaluate my.yaml --engine both --trials 1e6", "both engines, and how far they are apart")
        .example("$0 evaluate - --json < many.jsonl", "a scenario in each line, a result in each line")
        .epilogue(
          "A built-in name wins over a file of that name; write ./closed for the file. Of several scenarios all are " +
            "checked before the first is evaluated: a mistake in one leaves nothing half-written.",
        ),
    handler: (args) => evaluate(args, terminal),
  };
}

async function evaluate(args: ArgumentsCamelCase<EvaluateArguments>, terminal: Terminal): Promise<void> {
  // What follows `--` is a name too, even when it begins with a dash.
  const inputs = [...(args.scenarios ?? []), ...args._.slice(1)].map(undashed);
  if (inputs.length === 0) throw nothingNamed();
  const sampling = samplingOf(args);
  if (args.pmf && !args.json) throw flagError("pmf", "goes with --json, but --json is not given");
  const { scenarioSources, scenariosOf } = await import("./scenario-source.ts");
  const { evaluateBy } = await import("./evaluate-by.ts");
  const { resultJson } = await import("./result-json.ts");
  const { resultText } = await import("./result-text.ts");
  const sources = await scenarioSources(inputs, manyFlag("set", args.set), terminal);
  let printed = 0;
  for (const [{ label }, scenario] of scenariosOf(sources)) {
    const result = await failingAt(label, () => evaluateBy(scenario, sampling, terminal));
    if (args.json) terminal.out(`${JSON.stringify(resultJson(scenario, result, args.pmf === true))}\n`);
    else print(terminal, `${printed++ > 0 ? "\n" : ""}${resultText(scenario, result, terminal.colours)}`);
  }
}

function samplingOf({ engine, trials, seed }: EvaluateArguments): Sampling {
  const chosen = choiceFlag("engine", engine, engines) ?? "exact";
  const sampling = { trials: countFlag("trials", trials, mostTrials), seed: onceFlag("seed", seed) };
  const given = sampling.trials !== undefined ? "trials" : sampling.seed !== undefined ? "seed" : undefined;
  if (chosen === "exact" && given !== undefined) {
    throw flagError(given, "is for sampling, but the engine is exact", "add --engine monte-carlo, or both");
  }
  return { engine: chosen, trials: sampling.trials ?? 100_000, seed: sampling.seed ?? "1" };
}

function nothingNamed(): ScenarioError {
  const problem = "must name at least one scenario: a file, a built-in name, or - for standard input";
  return new ScenarioError({ path: "evaluate", problem, hint: "tautline evaluate closed" });
}
