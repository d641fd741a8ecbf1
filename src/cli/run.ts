import { join, relative, resolve } from "node:path";
import { cwd } from "node:process";
import type { CommandModule } from "yargs";
import { type Engine, engines } from "../study/study.ts";
import { asksEngines, withChanges } from "../study/with-changes.ts";
import { bestTable } from "./best-table.ts";
import { choiceFlag, countFlag, type FlagValue, manyFlag, onceFlag } from "./flags.ts";
import { progressOf } from "./progress.ts";
import { print, type Terminal } from "./terminal.ts";

interface RunArguments {
  readonly experiment: string;
  readonly out?: FlagValue;
  readonly trials?: FlagValue;
  readonly seed?: FlagValue;
  readonly engine?: FlagValue;
  readonly json: boolean;
}

const mostTrials = 1e9;

/** `tautline run EXPERIMENT`: the grid of one experiment file through its engines, to a table, a picture and provenance. */
export function runCommand(terminal: Terminal): CommandModule<object, RunArguments> {
  return {
    command: "run <experiment>",
    describe: "Run an experiment: every cell of its grid, the table, and the figure",
    builder: (yargs) =>
      yargs
        .positional("experiment", {
          type: "string",
          demandOption: true,
          describe: "A built-in name, or a file",
        })
        .option("out", {
          type: "string",
          requiresArg: true,
          describe: "Folder to write to (default: see below)",
        })
        .option("trials", {
          type: "string",
          requiresArg: true,
          describe: "Monte Carlo trials for each cell, instead of the file's",
        })
        .option("seed", {
          type: "string",
          requiresArg: true,
          describe: "Names the streams, instead of the file's",
        })
        .option("engine", {
          type: "string",
          requiresArg: true,
          describe: "exact or monte-carlo; may be repeated",
        })
        .option("json", { type: "boolean", default: false, describe: "Print one JSON object with the rows" })
        .example("$0 run granularity", "the built-in study of sub-goal counts")
        .example("$0 run my-study.yaml --trials 500 --out try", "a study of your own, quickly")
        .epilogue(
          "Written to ./NAME, and in a checkout, for a built-in experiment as it is, to figures/NAME. " +
            "The files of a run are replaced all together or not at all.",
        ),
    handler: (args) => run(args, terminal),
  };
}

async function run(args: RunArguments, terminal: Terminal): Promise<void> {
  const changes = changesOf(args);
  const out = onceFlag("out", args.out);
  const { findExperiment, isCheckout, packageRoot } = await import("../node/experiments.ts");
  const { runExperiment } = await import("../node/run-experiment.ts");
  const experiment = findExperiment(args.experiment);
  const study = withChanges(experiment.study, changes);
  // A changed run never replaces the pinned picture unless it is told to.
  const pinned = experiment.builtin && isCheckout() && study === experiment.study;
  const folder = resolve(out ?? (pinned ? join(packageRoot, "figures", study.name) : study.name));
  const progress = progressOf(study.name, terminal);
  const result = await runExperiment(experiment, study, folder, progress.update).finally(progress.stop);
  if (args.json) return terminal.out(`${JSON.stringify({ study: study.name, folder, ...result })}\n`);
  if (result.finding !== null) print(terminal, `${result.finding}\n`);
  else if (study.figure !== null && study.table === null)
    print(terminal, "No figure: it needs an engine that was not asked.\n");
  if (asksEngines(study)) print(terminal, bestTable(study, result.rows));
  print(terminal, `In ${relative(cwd(), folder) || "."}: ${result.files.join(", ")}`);
}

function changesOf({ trials, seed, engine }: RunArguments) {
  const asked = manyFlag("engine", engine).map((name) => choiceFlag("engine", name, engines) as Engine);
  return {
    trials: countFlag("trials", trials, mostTrials),
    seed: onceFlag("seed", seed),
    engines: asked.length > 0 ? asked : undefined,
  };
}
