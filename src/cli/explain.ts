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
  json: json("Print one JSON object: cell, coordinates, answers with key, id, state, …"),
} as const satisfies Flags;

export const explainCommand: Command<typeof flags> = {
  describe: "Why a cell of a study will be computed, or will not",
  operand: {
    ...studyOperand,
    next: { name: "cell", takes: "required", describe: "Values on axes, or an identity", names: [] },
  },
  flags,
  examples: [
    ["a cell by its values", "explain my-study.yaml agent=model-1,attempts=2"],
    ["one by the column `cell` of a table", "explain my-study.yaml c1-5f0c"],
  ],
  epilogue:
    "Nothing is computed or written. The flags are those of `run`, and the store is where `run` keeps it.",
  handler: explain,
};

async function explain(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { checkedDesign } = await import("../node/checked-design.ts");
  const { explainCell } = await import("../store/explain-cell.ts");
  const { explainedText } = await import("./explained-text.ts");
  const { cellText, findCell } = await import("../study/find-cell.ts");
  const { memoryStore } = await import("../store/memory-store.ts");
  const { sqliteStore } = await import("../node/sqlite-store.ts");
  const source = await studySource(args);
  const { study } = source;
  if (study.table !== null) throw flagError("store", "there is none: the rows come from a table");
  const design = await checkedDesign(study);
  const cell = findCell(design, args.operands[1]);
  const path = storePath(args.store, { ...source, isPinned: false });
  const isThere = path !== null && existsSync(path);
  const store = isThere ? await sqliteStore(path) : memoryStore();
  const answers = await explainCell(design, cell, store).finally(() => store.close());
  const { identity, coordinates } = cell;
  if (args.json) {
    const said = { study: study.name, store: path, cell: identity, coordinates, answers };
    return terminal.print(JSON.stringify(said));
  }
  const where = isThere ? relative(cwd(), path) : "no store yet";
  terminal.print(`${study.name}: ${cellText(cell)}  ${identity}  (${where})`);
  for (const answer of answers) terminal.print(explainedText(answer));
}
