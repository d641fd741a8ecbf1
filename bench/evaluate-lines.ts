/**
 * How many lines of JSON `evaluate -` answers in a second of processor time, in this process, and how long the first answer takes from the
 * start of a process of the built package: `npm run bench:lines`.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { commandLine } from "../src/cli/command-line.ts";
import type { Streams } from "../src/cli/terminal.ts";
import { digits, table, timingOf } from "./timing.ts";

/** The closed world with 1 to 48 sub-goals, 1 to 6 attempts and each of the paper's agents; every fifth guided. All differ in name. */
function lineAt(i: number): string {
  const agent = `model-${1 + (i % 3)}`;
  const isGuided = i % 5 === 0;
  return JSON.stringify({
    name: `line ${i}`,
    task: { goal: 240 },
    pool: isGuided && agent !== "model-1" ? [agent, "model-1"] : [agent],
    harness: {
      decomposition: { subgoals: 1 + ((7 * i) % 48) },
      ...{ tolerance: 1, horizon: 10, attempts: 1 + ((i >> 3) % 6) },
      ...(isGuided && { guidance: [{ rule: "aligned", strength: 1 + (i % 4) }] }),
    },
  });
}

const count = 20_000;
const rounds = 7;
const lines = Array.from({ length: count }, (_, i) => `${lineAt(i)}\n`);
const hallucinating = lines.map((line) =>
  line.replace(/"pool":\["([^"]*)"/, '"pool":[{"agent":"$1","hallucination":0.03}'),
);
const cases: readonly (readonly [string, readonly string[]])[] = [
  ["closed world, K = 1…48, attempts 1…6, three agents, a fifth guided", lines],
  ["… hallucination 3 %", hallucinating],
];

const rates: number[][] = cases.map(() => []);
// One round more than is counted: the first warms up.
for (let round = 0; round <= rounds; round++) {
  for (const [i, [, asked]] of cases.entries()) {
    const rate = await linesPerSecond(asked);
    if (round > 0) rates[i].push(rate);
  }
}
const rows = cases.map(([name], i) => {
  const { median, low, high } = timingOf(rates[i]);
  return [name, digits(median), `${digits(low)} … ${digits(high)}`];
});
console.log(table(["lines", `a second of processor time (median of ${rounds})`, "range"], rows));

const firsts: number[] = [];
for (let round = 0; round < rounds; round++) firsts.push(await firstAnswer(lines[1]));
const { median, low, high } = timingOf(firsts);
console.log(`\nFirst answer after ${digits(median)} s (${digits(low)} … ${digits(high)}).`);

async function linesPerSecond(asked: readonly string[]): Promise<number> {
  const bytes = new TextEncoder().encode(asked.join(""));
  const streams: Streams = {
    out: () => {},
    err: console.error,
    rewrite: () => {},
    // As many at once as a pipe gives.
    stdin: async function* () {
      for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16));
    },
    ...{ colours: false, watched: false, columns: 100 },
  };
  const started = process.cpuUsage();
  if ((await commandLine(["evaluate", "-", "--json"], streams)) !== 0) throw new Error("evaluate - failed");
  const { user, system } = process.cpuUsage(started);
  return asked.length / ((user + system) / 1e6);
}

/** Seconds until a process answers its first line, with more to come. */
function firstAnswer(line: string): Promise<number> {
  const started = performance.now();
  const main = join(import.meta.dirname, "../dist/cli/main.js");
  const child = spawn(process.execPath, [main, "evaluate", "-", "--json"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.write(line);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.stdout.once("data", () => {
      resolve((performance.now() - started) / 1000);
      child.stdin.end();
    });
  });
}
