/**
 * What keeping answers costs: records of one row of the exact engine into a file and into a PostgreSQL on this machine, in batches as
 * runs make them and one by one, and found again, taken in turns. Then one study on one machine and on two, as it were: by a run with a thread
 * alone, and by the same run with a worker of another process.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exact } from "../src/measurements/exact.ts";
import { postgresStore } from "../src/node/postgres/postgres-store.ts";
import { sqliteStore } from "../src/node/sqlite-store.ts";
import type { Store } from "../src/store/store.ts";
import { recordOf, type StoredRecord } from "../src/store/stored-record.ts";
import { PostgresProcess } from "../test/support/postgres-process.ts";
import { digits, table, timingOf } from "./timing.ts";

const main = new URL("../dist/cli/main.js", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "bench-stores-"));
const postgres = await PostgresProcess.begin();

const row = Object.fromEntries(exact.columns.map((name, i) => [name, Math.sqrt(i + 2)]));

let made = 0;

/** So many records that no store has. */
const fresh = (count: number): readonly StoredRecord[] =>
  Array.from({ length: count }, () => {
    const key = { cell: `c1-${made++}`, measurement: "exact", version: 1, trials: null, seed: null };
    return recordOf(key, exact.columns, [row], "bench");
  });

const stores: Readonly<Record<string, Store>> = {
  "SQLite file": await sqliteStore(join(folder, "bench.sqlite")),
  PostgreSQL: await postgresStore(postgres.address()),
};

/** Records a second that are kept in batches of so many. */
async function keeping(store: Store, size: number, batches: number): Promise<number> {
  const records = Array.from({ length: batches }, () => fresh(size));
  const began = performance.now();
  for (const batch of records) await store.append(batch);
  return (1000 * size * batches) / (performance.now() - began);
}

/** Records a second that are found, as many together as a run looks for. */
async function finding(store: Store): Promise<number> {
  const ids = fresh(256);
  await store.append(ids);
  const began = performance.now();
  for (let i = 0; i < 20; i++) await store.read(ids.map(({ id }) => id));
  return (1000 * 20 * 256) / (performance.now() - began);
}

const works: readonly (readonly [string, (store: Store) => Promise<number>])[] = [
  ["kept, 1,000 at a time", (store) => keeping(store, 1000, 5)],
  ["kept, one at a time", (store) => keeping(store, 1, 50)],
  ["found, 256 at a time", finding],
];
const speeds = new Map<string, number[]>();
for (let round = 0; round < 7; round++)
  for (const [what, work] of works)
    for (const [name, store] of Object.entries(stores)) {
      const line = `${what}|${name}`;
      speeds.set(line, [...(speeds.get(line) ?? []), await work(store)]);
    }
const lines = [...speeds].map(([line, found]) => {
  const { median, low, high } = timingOf(found);
  return [...line.split("|"), digits(median), `${digits(low)} … ${digits(high)}`];
});
console.log(table(["records a second", "store", "median", "range"], lines));
for (const store of Object.values(stores)) await store.close();

/** 48 cells of a third of a second each. */
const study = join(folder, "sampled.yaml");
writeFileSync(
  study,
  `
scenario: { world: closed, harness: { semantics: { anchor: absolute } } }
axes: { agent: [model-1, model-2, model-3], attempts: { from: 1, to: 16 } }
engines: [monte-carlo]
trials: 600000
figure: none
`,
);

/** Seconds of a run with one thread, start and end of the process included. */
function run(seed: string, ...words: readonly string[]): number {
  const line = [main, "run", study, "--out", join(folder, "out"), "--seed", seed, "--workers", "1", ...words];
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, line, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  rmSync(join(folder, "out"), { recursive: true });
  return (performance.now() - began) / 1000;
}

async function worker(): Promise<ChildProcess> {
  const line = [main, "worker", "--store", postgres.address(), "--workers", "1"];
  const child = spawn(process.execPath, line, { stdio: ["ignore", "ignore", "pipe"] });
  await once(child.stderr as NodeJS.ReadableStream, "data");
  return child;
}

const rounds: number[][] = [];
for (let round = 0; round < 3; round++) {
  const inFile = run(`file ${round}`);
  const alone = run(`alone ${round}`, "--store", postgres.address());
  const helper = await worker();
  const helped = run(`helped ${round}`, "--store", postgres.address());
  helper.kill();
  await once(helper, "exit");
  rounds.push([inFile, alone, helped]);
}
const names = ["a run beside a file", "a run beside a PostgreSQL", "the same with one worker"];
const times = names.map((name, i) => {
  const { median, low, high } = timingOf(rounds.map((round) => round[i]));
  return [name, digits(median), `${digits(low)} … ${digits(high)}`];
});
const ratio = timingOf(rounds.map(([, alone, helped]) => alone / helped));
console.log(
  `\n${table(["sampled study, 48 cells, a thread each", "seconds", "range"], [...times, ["ratio of the last two", digits(ratio.median), `${digits(ratio.low)} … ${digits(ratio.high)}`]])}`,
);
await postgres.end();
rmSync(folder, { recursive: true });
