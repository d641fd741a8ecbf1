import { relative, resolve } from "node:path";
import { cwd } from "node:process";
import type { Store } from "../store/store.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json } from "./common-flags.ts";
import { repaired, repairFlag } from "./repaired.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  store: { kind: "text", describe: "The file to add to; it is made when it is not there" },
  repair: repairFlag,
  json: json("Print one JSON object: added, present, store"),
} as const satisfies Flags;

export const mergeCommand: Command<typeof flags> = {
  describe: "Join stores, as of a study's parts that were run on several machines",
  operand: { name: "stores", takes: "any", describe: "SQLite files that runs have written", names: [] },
  flags,
  examples: [
    [
      "all parts of a study, after which `run` finds every answer there",
      "merge my-study/store-*.sqlite --store my-study/store.sqlite",
    ],
  ],
  epilogue:
    "An answer that several stores have is kept once; two different answers to one question are refused. " +
    "The stores that are read stay as they are.",
  handler: merge,
};

async function merge(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { store, operands, repair } = args;
  if (store === undefined) throw flagError("store", "must name the file to add to, but is missing");
  if (operands.length === 0) throw flagError("store", "needs stores to add to it: name them before it");
  if (operands.some((file) => resolve(file) === resolve(store)))
    throw flagError("store", "must be another file than those that are read");
  const { mergeStores } = await import("../store/merge-stores.ts");
  const { sqliteStore } = await import("../node/sqlite-store.ts");
  const open: Store[] = [];
  try {
    for (const file of operands) {
      if (repair) await repaired(resolve(file), terminal);
      open.push(await sqliteStore(resolve(file), { mustExist: true }));
    }
    const into = await sqliteStore(resolve(store));
    open.push(into);
    const { added, present } = await mergeStores(open.slice(0, -1), into);
    const text = `${added} answers added to ${relative(cwd(), into.name)}; ${present} were there already`;
    terminal.print(args.json ? JSON.stringify({ added, present, store: into.name }) : text);
  } finally {
    for (const one of open) await one.close();
  }
}
