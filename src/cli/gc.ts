import type { Arguments, Command, Flags } from "./command.ts";
import { experimentNames, flagError, json } from "./common-flags.ts";
import { bytesText } from "./number-text.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  store: { kind: "text", describe: "The store to look through" },
  drop: { kind: "switch", describe: "Take the answers away; without it they are only counted" },
  json: json("Print one JSON object: store, asked, unasked, dropped, bytes"),
} as const satisfies Flags;

export const gcCommand: Command<typeof flags> = {
  describe: "Find answers in a store that none of some studies asks any more, and take them away",
  operand: {
    name: "experiments",
    takes: "any",
    describe: "The studies whose answers stay: built-in names, or files",
    names: experimentNames(() => true),
  },
  flags,
  examples: [
    ["how much a study's store holds that it does not ask", "gc my-study.yaml --store my-study/store.sqlite"],
    ["and away with it", "gc my-study.yaml --store my-study/store.sqlite --drop"],
  ],
  epilogue:
    "Studies ask what their files say: answers by other --trials, --seed or --engine are not among them. " +
    "What is taken away is computed again when a study asks it again.",
  handler: gc,
};

async function gc({ operands, store: named, drop, json }: Arguments<typeof flags>, terminal: Terminal) {
  if (named === undefined) throw flagError("store", "must name the store to look through, but is missing");
  if (operands.length === 0)
    throw flagError("store", "needs the studies whose answers stay: name them before it");
  const { findExperiment } = await import("../node/experiments.ts");
  const { checkedDesign } = await import("../node/checked-design.ts");
  const { storePlace } = await import("../node/store-place.ts");
  const { unaskedBy } = await import("../store/unasked.ts");
  const place = storePlace(named);
  const studies = operands.map((name) => findExperiment(name).study);
  const designs = [];
  for (const study of studies) if (study.table === null) designs.push(await checkedDesign(study));
  const store = await place.open({ mustExist: true });
  try {
    const { asked, unasked } = await unaskedBy(designs, store);
    if (drop && unasked.length > 0) await store.remove(unasked);
    const dropped = drop ? unasked.length : 0;
    const bytes = await place.bytes();
    const found = { store: place.name, asked, unasked: unasked.length, dropped, bytes };
    if (json) terminal.print(JSON.stringify(found));
    else {
      const which = `${unasked.length} of ${asked + unasked.length} answers in ${place.shown}`;
      const fate = drop
        ? `are gone; it has ${bytesText(bytes)} now`
        : "are asked by none of these: --drop takes them away";
      terminal.print(`${which} ${fate}`);
    }
  } finally {
    await store.close();
  }
}
