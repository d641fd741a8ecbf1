import { join, relative, resolve } from "node:path";
import { cwd } from "node:process";
import { nearestName } from "../input/nearest-name.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import type { Experiment } from "../node/experiments.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { figureNames, json } from "./common-flags.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  all: { kind: "switch", describe: "Remake every figure" },
  out: { kind: "text", describe: "Folder of the figures' folders (default: figures)" },
  json: json("Print the list, or each figure made, as JSON"),
} as const satisfies Flags;

/** `tautline figures`: what there is; with names or `--all`, remakes them from nothing. */
export const figuresCommand: Command<typeof flags> = {
  describe: "List the built-in figures, or remake them from nothing",
  operand: {
    name: "names",
    takes: "any",
    describe: "Figures to remake; none: list them",
    names: figureNames,
  },
  flags,
  examples: [
    ["what there is, and whether it is up to date", "figures"],
    ["remake everything", "figures --all"],
  ],
  handler: figures,
};

async function figures(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { operands: names, all, json, out } = args;
  if (all && names.length > 0)
    throw new ScenarioError({ path: "--all", problem: "goes without names, but some are given" });
  const { builtinExperiments, isCheckout, packageRoot } = await import("../node/experiments.ts");
  const folder = resolve(out ?? (isCheckout() ? join(packageRoot, "figures") : "figures"));
  const known = builtinExperiments().filter(({ study }) => study.figure !== null);
  if (names.length === 0 && !all) return await list(known, folder, json, terminal);
  await remake(all ? known : names.map((name) => named(known, name)), folder, json, terminal);
  if (all) await writeGallery(known, folder, json, terminal);
}

async function list(
  known: readonly Experiment[],
  folder: string,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const { figureState } = await import("../node/figure-state.ts");
  const entries = known.map((experiment) => {
    const { name, question, paper } = experiment.study;
    return { name, question, paper: paper.figures, state: figureState(experiment, join(folder, name)) };
  });
  if (json) return terminal.print(JSON.stringify(entries));
  for (const { name, question, paper, state } of entries) {
    const after = paper.length > 0 ? `; figures ${paper.join(" ")} of the paper` : "";
    terminal.print(`${name}  (${state}${after})\n  ${question}`);
  }
}

async function remake(
  chosen: readonly Experiment[],
  folder: string,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const { runExperiment } = await import("../node/run-experiment.ts");
  const { progressOf } = await import("./progress.ts");
  for (const experiment of chosen) {
    const { study } = experiment;
    const progress = await progressOf(study.name, "evaluations", terminal);
    const own = join(folder, study.name);
    const result = await runExperiment(experiment, study, own, progress.update).finally(progress.stop);
    const { finding, files } = result;
    if (json) terminal.print(JSON.stringify({ name: study.name, folder: own, finding, files }));
    else
      terminal.print(`${study.name}: ${finding}\n  in ${relative(cwd(), own) || "."}: ${files.join(", ")}`);
  }
}

async function writeGallery(
  known: readonly Experiment[],
  folder: string,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const { gallery } = await import("../node/gallery.ts");
  const { replaceFiles } = await import("../node/replace-files.ts");
  replaceFiles(folder, { "README.md": gallery(known, folder) });
  if (!json) terminal.print(`The gallery: ${relative(cwd(), join(folder, "README.md"))}`);
}

function named(known: readonly Experiment[], name: string): Experiment {
  const found = known.find(({ study }) => study.name === name || study.experiment === name);
  if (found !== undefined) return found;
  const names = known.map(({ study }) => study.name);
  const nearest = nearestName(name, names);
  const problem = `unknown figure ${shownText(name)}; known figures: ${names.join(", ")}`;
  throw new ScenarioError({ path: "", problem, ...(nearest && { hint: `did you mean ${nearest}?` }) });
}
