import { join, relative, resolve } from "node:path";
import { cwd } from "node:process";
import { mostTrials } from "../stats/sample-size.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { experimentNames, json } from "./common-flags.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  out: { kind: "text", describe: "Folder to write to (default: see below)" },
  trials: {
    kind: "count",
    most: mostTrials,
    describe: "Monte Carlo trials for each cell, instead of the file's",
  },
  seed: { kind: "text", describe: "Names the streams, instead of the file's" },
  engine: {
    kind: "repeated",
    describe: "May be repeated; instead of the file's",
    choices: ["exact", "monte-carlo"],
  },
  json: json("Print one JSON object with the rows"),
} as const satisfies Flags;

export const runCommand: Command<typeof flags> = {
  describe: "Run an experiment: every cell of its grid, the table, and the figure",
  operand: {
    name: "experiment",
    takes: "required",
    describe: "A built-in name, or a file",
    names: experimentNames(() => true),
  },
  flags,
  examples: [
    ["the built-in study of sub-goal counts", "run granularity"],
    ["a study of your own, quickly", "run my-study.yaml --trials 500 --out try"],
  ],
  epilogue:
    "Written to ./NAME, and in a checkout, for a built-in experiment as it is, to figures/NAME. " +
    "The files of a run are replaced all together or not at all.",
  handler: run,
};

async function run(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { out, trials, seed, engine } = args;
  const { findExperiment, isCheckout, packageRoot } = await import("../node/experiments.ts");
  const { runExperiment } = await import("../node/run-experiment.ts");
  const { asksEngines, withChanges } = await import("../study/with-changes.ts");
  const { bestTable } = await import("./best-table.ts");
  const { progressOf } = await import("./progress.ts");
  const experiment = findExperiment(args.operands[0]);
  const engines = engine.length > 0 ? engine : undefined;
  const study = withChanges(experiment.study, { trials, seed, engines });
  // A changed run never replaces the pinned picture unless it is told to.
  const pinned = experiment.builtin && isCheckout() && study === experiment.study;
  const folder = resolve(out ?? (pinned ? join(packageRoot, "figures", study.name) : study.name));
  const progress = await progressOf(study.name, "evaluations", terminal);
  const result = await runExperiment(experiment, study, folder, progress.update).finally(progress.stop);
  if (args.json) return terminal.print(JSON.stringify({ study: study.name, folder, ...result }));
  if (result.finding !== null) terminal.print(`${result.finding}\n`);
  else if (study.figure !== null && study.table === null)
    terminal.print("No figure: it needs an engine that was not asked.\n");
  if (asksEngines(study)) terminal.print(bestTable(study, result.rows));
  terminal.print(`In ${relative(cwd(), folder) || "."}: ${result.files.join(", ")}`);
}
