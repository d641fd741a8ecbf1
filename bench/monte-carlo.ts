/**
 * How many actions a second the Monte Carlo engine simulates: `npm run bench:monte-carlo`.
 *
 * One core each, one run: scenarios that the exact engine is slow at, or refuses when they grow, and a plain one, by tautline and by
 * the programs in bench/peers, taking turns so that a busy machine slows all of them. Every program tells the processor's time of
 * its own trials, after warming up and without starting up; the pass rates and biases beside the exact engine's show that all of them do
 * the same thing. A peer whose tools are not installed is named and left out.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateExactly } from "../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../src/input/resolve-scenario.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { simulate } from "../src/montecarlo/simulate.ts";
import { table, timingOf } from "./timing.ts";

/** A scenario by the names that the peers give its numbers. */
interface Task {
  readonly name: string;
  /** Of one repetition: some 40 million actions. */
  readonly trials: number;
  readonly numbers: Readonly<Partial<typeof plain>>;
}

const plain = {
  GOAL: 240,
  STAGES: 12,
  /** Mean, standard deviation, least, most. */
  AGENTS: [[8, 3, 5, 11]],
  HORIZON: 10,
  ATTEMPTS: 4,
  TOLERANCE: 1,
  ABSOLUTE: 0,
  BUDGET: 0,
  HALLUCINATION: 0,
  VERIFICATION: 1,
  VALUE: 0,
};

const milestones = { ABSOLUTE: 1, HALLUCINATION: 0.05, VERIFICATION: 0.5 };
const long = { ...milestones, HALLUCINATION: 0.02, GOAL: 2000, STAGES: 4, HORIZON: 100 };
const three = [
  [6, 2, 4, 8],
  [8, 3, 5, 11],
  [10, 6, 4, 14],
];

const tasks: readonly Task[] = [
  { name: "milestones, hallucination", trials: 500_000, numbers: milestones },
  { name: "… a budget of 100", trials: 500_000, numbers: { ...milestones, BUDGET: 100 } },
  { name: "… goal 2,000, horizon 100", trials: 60_000, numbers: long },
  {
    name: "… a budget of 100, value guidance",
    trials: 500_000,
    numbers: { ...milestones, BUDGET: 100, VALUE: 4, AGENTS: three },
  },
  { name: "none of these", trials: 500_000, numbers: {} },
];

function scenarioOf(task: Task): Scenario {
  const n = { ...plain, ...task.numbers };
  return resolveScenario({
    task: { goal: n.GOAL, ...(n.BUDGET > 0 && { budget: n.BUDGET }) },
    pool: n.AGENTS.map(([mean, sd, min, max]) => ({ mean, sd, min, max, hallucination: n.HALLUCINATION })),
    harness: {
      decomposition: { subgoals: n.STAGES },
      tolerance: n.TOLERANCE,
      horizon: n.HORIZON,
      attempts: n.ATTEMPTS,
      verification: n.VERIFICATION,
      ...(n.VALUE > 0 && { guidance: [{ rule: "value", strength: n.VALUE }] }),
      semantics: { preset: "closed", anchor: n.ABSOLUTE ? "absolute" : "relative" },
    },
  });
}

/** What one program says of one repetition. */
interface Repetition {
  readonly seconds: number;
  readonly actions: number;
  readonly passRate: number;
  readonly meanAbsoluteBias: number;
}

interface Contestant {
  readonly name: string;
  /** The share of the task's trials that it is given, for about half a second's worth. */
  readonly share: number;
  readonly run: (trials: number, seed: number) => Repetition;
}

const repetitions = 7;

/** The whole of `simulate`, intervals and histogram included. */
function tautline(scenario: Scenario): Contestant {
  const run = (trials: number, seed: number) => {
    const start = process.cpuUsage();
    const { expectedActions, passRate, meanAbsoluteBias } = simulate(scenario, {
      seed: String(seed),
      trials,
    });
    const { user, system } = process.cpuUsage(start);
    return { seconds: (user + system) / 1e6, actions: expectedActions * trials, passRate, meanAbsoluteBias };
  };
  return { name: "tautline, `simulate`", share: 1, run };
}

const peer = (name: string): string => join(import.meta.dirname, "peers", name);

const output = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

const versionOf = (command: string, args: readonly string[]): string | null => {
  try {
    return output(command, args).split("\n")[0];
  } catch {
    return null;
  }
};

/** The C program with the task compiled in. */
function cProgram({ numbers }: Task, folder: string): Contestant {
  const binary = join(folder, "harness");
  const told = Object.entries(numbers).map(([name, value]) => {
    const text = Array.isArray(value) ? value.map((agent) => `{${agent.join(",")}}`).join(",") : value;
    return `-D${name}=${text}`;
  });
  output("cc", ["-O3", "-march=native", ...told, peer("harness.c"), "-o", binary, "-lm"]);
  const run = (trials: number, seed: number) => JSON.parse(output(binary, [String(trials), String(seed)]));
  return { name: "C, -O3 -march=native", share: 1, run };
}

/** The NumPy program in its two kinds. */
function numpyPrograms({ numbers }: Task): readonly Contestant[] {
  return ["plain", "tuned"].map((kind) => ({
    name: `NumPy, vectorised, ${kind}`,
    share: 0.25,
    run: (trials, seed) =>
      JSON.parse(
        output("python3", [peer("harness.py"), String(trials), String(seed), kind, JSON.stringify(numbers)]),
      ),
  }));
}

function compete(contestants: readonly Contestant[], trials: number): readonly (readonly Repetition[])[] {
  const results = contestants.map((): Repetition[] => []);
  for (let seed = 0; seed <= repetitions; seed++) {
    contestants.forEach(({ run, share }, i) => {
      const repetition = run(trials * share, seed);
      // The first is the warm-up.
      if (seed > 0) results[i].push(repetition);
    });
  }
  return results;
}

const speedOf = (runs: readonly Repetition[]) =>
  timingOf(runs.map(({ actions, seconds }) => actions / seconds / 1e6));

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function rowsOf(task: Task, folder: string, tools: Tools): readonly (readonly string[])[] {
  const scenario = scenarioOf(task);
  const contestants = [
    tautline(scenario),
    ...(tools.c === null ? [] : [cProgram(task, folder)]),
    ...(tools.numpy === null ? [] : numpyPrograms(task)),
  ];
  const results = compete(contestants, task.trials);
  const ours = speedOf(results[0]).median;
  const start = performance.now();
  const exact = evaluateExactly(scenario);
  const milliseconds = performance.now() - start;
  const figures = ({ passRate, meanAbsoluteBias }: Omit<Repetition, "seconds" | "actions">) => [
    passRate.toFixed(4),
    meanAbsoluteBias.toFixed(2),
  ];
  const rows = contestants.map(({ name }, i) => {
    const { median, low, high } = speedOf(results[i]);
    const sampled = {
      passRate: mean(results[i].map(({ passRate }) => passRate)),
      meanAbsoluteBias: mean(results[i].map(({ meanAbsoluteBias }) => meanAbsoluteBias)),
    };
    const speed = `${median.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`;
    return [i === 0 ? task.name : "", name, speed, (ours / median).toFixed(2), ...figures(sampled)];
  });
  return [...rows, ["", `exact engine, ${milliseconds.toFixed(0)} ms`, "", "", ...figures(exact)]];
}

/** What the peers need, by its version; null where it is not installed. */
interface Tools {
  readonly c: string | null;
  readonly numpy: string | null;
}

const folder = mkdtempSync(join(tmpdir(), "tautline-bench-"));
try {
  const tools: Tools = {
    c: versionOf("cc", ["--version"]),
    numpy: versionOf("python3", ["-c", "import numpy; print(numpy.__version__)"]),
  };
  const versions = [
    `Node ${process.version}`,
    tools.c ?? "no C compiler (cc): the C program is left out",
    tools.numpy === null ? "no python3 with NumPy: the NumPy programs are left out" : `NumPy ${tools.numpy}`,
  ];
  console.log(
    `${cpus()[0].model}; ${versions.join("; ")}; ${repetitions} repetitions in turn, one core each\n`,
  );
  const header = [
    "scenario",
    "program",
    "million actions a second: median (range)",
    "tautline ÷ it",
    "pass rate",
    "mean absolute bias",
  ];
  console.log(
    table(
      header,
      tasks.flatMap((task) => rowsOf(task, folder, tools)),
    ),
  );
} finally {
  rmSync(folder, { recursive: true });
}
