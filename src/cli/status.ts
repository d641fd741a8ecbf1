import { existsSync } from "node:fs";
import { relative } from "node:path";
import { cwd } from "node:process";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json } from "./common-flags.ts";
import { storePath } from "./store-path.ts";
import { studyFlags, studyOperand, studySource } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...studyFlags,
  json: json("Print one JSON object: cells, evaluations, kept, missing, damaged, …"),
} as const satisfies Flags;

export const statusCommand: Command<typeof flags> = {
  describe: "How much of a study is computed already, and whether what is kept is sound",
  operand: studyOperand,
  flags,
  examples: [
    ["what `run` would still have to compute", "status my-study.yaml"],
    ["of one part", "status my-study.yaml --store my-study/store-3-of-16.sqlite"],
  ],
  epilogue:
    "Nothing is computed or written. The flags are those of `run`, and the store is where `run` keeps it.",
  handler: status,
};

async function status(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { checkedDesign } = await import("../node/checked-design.ts");
  const { studyStatus } = await import("../store/study-status.ts");
  const { memoryStore } = await import("../store/memory-store.ts");
  const source = await studySource(args);
  const { study } = source;
  if (study.table !== null) throw flagError("store", "there is none: the rows come from a table");
  const design = await checkedDesign(study);
  const path = storePath(args.store, { ...source, isPinned: false });
  const isThere = path !== null && existsSync(path);
  const { sqliteStore } = await import("../node/sqlite-store.ts");
  const store = isThere ? await sqliteStore(path) : memoryStore();
  const found = await studyStatus(design, store).finally(() => store.close());
  if (args.json) return terminal.print(JSON.stringify({ study: study.name, store: path, ...found }));
  const { cells, evaluations, kept, damaged, missing } = found;
  const where = isThere ? relative(cwd(), path) : "no store yet";
  terminal.print(`${study.name}: ${kept} of ${evaluations} evaluations (${cells} cells) are kept (${where})`);
  if (missing > 0) terminal.print(`${missing} are missing: tautline run computes them`);
  if (damaged > 0) terminal.print(`${damaged} are damaged: tautline run --repair computes them again`);
}
