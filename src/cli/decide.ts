import { availableParallelism } from "node:os";
import type { DecideOptions } from "../measurements/decide-best.ts";
import { ScenarioError } from "../model/errors.ts";
import type { RateFigure } from "../model/outcome.ts";
import { mostWorkers } from "../node/most-workers.ts";
import { mostTrials } from "../stats/sample-size.ts";
import type { Keeping } from "./beside-store.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { json } from "./common-flags.ts";
import { keepFlags } from "./keep-flags.ts";
import { changedStudy, studyOperand } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  of: {
    kind: "text",
    describe: "The rate that decides (default successRate)",
    choices: async () => (await import("../model/outcome.ts")).rateFigures,
  },
  margin: { kind: "size", describe: "A cell that is behind the best by no more than this will do" },
  error: { kind: "size", describe: "The chance of a wrong answer is at most this (default 0.05)" },
  trials: { kind: "count", most: mostTrials, describe: "For a cell at most (default 1000000)" },
  seed: { kind: "text", describe: "Names the streams, instead of the file's" },
  workers: {
    kind: "count",
    most: mostWorkers,
    describe: "Threads that compute (default: one for each core)",
  },
  ...keepFlags,
  json: json("Print one JSON object, with every cell and its interval"),
} as const satisfies Flags;

export const decideCommand: Command<typeof flags> = {
  describe: "Which cell of a study is the best, by sampling only those that still can be",
  operand: studyOperand,
  flags,
  examples: [
    ["a built-in study", "decide granularity --margin 0.01"],
    ["what claims least that is not true", "decide my-study.yaml --of hallucinationRate --error 0.01"],
  ],
  epilogue:
    "Every cell is sampled in rounds until it cannot be the best; intervals hold at all rounds of all cells at once, so that the " +
    "answer is wrong with a chance of at most --error, whenever it comes. A cell's trials are those that `run` draws for it by the " +
    "same seed: with --store both go on from what the other has drawn. For scenarios that the exact engine takes, an `objective` in the study needs no sampling.",
  handler: decide,
};

async function decide(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { decideStudy } = await import("../node/decide-study.ts");
  const { besideStore, namedStore } = await import("./beside-store.ts");
  const { decisionText } = await import("./decision-text.ts");
  const { progressOf } = await import("./progress.ts");
  const store = namedStore(args);
  const { study } = await changedStudy({ ...args, engine: [], until: undefined });
  if (study.table !== null) {
    const problem = "must have cells to sample, but the rows come from a table";
    throw new ScenarioError({ path: study.name, problem });
  }
  const progress = await progressOf("decide", "trials", terminal);
  const { of, margin, error, trials } = args;
  const options: DecideOptions = {
    seed: study.seed,
    ...(of !== undefined && { of: of as RateFigure }),
    ...(margin !== undefined && { margin }),
    ...(error !== undefined && { error }),
    ...(trials !== undefined && { trials }),
    onRound: ({ trials }) => progress.update(trials, undefined),
  };
  const workers = args.workers ?? availableParallelism();
  const act = (keeping: Keeping) => decideStudy(study, options, { ...keeping, workers });
  const decision = await besideStore(store, args.repair, terminal, act).finally(progress.stop);
  const said = { study: study.name, ...decision, store: store?.name ?? null };
  if (args.json) return terminal.print(JSON.stringify(said));
  terminal.print(decisionText(study, decision));
  if (store === null) return;
  const { meanText } = await import("./number-text.ts");
  terminal.print(`${meanText(decision.trialsReused)} of them were there (kept in ${store.shown})`);
}
