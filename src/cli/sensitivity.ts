import { availableParallelism } from "node:os";
import { mostWorkers } from "../node/most-workers.ts";
import { mostValues } from "../study/most-values.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json, scenarioOperand, seed, sets } from "./common-flags.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  over: {
    kind: "repeated",
    describe: "NAME=FROM..TO or NAME=a,b,c: an input that is not known better than that; one for each",
  },
  of: { kind: "text", describe: "A formula over the columns of outcomes (default: successRate)" },
  points: {
    kind: "count",
    most: mostValues,
    describe: "Points in each of two sets that are crossed (default 1024)",
  },
  seed,
  set: sets,
  workers: {
    kind: "count",
    most: mostWorkers,
    describe: "Threads that compute (default: one for each core)",
  },
  json: json("Print one JSON object"),
} as const satisfies Flags;

export const sensitivityCommand: Command<typeof flags> = {
  describe: "Which inputs an outcome hangs on: slopes at the scenario, and Sobol indices over ranges",
  operand: scenarioOperand("required", "A file, a built-in name, or - for one line of JSON"),
  flags,
  examples: [
    [
      "how sure is the pass rate",
      "sensitivity closed/model-2 --over pool[0].mean=7..9 --over pool[0].sd=2..4 --over tolerance=0..2",
    ],
    [
      "the bias, and what the semantics does to it",
      "sensitivity closed --over semantics=closed,open --over horizon=6..20 --of meanAbsoluteBias",
    ],
  ],
  epilogue:
    "Every value of an input is as likely as any other, whole numbers where the key takes no others. Indices are shares of the " +
    "variance over the ranges; intervals are from 16 independent batches.",
  handler: sensitivity,
};

async function sensitivity(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { parseOvers, spreadOver } = await import("./parse-over.ts");
  const { askedStudy, axesOver } = await import("./asked-study.ts");
  const { sensitivityOf } = await import("../node/sensitivity-of.ts");
  const { oneSource } = await import("./scenario-source.ts");
  const { progressOf } = await import("./progress.ts");
  const { of = "successRate", points = 1024, seed = "1", workers = availableParallelism() } = args;
  const overs = parseOvers("over", args.over);
  if (overs.length > mostInputs)
    throw flagError("over", `must name at most ${mostInputs} inputs, but names ${overs.length}`);
  const source = await oneSource(args.operands[0], terminal);
  const scenario = source.read(args.set);
  const data = source.data(args.set);
  const input = {
    scenario: data,
    axes: axesOver(overs, 2),
    objective: { maximise: of },
    seed,
    figure: "none",
  };
  const flagOf = ([part]: readonly unknown[]) => (part === "objective" ? "--of" : source.label);
  const study = askedStudy(input, "sensitivity.yaml", overs, flagOf);
  const inputs = Object.fromEntries(overs.map((over) => [over.name, spreadOver(over)]));
  const progress = await progressOf("sensitivity", "scenarios", terminal);
  const asked = { data, inputs, points, workers, onCell: progress.update };
  const found = await sensitivityOf(study, asked).finally(progress.stop);
  if (args.json) terminal.print(JSON.stringify({ scenario: scenario.name, of, ...found }));
  else terminal.print((await import("./sensitivity-text.ts")).sensitivityText(scenario.name, of, found));
}

/** Sobol's sequence has 26 dimensions here, and each input takes two. */
const mostInputs = 13;
