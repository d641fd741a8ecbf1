import { availableParallelism } from "node:os";
import type { KeyPath } from "../input/key-path.ts";
import type { Scenario } from "../model/scenario.ts";
import { mostWorkers } from "../node/most-workers.ts";
import { mostValues } from "../study/most-values.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json, scenarioOperand, seed, sets } from "./common-flags.ts";
import type { Over } from "./parse-over.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  over: {
    kind: "repeated",
    describe: "NAME=FROM..TO or NAME=a,b,c: an input that is not known better than that; one for each",
  },
  advise: {
    kind: "repeated",
    describe: "NAME=VALUES: what may be chosen; asks instead which of --over flip the best choice",
  },
  within: {
    kind: "size",
    describe: "With --advise: how far behind the best is still as good (default 0.01)",
  },
  of: { kind: "text", describe: "A formula over the columns of outcomes (default: successRate)" },
  points: {
    kind: "count",
    most: mostValues,
    describe: "Points in each of two sets that are crossed (default 1024)",
  },
  seed,
  set: sets,
  workers: {
    kind: "count",
    most: mostWorkers,
    describe: "Threads that compute (default: one for each core)",
  },
  json: json("Print one JSON object"),
} as const satisfies Flags;

export const sensitivityCommand: Command<typeof flags> = {
  describe: "Which inputs an outcome hangs on, or which assumptions flip the advice",
  operand: scenarioOperand("required", "A file, a built-in name, or - for one line of JSON"),
  flags,
  examples: [
    [
      "how sure is the pass rate",
      "sensitivity closed/model-2 --over pool[0].mean=7..9 --over pool[0].sd=2..4 --over tolerance=0..2",
    ],
    [
      "the bias, and what the semantics does to it",
      "sensitivity closed --over semantics=closed,open --over horizon=6..20 --of meanAbsoluteBias",
    ],
    [
      "which assumption flips the best number of sub-goals",
      "sensitivity closed --over tolerance=0..4 --over agent=model-1,model-2,model-3 --over semantics=closed,open --advise subgoals=1..24",
    ],
  ],
  epilogue:
    "Every value of an input is as likely as any other, whole numbers where the key takes no others. Indices are shares of the " +
    "variance over the ranges; intervals are from 16 independent batches.",
  handler: sensitivity,
};

async function sensitivity(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { parseOvers } = await import("./parse-over.ts");
  const { oneSource } = await import("./scenario-source.ts");
  const overs = parseOvers("over", args.over);
  const advise = args.advise.length === 0 ? null : parseOvers("advise", args.advise);
  rejectOthers(args, advise !== null);
  const source = await oneSource(args.operands[0], terminal);
  const asking = {
    args,
    overs,
    scenario: source.read(args.set),
    data: source.data(args.set),
    label: source.label,
  };
  await (advise === null ? outcome(asking, terminal) : advice(asking, advise, terminal));
}

/** Flags that only one of the two questions has. */
function rejectOthers({ points, seed, within }: Arguments<typeof flags>, isAdvice: boolean): void {
  const [name] =
    Object.entries(isAdvice ? { points, seed } : { within }).find(([, value]) => value !== undefined) ?? [];
  if (name !== undefined) throw flagError(name, `must be left out ${isAdvice ? "with" : "without"} --advise`);
}

interface Asking {
  readonly args: Arguments<typeof flags>;
  readonly overs: readonly Over[];
  readonly scenario: Scenario;
  readonly data: object;
  readonly label: string;
}

const usual = "successRate";
const flagOf =
  (label: string) =>
  ([part]: KeyPath) =>
    part === "objective" ? "--of" : label;

/** Slopes and indices of an outcome. */
async function outcome({ args, overs, scenario, data, label }: Asking, terminal: Terminal): Promise<void> {
  const { spreadOver } = await import("./parse-over.ts");
  const { askedStudy, axesOver } = await import("./asked-study.ts");
  const { sensitivityOf } = await import("../node/sensitivity-of.ts");
  const { progressOf } = await import("./progress.ts");
  const { of = usual, points = 1024, seed = "1", workers = availableParallelism() } = args;
  if (overs.length > mostInputs)
    throw flagError("over", `must name at most ${mostInputs} inputs, but names ${overs.length}`);
  const input = {
    scenario: data,
    axes: axesOver(overs, 2),
    objective: { maximise: of },
    seed,
    figure: "none",
  };
  const study = askedStudy(input, "sensitivity.yaml", overs, flagOf(label));
  const inputs = Object.fromEntries(overs.map((over) => [over.name, spreadOver(over)]));
  const progress = await progressOf("sensitivity", "scenarios", terminal);
  const asked = { data, inputs, points, workers, onCell: progress.update };
  const found = await sensitivityOf(study, asked).finally(progress.stop);
  if (args.json) terminal.print(JSON.stringify({ scenario: scenario.name, of, ...found }));
  else terminal.print((await import("./sensitivity-text.ts")).sensitivityText(scenario.name, of, found));
}

/** Which assumptions flip what is advised. */
async function advice(asking: Asking, advise: readonly Over[], terminal: Terminal): Promise<void> {
  const { args, overs, scenario, data, label } = asking;
  const { askedStudy, axesOver } = await import("./asked-study.ts");
  const { flipsOf } = await import("../node/flips-of.ts");
  const { progressOf } = await import("./progress.ts");
  const { of = usual, within = 0.01, workers = availableParallelism() } = args;
  const studyOver = (names: readonly string[]) => {
    const some = [...overs.filter(({ name }) => names.includes(name)), ...advise];
    const input = {
      scenario: data,
      axes: axesOver(some, undefined),
      objective: { maximise: of },
      figure: "none",
    };
    return askedStudy(input, "advice.yaml", some, flagOf(label));
  };
  const again = advise.find(({ name }) => overs.some((over) => over.name === name));
  if (again !== undefined)
    throw flagError("advise", `must name what --over does not, but ${again.name} stands in both`);
  const namesOf = (some: readonly Over[]) => some.map(({ name }) => name);
  const [assumptions, choices] = [namesOf(overs), namesOf(advise)];
  const progress = await progressOf("sensitivity", "scenarios", terminal);
  const asked = { data, assumptions, choices, within, studyOver, workers, onCell: progress.update };
  const found = await flipsOf(asked).finally(progress.stop);
  const { flipsText } = await import("./flips-text.ts");
  if (args.json) terminal.print(JSON.stringify({ scenario: scenario.name, of, ...found }));
  else terminal.print(flipsText(scenario.name, of, found, studyOver(assumptions).axes));
}

/** Sobol's sequence has 26 dimensions here, and each input takes two. */
const mostInputs = 13;
