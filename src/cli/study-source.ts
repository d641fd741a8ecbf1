import { join, resolve } from "node:path";
import type { Experiment } from "../node/experiments.ts";
import { mostTrials } from "../stats/sample-size.ts";
import type { Study } from "../study/study.ts";
import type { Arguments, Flags } from "./command.ts";
import { experimentNames } from "./common-flags.ts";

/** What a command changes of the study that it takes. */
export const changeFlags = {
  trials: {
    kind: "count",
    most: mostTrials,
    describe: "Monte Carlo trials for each cell, instead of the file's",
  },
  until: {
    kind: "size",
    describe:
      "Sample each cell until its success rate is known to this, either side; --trials is then the most",
  },
  seed: { kind: "text", describe: "Names the streams, instead of the file's" },
  engine: {
    kind: "repeated",
    describe: "May be repeated; instead of the file's",
    choices: ["exact", "monte-carlo"],
  },
} as const satisfies Flags;

/** Which study a command means, and what it changes of it: flags and operand of all that take a study's result. */
export const studyFlags = {
  out: { kind: "text", describe: "Folder of the result (default: see below)" },
  store: {
    kind: "text",
    describe: "File or postgres:// address that keeps answers between runs (default: see below)",
  },
  ...changeFlags,
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

/** The experiment that is named, and its study with what the flags change. Errors: ScenarioError. */
export async function changedStudy({ operands, trials, until, seed, engine }: Arguments<typeof changeFlags>) {
  const { findExperiment } = await import("../node/experiments.ts");
  const { withChanges } = await import("../study/with-changes.ts");
  const experiment = findExperiment(operands[0]);
  const engines = engine.length > 0 ? engine : undefined;
  return { experiment, study: withChanges(experiment.study, { trials, until, seed, engines }) };
}

/** Errors: ScenarioError. */
export async function studySource(args: Arguments<typeof studyFlags>): Promise<StudySource> {
  const { out } = args;
  const { isCheckout, packageRoot } = await import("../node/experiments.ts");
  const { experiment, study } = await changedStudy(args);
  // A changed run never replaces the pinned picture unless it is told to.
  const isPinned = out === undefined && experiment.builtin && isCheckout() && study === experiment.study;
  const folder = resolve(out ?? (isPinned ? join(packageRoot, "figures", study.name) : study.name));
  return { experiment, study, folder, isPinned };
}
