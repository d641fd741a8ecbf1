import { availableParallelism } from "node:os";
import { relative } from "node:path";
import { cwd } from "node:process";
import type { Effort, Measuring } from "../node/measure-design.ts";
import { mostWorkers } from "../node/most-workers.ts";
import type { Row } from "../stats/table.ts";
import type { Shard } from "../store/shard.ts";
import { besideStore, type Keeping } from "./beside-store.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json } from "./common-flags.ts";
import { effortText } from "./effort-text.ts";
import { repairFlag } from "./repaired.ts";
import { storeOf } from "./store-of.ts";
import { type StudySource, studyFlags, studyOperand, studySource } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...studyFlags,
  workers: {
    kind: "count",
    most: mostWorkers,
    describe: "Threads that compute (default: one for each core)",
  },
  shard: { kind: "text", describe: "As 3/16: only the third of sixteen parts, into a store of its own" },
  repair: repairFlag,
  json: json("Print one JSON object: hash, cells, computed, reused, trialsReused, folder, …"),
} as const satisfies Flags;

export const runCommand: Command<typeof flags> = {
  describe: "Run an experiment: every cell of its grid, the table, and the figure",
  operand: studyOperand,
  flags,
  examples: [
    ["the built-in study of sub-goal counts", "run granularity"],
    ["a study of your own, quickly", "run my-study.yaml --trials 500 --out try"],
    ["the first of two parts; `merge` joins them", "run my-study.yaml --shard 1/2"],
  ],
  epilogue:
    "Written to ./NAME, and in a checkout, for a built-in experiment as it is, to figures/NAME. " +
    "The files of a run are replaced all together or not at all. What is computed is kept in store.sqlite beside them " +
    "(of a part: in store-3-of-16.sqlite) and not computed twice: after Ctrl-C, or worse, the same command goes on. " +
    "figures/NAME is always remade from nothing.",
  handler: run,
};

async function run(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { parseShard } = await import("../store/shard.ts");
  const { progressOf } = await import("./progress.ts");
  const shard = args.shard === undefined ? null : parseShard(args.shard);
  const source = await studySource(args);
  const store = storeOf(args.store, source, shard);
  const progress = await progressOf(source.study.name, "evaluations", terminal);
  const act = (keeping: Keeping): Promise<Made> => {
    const workers = args.workers ?? availableParallelism();
    const measuring = { ...keeping, workers, onCell: progress.update };
    return shard === null ? runWhole(source, measuring) : runPart(source, measuring, shard);
  };
  const made = await besideStore(store, args.repair, terminal, act).finally(progress.stop);
  const lines = args.json ? [jsonOf(made, source, store?.name ?? null)] : linesOf(made, store?.shown ?? null);
  for (const line of lines) terminal.print(line);
}

/** What a run leaves to say. */
interface Made {
  readonly effort: Effort;
  /** Of the result; null where there is none yet. */
  readonly hash: string | null;
  readonly data: object;
  readonly text: readonly string[];
}

async function runWhole({ experiment, study, folder }: StudySource, measuring: Measuring): Promise<Made> {
  const { runExperiment } = await import("../node/run-experiment.ts");
  const { asksEngines } = await import("../study/with-changes.ts");
  const { BestTable } = await import("./best-table.ts");
  const { choiceText } = await import("./choice-text.ts");
  const best = asksEngines(study) && study.objective === null ? new BestTable(study) : null;
  const onRows = (rows: readonly Row[]) => best?.add(rows);
  const made = await runExperiment(experiment, study, folder, { ...measuring, onRows });
  const { rows, hash, finding, choice, missing, files, ...effort } = made;
  const text = [
    ...(finding !== null ? [`${finding}\n`] : []),
    ...(missing !== null ? [`No figure: ${missing}.\n`] : []),
    ...(best ? [best.text()] : []),
    ...(choice ? [choiceText(study, choice)] : []),
    `In ${shownPath(folder)}: ${files.join(", ")}`,
  ];
  return { effort, hash, data: { finding, missing, ...(choice && { choice }), files }, text };
}

async function runPart(
  { experiment, study }: StudySource,
  measuring: Measuring,
  shard: Shard,
): Promise<Made> {
  const { runShard } = await import("../node/run-experiment.ts");
  if (study.table !== null) throw flagError("shard", "must be left out: the rows come from a table");
  const effort = await runShard(experiment, study, { ...measuring, shard });
  const text = [`Part ${shard.part} of ${shard.of} is there. When all are, join them with tautline merge.`];
  return { effort, hash: null, data: { shard }, text };
}

function jsonOf({ effort, hash, data }: Made, { study, folder }: StudySource, store: string | null): string {
  return JSON.stringify({ study: study.name, hash, ...effort, folder, store, ...data });
}

function linesOf({ effort, hash, text }: Made, store: string | null): readonly string[] {
  return [
    ...text,
    ...(store === null || effort.cells === 0 ? [] : [effortText(effort, store)]),
    ...(hash === null ? [] : [`result hash  ${hash.slice(0, 16)}`]),
  ];
}

const shownPath = (path: string): string => relative(cwd(), path) || ".";
