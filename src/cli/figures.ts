import { join, relative, resolve } from "node:path";
import { cwd } from "node:process";
import { unknownName } from "../input/nearest-name.ts";
import { shownText } from "../model/shown-value.ts";
import type { Experiment } from "../node/experiments.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { experimentNames, flagError, json } from "./common-flags.ts";
import type { Terminal } from "./terminal.ts";

const drawsFigure = ({ study }: Experiment): boolean => study.figure !== null;

const flags = {
  all: { kind: "switch", describe: "Remake every figure" },
  out: { kind: "text", describe: "Folder of the figures' folders (default: figures)" },
  json: json("Print the list, or each figure made, as JSON"),
} as const satisfies Flags;

export const figuresCommand: Command<typeof flags> = {
  describe: "List the built-in figures, or remake them from nothing",
  operand: {
    name: "names",
    takes: "any",
    describe: "Figures to remake; none: list them",
    names: experimentNames(drawsFigure),
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
  if (all && names.length > 0) throw flagError("all", "goes without names, but some are given");
  const { builtinExperiments, isCheckout, packageRoot } = await import("../node/experiments.ts");
  const folder = resolve(out ?? (isCheckout() ? join(packageRoot, "figures") : "figures"));
  const known = builtinExperiments().filter(drawsFigure);
  const tell = (data: object, text: string) => terminal.print(json ? JSON.stringify(data) : text);
  if (names.length === 0 && !all) return tell(...(await listed(known, folder)));
  for (const experiment of all ? known : names.map((name) => named(known, name)))
    tell(...(await remade(experiment, folder, terminal)));
  if (!all) return;
  const { gallery } = await import("../node/gallery.ts");
  const { replaceFiles } = await import("../node/replace-files.ts");
  replaceFiles(folder, { "README.md": gallery(known, folder) });
  if (!json) terminal.print(`The gallery: ${relative(cwd(), join(folder, "README.md"))}`);
}

async function listed(known: readonly Experiment[], folder: string): Promise<[object, string]> {
  const { figureState } = await import("../node/figure-state.ts");
  const entries = known.map((experiment) => {
    const { name, question, paper } = experiment.study;
    return { name, question, paper: paper.figures, state: figureState(experiment, join(folder, name)) };
  });
  const texts = entries.map(({ name, question, paper, state }) => {
    const after = paper.length > 0 ? `; figures ${paper.join(" ")} of the paper` : "";
    return `${name}  (${state}${after})\n  ${question}`;
  });
  return [entries, texts.join("\n")];
}

async function remade(experiment: Experiment, within: string, terminal: Terminal): Promise<[object, string]> {
  const { runExperiment } = await import("../node/run-experiment.ts");
  const { progressOf } = await import("./progress.ts");
  const { study } = experiment;
  const { name } = study;
  const folder = join(within, name);
  const progress = await progressOf(name, "evaluations", terminal);
  const result = await runExperiment(experiment, study, folder, { onCell: progress.update }).finally(
    progress.stop,
  );
  const { finding, files } = result;
  const text = `${name}: ${finding}\n  in ${relative(cwd(), folder) || "."}: ${files.join(", ")}`;
  return [{ name, folder, finding, files }, text];
}

function named(known: readonly Experiment[], name: string): Experiment {
  const found = known.find(({ study }) => study.name === name || study.experiment === name);
  if (found !== undefined) return found;
  const names = known.map(({ study }) => study.name);
  throw unknownName(`unknown figure ${shownText(name)}; known figures`, name, names);
}
