/**
 * What a study costs beside its answers: the time of the same sampled study on 1 and on 2 threads, and the time and memory of exact
 * studies of more and more cells, to a million, of the built package; beside the same cells evaluated one by one by a program.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digits, table, timingOf } from "./timing.ts";

const main = new URL("../dist/cli/main.js", import.meta.url);
const library = new URL("../dist/api/", import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), "bench-studies-"));

/** 72 cells of half a second each: what starting takes is little beside them. */
const sampled = `
scenario: { world: closed, harness: { semantics: { anchor: absolute } } }
axes: { agent: [model-1, model-2, model-3], attempts: { from: 1, to: 24 } }
engines: [monte-carlo]
trials: 1200000
figure: none
`;

/** Cells of the canonical world: agents × K = 1…48 × attempts × horizons × tolerances, 432 times each number. */
const sweep = (attempts: number, horizons: number, tolerances: number) => `
scenario: { world: closed }
axes:
  agent: [model-1, model-2, model-3]
  subgoals: { from: 1, to: 48 }
  attempts: { from: 1, to: ${attempts} }
  horizon: { from: 1, to: ${horizons} }
  tolerance: { from: 0, to: ${tolerances - 1} }
figure: none
`;

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs a program from nothing, start and end of the process included. */
function timed(script: string): Run {
  const peak = 'process.on("exit", () => console.error("PEAK", process.resourceUsage().maxRSS));';
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", `${peak}${script}`], {
    encoding: "utf8",
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(stderr);
  return { seconds, megabytes: Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024 };
}

/** A study as a file, and where its results go. */
function places(name: string, text: string): readonly [file: string, out: string] {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  return [file, join(folder, name)];
}

const command = (...words: readonly string[]): Run =>
  timed(
    `process.argv = ${JSON.stringify(["node", "tautline", ...words])}; await import(${JSON.stringify(main)});`,
  );

function run(name: string, text: string, workers: number): Run {
  const [file, out] = places(name, text);
  const taken = command("run", file, "--out", out, "--workers", String(workers));
  rmSync(out, { recursive: true });
  return taken;
}

/** Identities and answers alone, kept in a store: no table. */
function kept(name: string, text: string): Run {
  const [file, out] = places(name, text);
  const store = `${out}.sqlite`;
  const taken = command("run", file, "--shard", "1/1", "--store", store, "--workers", "2");
  rmSync(store);
  return taken;
}

/** Every so many-th cell evaluated by itself, each in a process that has evaluated no other like it: seconds for all of them. */
function alone(text: string, every: number): number {
  const [file] = places("alone", text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", evaluating(file, every)],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

const evaluating = (file: string, every: number) => `
  const [{ readFileSync }, { parseStudy, studyCells }, { evaluateExactly }] = await Promise.all(
    ["node:fs", ${JSON.stringify(`${library}study.js`)}, ${JSON.stringify(`${library}index.js`)}].map((name) => import(name)),
  );
  const limits = { cells: 2e7, work: 5e9 };
  let [seconds, count] = [0, 0];
  for (const { subject } of studyCells(parseStudy(readFileSync(${JSON.stringify(file)}, "utf8"), "sweep"))) {
    if (count++ % ${every} !== 0) continue;
    const began = performance.now();
    evaluateExactly(subject, limits);
    seconds += (performance.now() - began) / 1000;
  }
  console.log(seconds * ${every});
`;

const rounds = Array.from({ length: 3 }, () =>
  [1, 2].map((workers) => run("sampled", sampled, workers).seconds),
);
const [one, two] = [0, 1].map((i) => timingOf(rounds.map((round) => round[i])));
const ratio = timingOf(rounds.map(([alone, both]) => alone / both));
console.log(
  table(
    ["sampled study, 72 cells", "seconds", "range"],
    [
      ["1 thread", digits(one.median), `${digits(one.low)} … ${digits(one.high)}`],
      ["2 threads", digits(two.median), `${digits(two.low)} … ${digits(two.high)}`],
      ["ratio", digits(ratio.median), `${digits(ratio.low)} … ${digits(ratio.high)}`],
    ],
  ),
);
const sizes = [
  { attempts: 1, horizons: 7, tolerances: 1 },
  { attempts: 10, horizons: 7, tolerances: 1 },
  { attempts: 10, horizons: 14, tolerances: 5 },
  { attempts: 14, horizons: 31, tolerances: 16 },
];
const sweeps = sizes.map(({ attempts, horizons, tolerances }) => {
  const text = sweep(attempts, horizons, tolerances);
  const cells = 144 * attempts * horizons * tolerances;
  return { cells, whole: run("exact", text, 2), records: kept("exact", text), text };
});
console.log();
console.log(
  table(
    [
      "exact sweep, cells",
      "answers kept: seconds",
      "cells a second",
      "MB at most",
      "with tables: seconds",
      "MB at most",
    ],
    sweeps.map(({ cells, whole, records }) => [
      cells.toLocaleString("en"),
      digits(records.seconds),
      digits(cells / records.seconds),
      digits(records.megabytes),
      digits(whole.seconds),
      digits(whole.megabytes),
    ]),
  ),
);
const largest = sweeps[sweeps.length - 1];
const byThemselves = alone(largest.text, 97);
console.log();
console.log(
  `Each cell evaluated alone, sharing nothing: ${digits(byThemselves)} s on one core (from every 97th); ` +
    `${digits(byThemselves / largest.records.seconds)} times the sweep, which names and keeps them too.`,
);
rmSync(folder, { recursive: true });
