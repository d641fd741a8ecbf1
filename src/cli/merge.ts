import type { Store } from "../store/store.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json } from "./common-flags.ts";
import { repaired, repairFlag } from "./repaired.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  store: { kind: "text", describe: "The file or database to add to; it is made when it is not there" },
  repair: repairFlag,
  json: json("Print one JSON object: added, present, store"),
} as const satisfies Flags;

export const mergeCommand: Command<typeof flags> = {
  describe: "Join stores, as of a study's parts that were run on several machines",
  operand: {
    name: "stores",
    takes: "any",
    describe: "SQLite files and databases that runs have written",
    names: [],
  },
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
  if (store === undefined) throw flagError("store", "must name the store to add to, but is missing");
  if (operands.length === 0) throw flagError("store", "needs stores to add to it: name them before it");
  const { mergeStores } = await import("../store/merge-stores.ts");
  const { storePlace } = await import("../node/store-place.ts");
  const [into, ...from] = [store, ...operands].map(storePlace);
  if (from.some(({ name }) => name === into.name))
    throw flagError("store", "must be another store than those that are read");
  const open: Store[] = [];
  try {
    for (const place of from) {
      if (repair) await repaired(place, terminal);
      open.push(await place.open({ mustExist: true }));
    }
    const all = await into.open();
    open.push(all);
    const { added, present } = await mergeStores(open.slice(0, -1), all);
    const text = `${added} answers added to ${into.shown}; ${present} were there already`;
    terminal.print(args.json ? JSON.stringify({ added, present, store: into.name }) : text);
  } finally {
    for (const one of open) await one.close();
  }
}
