/**
 * What a study costs beside its answers: the time of the same sampled study on 1 and on 2 threads, and the time and memory of exact
 * studies of more and more cells, of the built package, taken in turns.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digits, table, timingOf } from "./timing.ts";

const main = new URL("../dist/cli/main.js", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "bench-studies-"));

/** 72 cells of a fifth of a second each. */
const sampled = `
scenario: { world: closed, harness: { semantics: { anchor: absolute } } }
axes: { agent: [model-1, model-2, model-3], attempts: { from: 1, to: 24 } }
engines: [monte-carlo]
trials: 150000
figure: none
`;

/** So many thousand cells of the canonical world. */
const exact = (thousands: number) => `
scenario: { world: closed }
axes:
  agent: [model-1, model-2]
  subgoals: { from: 1, to: 20 }
  tolerance: { from: 0, to: 4, points: ${5 * thousands} }
  attempts: { from: 1, to: 5 }
figure: none
`;

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs a study from nothing, start and end of the process included. */
function run(name: string, text: string, workers: number): Run {
  const [file, out] = [join(folder, `${name}.yaml`), join(folder, name)];
  writeFileSync(file, text);
  const script = `
    process.on("exit", () => console.error("PEAK", process.resourceUsage().maxRSS));
    process.argv = ["node", "tautline", "run", ${JSON.stringify(file)}, "--out", ${JSON.stringify(out)}, "--workers", "${workers}"];
    await import(${JSON.stringify(main)});`;
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(stderr);
  rmSync(out, { recursive: true });
  return { seconds, megabytes: Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024 };
}

const rounds = Array.from({ length: 5 }, () =>
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
const sizes = [1, 10, 100].map((thousands) => ({ thousands, ...run("exact", exact(thousands), 2) }));
console.log();
console.log(
  table(
    ["exact study, cells", "seconds", "cells a second", "MB at most"],
    sizes.map(({ thousands, seconds, megabytes }) => [
      `${thousands},000`,
      digits(seconds),
      digits((thousands * 1000) / seconds),
      digits(megabytes),
    ]),
  ),
);
rmSync(folder, { recursive: true });
