/** How long the built package takes from its start to its end, beside a Node that does nothing, taken in turns. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { digits, table, timingOf } from "./timing.ts";

const main = join(import.meta.dirname, "../dist/cli/main.js");
/** A program that only imports, as `import … from "tautline"` does. */
const importing = (part: string): readonly string[] => [
  "--input-type=module",
  "-e",
  `await import(${JSON.stringify(new URL(`../dist/api/${part}.js`, import.meta.url))})`,
];

/** What is asked, and the median seconds that we promise on two idle cores. */
const asked: readonly (readonly [string, readonly string[], number | null])[] = [
  ["node -e 0", ["-e", "0"], null],
  ["tautline --version", [main, "--version"], 0.12],
  ["tautline evaluate closed", [main, "evaluate", "closed"], 0.25],
  ["tautline evaluate closed --json", [main, "evaluate", "closed", "--json"], null],
  ["tautline --help", [main, "--help"], null],
  ["tautline figures", [main, "figures"], 0.4],
  ['import "tautline"', importing("index"), 0.1],
  ['import "tautline/study"', importing("study"), null],
];

const rounds = 15;
const seconds: number[][] = asked.map(() => []);
// One round more than is counted: the first fills Node's cache of compiled code.
for (let round = 0; round <= rounds; round++) {
  asked.forEach(([, argv], i) => {
    const taken = secondsOf(argv);
    if (round > 0) seconds[i].push(taken);
  });
}

const rows = asked.map(([name, , promised], i) => {
  const { median, low, high } = timingOf(seconds[i]);
  return [name, digits(median), promised === null ? "" : `${promised}`, `${digits(low)} … ${digits(high)}`];
});
console.log(table(["command", `seconds (median of ${rounds})`, "promised", "range"], rows));

function secondsOf(argv: readonly string[]): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, argv, { stdio: "ignore" });
  if (status !== 0) throw new Error(`${argv.join(" ")} ended with ${status}`);
  return (performance.now() - started) / 1000;
}
