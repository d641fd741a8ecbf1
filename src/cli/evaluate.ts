import { ScenarioError } from "../model/errors.ts";
import { defaultTrials, mostTrials } from "../stats/sample-size.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json, scenarioOperand, seed, sets } from "./common-flags.ts";
import type { EngineChoice } from "./evaluate-by.ts";
import { failingAt, mistakeText } from "./failure.ts";
import { PrintedTogether } from "./printed-together.ts";
import type { ScenarioSource } from "./scenario-source.ts";
import type { Terminal } from "./terminal.ts";

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
  pmf: {
    kind: "switch",
    describe: "With --json: the pmf of final progress too (its `from` counts lattice steps)",
  },
} as const satisfies Flags;

export const evaluateCommand: Command<typeof flags> = {
  describe: "How often a scenario passes, how far it ends off, and what it costs",
  operand: scenarioOperand(
    "any",
    "Files (YAML or JSON), built-in names (closed, open, closed/model-1, model-3, …), or - for JSON Lines",
  ),
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
    "checked before the first is evaluated: a mistake in one leaves nothing half-written. Lines of standard input " +
    "are answered one by one as they come; a bad one is told in its place, and the exit code is then 2. " +
    "Every word of the output is explained in docs/glossary.md.",
  handler: evaluate,
};

async function evaluate(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  if (args.operands.length === 0) {
    const problem = "must name at least one scenario: a file, a built-in name, or - for standard input";
    throw new ScenarioError({ path: "evaluate", problem, hint: "tautline evaluate closed" });
  }
  if (args.pmf && !args.json) throw flagError("pmf", "goes with --json, but --json is not given");
  const { scenarioSources } = await import("./scenario-source.ts");
  const answer = await answerer(args, terminal);
  const { progressOf } = await import("./progress.ts");
  const progress = await progressOf("evaluate", "scenarios", terminal);
  const answers = new PrintedTogether(terminal);
  let [printed, wrong] = [0, 0];
  try {
    for await (const source of scenarioSources(args.operands, args.set, terminal)) {
      const { text, isMistake } = await answer(source);
      answers.add(`${printed++ > 0 && !args.json ? "\n" : ""}${text}`, source.isFollowed);
      if (isMistake) wrong++;
      progress.update(printed, undefined);
    }
  } finally {
    answers.print();
  }
  if (wrong === 0) return;
  const problem = `${wrong} of ${printed} scenarios could not be evaluated; each says why in its place`;
  throw new ScenarioError({ path: "", problem, place: { file: "-" } });
}

/** What is printed for a source. A mistake in a line of standard input is an answer; one elsewhere ends the command. */
async function answerer(args: Arguments<typeof flags>, terminal: Terminal) {
  const { evaluatorBy } = await import("./evaluate-by.ts");
  const { resultJson } = await import("./result-json.ts");
  const { resultText } = await import("./result-text.ts");
  const evaluate = await evaluatorBy(choiceOf(args), terminal);
  return async ({ label, line, read }: ScenarioSource) => {
    try {
      const scenario = read(args.set);
      const result = await failingAt(label, () => evaluate(scenario));
      const text = args.json
        ? JSON.stringify(resultJson(scenario, result, args.pmf))
        : resultText(scenario, result, terminal.colours);
      return { text, isMistake: false };
    } catch (error) {
      const mistake = line === null ? undefined : mistakeText(error);
      if (mistake === undefined) throw error;
      return { text: args.json ? JSON.stringify({ error: mistake, line }) : mistake, isMistake: true };
    }
  };
}

function choiceOf({ engine = "exact", trials, seed }: Arguments<typeof flags>): EngineChoice {
  const given = trials !== undefined ? "trials" : seed !== undefined ? "seed" : undefined;
  if (engine === "exact" && given !== undefined) {
    throw flagError(given, "is for sampling, but the engine is exact", "add --engine monte-carlo, or both");
  }
  return { engine, trials: trials ?? defaultTrials, seed: seed ?? "1" };
}
