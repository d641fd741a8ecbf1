import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { KeyPath } from "../input/key-path.ts";
import { mostWorkers } from "../node/most-workers.ts";
import { mostValues } from "../study/most-values.ts";
import type { Keeping } from "./beside-store.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json, scenarioOperand, sets } from "./common-flags.ts";
import { keepFlags } from "./keep-flags.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  over: {
    kind: "repeated",
    describe: "NAME=FROM..TO[:STEP] or NAME=a,b,c: what may be chosen; one for each key of the harness",
  },
  maximise: { kind: "text", describe: "A formula over the columns of outcomes (default: successRate)" },
  minimise: { kind: "text", describe: "Instead: what should be small" },
  limit: { kind: "repeated", describe: "A formula that must be true, as expectedActions <= 120" },
  against: { kind: "text", describe: "What it costs (default: expectedActions)" },
  within: { kind: "size", describe: "How far behind the best is still as good (default 0.01)" },
  points: {
    kind: "count",
    most: mostValues,
    describe: "Look at so many points spread over the ranges instead of every combination",
  },
  set: sets,
  out: { kind: "text", describe: "Folder for the table, the frontier as a figure, and the study as a file" },
  workers: {
    kind: "count",
    most: mostWorkers,
    describe: "Threads that compute (default: one for each core)",
  },
  ...keepFlags,
  json: json("Print one JSON object: cells, computed, reused, choice, use, …"),
} as const satisfies Flags;

export const optimizeCommand: Command<typeof flags> = {
  describe: "The best harness within limits, what each step towards it costs, and how flat the optimum is",
  operand: scenarioOperand("required", "A file, a built-in name, or - for one line of JSON"),
  flags,
  examples: [
    ["how many sub-goals and attempts", "optimize closed/model-2 --over subgoals=1..24 --over attempts=1..4"],
    [
      "for 60 actions, into a folder",
      'optimize closed --over subgoals=1..12 --over attempts=1..6 --limit "expectedActions <= 60" --out best',
    ],
    [
      "with a price for every action",
      'optimize my.yaml --over subgoals=1..24 --maximise "successRate - 0.002 * expectedActions"',
    ],
  ],
  epilogue:
    "Every combination is solved exactly, up to a million of them, so the best is the best there is. What --out writes is the " +
    "result of a study, and the study: `tautline run` takes it further. With --store what was solved once is not solved again.",
  handler: optimize,
};

async function optimize(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { parseOvers } = await import("./parse-over.ts");
  const { askedStudy, axesOver } = await import("./asked-study.ts");
  const { searchFor } = await import("../node/search-for.ts");
  const { besideStore, namedStore } = await import("./beside-store.ts");
  const { effortText } = await import("./effort-text.ts");
  const { oneSource } = await import("./scenario-source.ts");
  const { progressOf } = await import("./progress.ts");
  const { stringify } = await import("yaml");
  const { points, out, workers = availableParallelism() } = args;
  const store = namedStore(args);
  const objective = objectiveOf(args);
  const overs = parseOvers("over", args.over);
  const source = await oneSource(args.operands[0], terminal);
  const scenario = source.read(args.set);
  const input = {
    question: `What is the best harness for ${source.label}?`,
    scenario: source.data(args.set),
    axes: axesOver(overs, points),
    objective,
    figure: "frontier",
  };
  const wayOut = "take wider steps, as in 1..24:4, or --points 4096 for points spread over the ranges";
  const study = askedStudy(input, file, overs, flagOf(source.label), wayOut);
  const into = out === undefined ? null : { folder: resolve(out), file, text: stringify(input) };
  const progress = await progressOf("optimize", "harnesses", terminal);
  const act = (keeping: Keeping) =>
    searchFor(study, { scenario, into, workers, onCell: progress.update, ...keeping });
  const found = await besideStore(store, args.repair, terminal, act).finally(progress.stop);
  const said = { scenario: scenario.name, ...found, folder: out ?? null, store: store?.name ?? null };
  if (args.json) return terminal.print(JSON.stringify(said));
  terminal.print((await import("./optimum-text.ts")).optimumText(scenario, study, found, out ?? null));
  if (store !== null) terminal.print(`\n${effortText(found, store.shown)}`);
}

/** The study as a file of its own result. */
const file = "optimize.yaml";

function objectiveOf({ maximise, minimise, limit, against, within = 0.01 }: Arguments<typeof flags>) {
  if (maximise !== undefined && minimise !== undefined)
    throw flagError("minimise", "must be left out: something else is maximised");
  return {
    ...(minimise === undefined ? { maximise: maximise ?? "successRate" } : { minimise }),
    ...(limit.length > 0 && { "subject to": limit }),
    ...(against !== undefined && { against }),
    within,
  };
}

/** Which flag a key of the study comes from; what is in none comes from the scenario. */
const flagOf =
  (scenario: string) =>
  ([part, key]: KeyPath): string => {
    if (part !== "objective") return scenario;
    if (key === undefined) return "--maximise, --minimise, --limit and --against";
    return `--${key === "subject to" ? "limit" : key}`;
  };
