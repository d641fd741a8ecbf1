import { join, resolve } from "node:path";
import type { Experiment } from "../node/experiments.ts";
import { mostTrials } from "../stats/sample-size.ts";
import type { Study } from "../study/study.ts";
import type { Arguments, Flags } from "./command.ts";
import { experimentNames } from "./common-flags.ts";

/** Which study a command means, and what it changes of it: flags and operand of all that take a study. */
export const studyFlags = {
  out: { kind: "text", describe: "Folder of the result (default: see below)" },
  store: { kind: "text", describe: "SQLite file that keeps answers between runs (default: see below)" },
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
} as const satisfies Flags;

export const studyOperand = {
  name: "experiment",
  takes: "required",
  describe: "A built-in name, or a file",
  names: experimentNames(() => true),
} as const;

/** The study that is meant, the folder of its result, and whether that is a pinned one of the checkout. */
export interface StudySource {
  readonly experiment: Experiment;
  readonly study: Study;
  readonly folder: string;
  readonly isPinned: boolean;
}

/** Errors: ScenarioError. */
export async function studySource(args: Arguments<typeof studyFlags>): Promise<StudySource> {
  const { out, trials, seed, engine } = args;
  const { findExperiment, isCheckout, packageRoot } = await import("../node/experiments.ts");
  const { withChanges } = await import("../study/with-changes.ts");
  const experiment = findExperiment(args.operands[0]);
  const engines = engine.length > 0 ? engine : undefined;
  const study = withChanges(experiment.study, { trials, seed, engines });
  // A changed run never replaces the pinned picture unless it is told to.
  const isPinned = out === undefined && experiment.builtin && isCheckout() && study === experiment.study;
  const folder = resolve(out ?? (isPinned ? join(packageRoot, "figures", study.name) : study.name));
  return { experiment, study, folder, isPinned };
}
