import { availableParallelism } from "node:os";
import type { KeyPath } from "../input/key-path.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Effort } from "../node/measure-design.ts";
import { mostWorkers } from "../node/most-workers.ts";
import type { StorePlace } from "../node/store-place.ts";
import { mostValues } from "../study/most-values.ts";
import type { Keeping } from "./beside-store.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json, scenarioOperand, seed, sets } from "./common-flags.ts";
import { keepFlags } from "./keep-flags.ts";
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
  ...keepFlags,
  json: json("Print one JSON object: computed, reused, inputs, …"),
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
    "variance over the ranges; intervals are from 16 independent batches. With --store what was solved once is not solved again.",
  handler: sensitivity,
};

async function sensitivity(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { parseOvers } = await import("./parse-over.ts");
  const { oneSource } = await import("./scenario-source.ts");
  const overs = parseOvers("over", args.over);
  const advise = args.advise.length === 0 ? null : parseOvers("advise", args.advise);
  rejectOthers(args, advise !== null);
  const store = (await import("./beside-store.ts")).namedStore(args);
  const source = await oneSource(args.operands[0], terminal);
  const asking = {
    args,
    store,
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
  readonly store: StorePlace | null;
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
async function outcome(asking: Asking, terminal: Terminal): Promise<void> {
  const { args, overs, scenario, data, label } = asking;
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
  const act = (keeping: Keeping) => sensitivityOf(study, { ...asked, ...keeping });
  const found = await kept(asking, act, terminal).finally(progress.stop);
  const { sensitivityText } = await import("./sensitivity-text.ts");
  await tell(asking, of, found, () => sensitivityText(scenario.name, of, found), terminal);
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
  const act = (keeping: Keeping) => flipsOf({ ...asked, ...keeping });
  const found = await kept(asking, act, terminal).finally(progress.stop);
  const { flipsText } = await import("./flips-text.ts");
  const axes = studyOver(assumptions).axes;
  await tell(asking, of, found, () => flipsText(scenario.name, of, found, axes), terminal);
}

async function kept<Made>(
  { args, store }: Asking,
  act: (keeping: Keeping) => Promise<Made>,
  terminal: Terminal,
): Promise<Made> {
  return await (await import("./beside-store.ts")).besideStore(store, args.repair, terminal, act);
}

/** Prints what was found, and below it what was there of it where somebody keeps it. */
async function tell(
  { args, scenario, store }: Asking,
  of: string,
  found: Pick<Effort, "computed" | "reused">,
  text: () => string,
  terminal: Terminal,
): Promise<void> {
  const { effortText } = await import("./effort-text.ts");
  const said = { scenario: scenario.name, of, ...found, store: store?.name ?? null };
  if (args.json) return terminal.print(JSON.stringify(said));
  terminal.print(text());
  if (store !== null) terminal.print(`\n${effortText(found, store.shown)}`);
}

/** Sobol's sequence has 26 dimensions here, and each input takes two. */
const mostInputs = 13;
