import { ScenarioError } from "../model/errors.ts";
import { defaultTrials, mostTrials } from "../stats/sample-size.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { json, scenarioNames, seed, sets } from "./common-flags.ts";
import type { EngineChoice } from "./evaluate-by.ts";
import { failingAt } from "./failure.ts";
import { flagError } from "./flag-error.ts";
import { print, type Terminal } from "./terminal.ts";

const flags = {
  engine: {
    kind: "text",
    describe: "One engine, or two side by side (default exact)",
    choices: ["exact", "monte-carlo", "both"],
  },
  trials: { kind: "count", most: mostTrials, describe: `Monte Carlo trials (default ${defaultTrials})` },
  seed,
  set: sets,
  json: json("One line of JSON for each scenario"),
  pmf: { kind: "switch", describe: "With --json: the pmf of final progress too" },
} as const satisfies Flags;

/** `tautline evaluate SCENARIO…`: one outcome for each scenario, for a reader or as JSON Lines. */
export const evaluateCommand: Command<typeof flags> = {
  describe: "How often a scenario passes, how far it ends off, and what it costs",
  operand: {
    name: "scenarios",
    takes: "any",
    describe:
      "Files (YAML or JSON), built-in names (closed, open, closed/model-1, model-3, …), or - for JSON Lines",
    names: scenarioNames,
  },
  flags,
  examples: [
    ["a built-in scenario", "evaluate closed/model-1"],
    ["the same in five sub-goals", "evaluate closed --set harness.decomposition.subgoals=5"],
    ["a partial harness", 'evaluate closed --set "harness.decomposition={ chunk: 25, scaffolded: 6 }"'],
    ["both engines, and how far they are apart", "evaluate my.yaml --engine both --trials 1e6"],
    ["a scenario in each line, a result in each line", "evaluate - --json < many.jsonl"],
  ],
  epilogue:
    "A built-in name wins over a file of that name; write ./closed for the file. Of several scenarios all are " +
    "checked before the first is evaluated: a mistake in one leaves nothing half-written.",
  handler: evaluate,
};

async function evaluate(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  if (args.operands.length === 0) throw nothingNamed();
  const choice = choiceOf(args);
  if (args.pmf && !args.json) throw flagError("pmf", "goes with --json, but --json is not given");
  const { scenarioSources, scenariosOf } = await import("./scenario-source.ts");
  const { evaluateBy } = await import("./evaluate-by.ts");
  const { resultJson } = await import("./result-json.ts");
  const { resultText } = await import("./result-text.ts");
  const sources = await scenarioSources(args.operands, args.set, terminal);
  let printed = 0;
  for (const [{ label }, scenario] of scenariosOf(sources)) {
    const result = await failingAt(label, () => evaluateBy(scenario, choice, terminal));
    if (args.json) terminal.out(`${JSON.stringify(resultJson(scenario, result, args.pmf))}\n`);
    else print(terminal, `${printed++ > 0 ? "\n" : ""}${resultText(scenario, result, terminal.colours)}`);
  }
}

function choiceOf({ engine = "exact", trials, seed }: Arguments<typeof flags>): EngineChoice {
  const given = trials !== undefined ? "trials" : seed !== undefined ? "seed" : undefined;
  if (engine === "exact" && given !== undefined) {
    throw flagError(given, "is for sampling, but the engine is exact", "add --engine monte-carlo, or both");
  }
  return { engine, trials: trials ?? defaultTrials, seed: seed ?? "1" };
}

function nothingNamed(): ScenarioError {
  const problem = "must name at least one scenario: a file, a built-in name, or - for standard input";
  return new ScenarioError({ path: "evaluate", problem, hint: "tautline evaluate closed" });
}
