/**
 * A process that goes through the tiny study beside a store: to be one of several, or, with a number, to be killed in or after
 * its so many-th writing, beyond which it does not go. A second number is that of its threads; `many` takes the study that threads go
 * through by themselves, and a last number is that of its trials.
 */
import { enableCompileCache } from "node:module";
import { argv } from "node:process";
import { setTimeout } from "node:timers/promises";
import type { Store } from "../../src/store/store.ts";

enableCompileCache();
const { sqliteStore } = await import("../../src/node/sqlite-store.ts");
const { hashOf, keptDesign, manyDesign } = await import("./kept-study.ts");
const [, , file, most = "Infinity", workers = "1", size = "tiny", trials = "20"] = argv;

async function openStore(): Promise<Store> {
  const store = await sqliteStore(file);
  let left = Number(most);
  const append: Store["append"] = async (records) => {
    left--;
    if (left === 0) console.log("writing");
    await store.append(records);
    if (left === 0) await setTimeout(2 ** 31 - 1);
  };
  const { name } = store;
  const remove = () => Promise.reject(new Error("nothing is taken away"));
  const [read, trialsOf]: [Store["read"], Store["trialsOf"]] = [
    (ids) => store.read(ids),
    (cells) => store.trialsOf(cells),
  ];
  return { name, append, remove, read, trialsOf, records: () => store.records(), close: () => store.close() };
}

// Every answer is kept by itself: there is much writing to be killed in.
const running = { openStore, longestWait: 0, workers: Number(workers), aloneFor: 0 };
const design = size === "many" ? manyDesign() : { ...keptDesign(), trials: Number(trials) };
console.log(JSON.stringify(await hashOf(design, running)));
