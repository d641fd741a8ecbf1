import { availableParallelism } from "node:os";
import { mostWorkers } from "../node/most-workers.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json } from "./common-flags.ts";
import type { Terminal } from "./terminal.ts";

/** A day. */
const longestIdle = 86_400;

const flags = {
  store: { kind: "text", describe: "The postgres:// address that runs name by --store" },
  workers: {
    kind: "count",
    most: mostWorkers,
    describe: "Threads that compute (default: one for each core)",
  },
  idle: {
    kind: "count",
    most: longestIdle,
    describe: "Leave after so many seconds without work (default: stay)",
  },
  json: json("Print one JSON object at the end: store, jobs, answers"),
} as const satisfies Flags;

export const workerCommand: Command<typeof flags> = {
  describe: "Compute for runs on other machines that keep their answers in the same PostgreSQL",
  flags,
  examples: [
    ["on every machine that may help", "worker --store postgres://me@db.example/studies"],
    ["on a machine that is paid by the minute", "worker --store postgres://me@db.example/studies --idle 60"],
  ],
  epilogue:
    "Workers come and go at any time, before a run and during it. After Ctrl-C, or SIGTERM, one leaves when the answers in hand are kept; " +
    "what a lost one had in hand, another one computes ten seconds later. Only runs of the same version of tautline are served. " +
    "A password may stand in the environment variable PGPASSWORD.",
  handler: worker,
};

async function worker(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { isAddress, parseAddress } = await import("../node/postgres/address.ts");
  const { runWorker } = await import("../node/jobs/run-worker.ts");
  const { madeBy } = await import("../node/made-by.ts");
  const { stoppable } = await import("./stoppable.ts");
  const { store, workers = availableParallelism(), idle } = args;
  if (store === undefined) throw flagError("store", "must name the database to work for, but is missing");
  if (!isAddress(store))
    throw flagError(
      "store",
      "must be a PostgreSQL address, as in postgres://user@host:5432/database: a file serves one machine",
    );
  const { name } = parseAddress(store);
  const done = await stoppable((stop) => {
    terminal.complain(`${madeBy()} works for ${name}`);
    const isOver = () => stop() !== null;
    return runWorker(store, workers, { isOver, ...(idle !== undefined && { idle: 1000 * idle }) });
  });
  const text = `${done.answers} answers of ${done.jobs} jobs are kept in ${name}`;
  terminal.print(args.json ? JSON.stringify({ store: name, ...done }) : text);
}
