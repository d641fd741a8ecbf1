/**
 * How many actions a second the Monte Carlo engine simulates: `npm run bench:monte-carlo`.
 *
 * One core, one run: the addition task (goal 240, twelve chunks of 20, model-2, closed feedback, horizon 10, four attempts,
 * tolerance 1) by tautline and by the programs in bench/peers, taking turns so that a busy machine slows all of them.
 * Every program times its own trials, after warming up and without starting up; the pass rates and biases beside the speeds
 * show that all of them do the same thing. A peer whose tools are not installed is named and left out.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { resolveScenario } from "../src/input/resolve-scenario.ts";
import { noCounts } from "../src/montecarlo/counts.ts";
import { drawsOf } from "../src/montecarlo/draws.ts";
import { simulate } from "../src/montecarlo/simulate.ts";
import { WalkKernel } from "../src/montecarlo/walk-kernel.ts";
import { table, timingOf } from "./timing.ts";

/** What one program says of one repetition. */
interface Repetition {
  readonly seconds: number;
  readonly actions: number;
  readonly passRate: number;
  readonly meanAbsoluteBias: number;
}

interface Contestant {
  readonly name: string;
  /** Trials in one repetition: about half a second's worth. */
  readonly trials: number;
  readonly run: (trials: number, seed: number) => Repetition;
}

const repetitions = 9;

const scenario = resolveScenario({
  task: { goal: 240 },
  pool: ["model-2"],
  harness: { decomposition: { subgoals: 12 }, tolerance: 1, horizon: 10, attempts: 4, semantics: "closed" },
});

/** The whole of `simulate`, intervals and histogram included. */
function tautline(trials: number, seed: number): Repetition {
  const start = performance.now();
  const { expectedActions, passRate, meanAbsoluteBias } = simulate(scenario, { seed: String(seed), trials });
  const seconds = (performance.now() - start) / 1000;
  return { seconds, actions: expectedActions * trials, passRate, meanAbsoluteBias };
}

/** The kernel that takes any option of the model, on a scenario that does not need it. */
const walk = new WalkKernel(scenario);

function generalKernel(trials: number, seed: number): Repetition {
  const start = performance.now();
  const counts = noCounts(scenario.stages.length);
  walk.run(drawsOf(String(seed)), trials, counts);
  const seconds = (performance.now() - start) / 1000;
  const { actions, failures, finalProgress } = counts;
  const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
  let bias = 0;
  for (const [index, ended] of finalProgress) bias += Math.abs(index - 240) * ended;
  return { seconds, actions: actions.sum, passRate: 1 - failed / trials, meanAbsoluteBias: bias / trials };
}

const peer = (name: string): string => join(import.meta.dirname, "peers", name);

const output = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

/** The C program, compiled into a folder of its own; null with no compiler. */
function cProgram(folder: string): Contestant | null {
  try {
    const binary = join(folder, "addition_task");
    output("cc", ["-O3", "-march=native", peer("addition_task.c"), "-o", binary, "-lm"]);
    const compiler = output("cc", ["--version"]).split("\n")[0];
    const run = (trials: number, seed: number) => JSON.parse(output(binary, [String(trials), String(seed)]));
    return { name: `C, -O3 -march=native (${compiler})`, trials: 2_000_000, run };
  } catch {
    return null;
  }
}

/** The NumPy program in its two kinds; none without Python or NumPy. */
function numpyPrograms(): readonly Contestant[] {
  try {
    const version = output("python3", ["-c", "import numpy; print(numpy.__version__)"]);
    return ["plain", "tuned"].map((kind) => ({
      name: `NumPy ${version}, vectorised, ${kind}`,
      trials: 400_000,
      run: (trials, seed) =>
        JSON.parse(output("python3", [peer("addition_task.py"), String(trials), String(seed), kind])),
    }));
  } catch {
    return [];
  }
}

function compete(contestants: readonly Contestant[]): ReadonlyMap<Contestant, readonly Repetition[]> {
  const results = new Map(contestants.map((contestant) => [contestant, [] as Repetition[]]));
  for (const { run, trials } of contestants) run(trials, 0);
  for (let seed = 1; seed <= repetitions; seed++) {
    for (const contestant of contestants)
      results.get(contestant)?.push(contestant.run(contestant.trials, seed));
  }
  return results;
}

const speedOf = (runs: readonly Repetition[]) =>
  timingOf(runs.map(({ actions, seconds }) => actions / seconds / 1e6));

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function report(results: ReadonlyMap<Contestant, readonly Repetition[]>): string {
  const ours = speedOf([...results.values()][0]).median;
  const rows = [...results].map(([{ name }, runs]) => {
    const { median, low, high } = speedOf(runs);
    return [
      name,
      `${median.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`,
      (ours / median).toFixed(2),
      mean(runs.map(({ passRate }) => passRate)).toFixed(4),
      mean(runs.map(({ meanAbsoluteBias }) => meanAbsoluteBias)).toFixed(2),
    ];
  });
  const header = [
    "program",
    "million actions a second: median (range)",
    "tautline ÷ it",
    "pass rate",
    "mean absolute bias",
  ];
  return table(header, rows);
}

const folder = mkdtempSync(join(tmpdir(), "tautline-bench-"));
try {
  const c = cProgram(folder);
  const numpy = numpyPrograms();
  if (!c) console.log("no C compiler (cc): the C program is left out");
  if (numpy.length === 0) console.log("no python3 with NumPy: the NumPy programs are left out");
  const ours: readonly Contestant[] = [
    { name: "tautline, `simulate`", trials: 2_000_000, run: tautline },
    { name: "tautline, the general kernel alone", trials: 400_000, run: generalKernel },
  ];
  const contestants = [...ours, ...(c ? [c] : []), ...numpy];
  console.log(
    `${cpus()[0].model}, Node ${process.version}, ${repetitions} repetitions in turn, one core each\n`,
  );
  console.log(report(compete(contestants)));
} finally {
  rmSync(folder, { recursive: true });
}
