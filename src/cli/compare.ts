import type { CompareOptions, Comparison } from "../measurements/compare-scenarios.ts";
import { ScenarioError } from "../model/errors.ts";
import type { OutcomeFigure } from "../model/outcome.ts";
import type { Confidence } from "../stats/normal-score.ts";
import { defaultTrials, mostTrials } from "../stats/sample-size.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { json, scenarioOperand, seed, sets } from "./common-flags.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  with: {
    kind: "repeated",
    describe: "path=value: change a key of the second alone (of the first, when there is no second)",
  },
  of: {
    kind: "text",
    describe: "The figure that decides (default successRate)",
    choices: async () => (await import("../measurements/comparison-verdict.ts")).decidingFigures,
  },
  margin: { kind: "size", describe: "A difference up to this does not matter, in the figure's unit" },
  engine: {
    kind: "text",
    describe: "Default: exact where the exact engine takes both",
    choices: ["exact", "monte-carlo"],
  },
  trials: {
    kind: "count",
    most: mostTrials,
    describe: `Pairs of trials (default ${defaultTrials}; ten times as many at most with --anytime)`,
  },
  seed,
  confidence: {
    kind: "text",
    describe: "The level of intervals (default 0.95)",
    choices: async () =>
      (await import("../stats/normal-score.ts")).confidenceLevels.map((level) => String(level)),
  },
  anytime: {
    kind: "switch",
    describe: "Sample until the figure is decided, by an interval that may be looked at at any time",
  },
  set: sets,
  json: json("Print one JSON object, with every figure and its interval"),
} as const satisfies Flags;

const operand = scenarioOperand("required", "A file, a built-in name, or - for one line of JSON");

export const compareCommand: Command<typeof flags> = {
  describe: "Is one harness better than another: paired differences and a verdict",
  operand: {
    ...operand,
    next: { ...scenarioOperand("optional", "The other one (default: the first)"), name: "other" },
  },
  flags,
  examples: [
    ["one more attempt", "compare closed/model-2 --with harness.attempts=5"],
    [
      "two agents in five sub-goals",
      "compare closed/model-1 closed/model-2 --set harness.decomposition.subgoals=5",
    ],
    ["is it cheaper, to within ten actions", "compare a.yaml b.yaml --of expectedActions --margin 10"],
    [
      "sampled until it is decided",
      "compare closed/model-2 --with harness.attempts=5 --engine monte-carlo --anytime",
    ],
  ],
  epilogue:
    "Better is more of a rate and less of a cost, a bias or a hallucination rate. The verdict is equivalent when the interval of " +
    "the difference lies within the margin, better or worse when it lies to one side of 0, and undecided otherwise. What the " +
    "exact engine refuses is sampled in pairs, from equal random numbers.",
  handler: compare,
};

async function compare(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { assertReadOnce, oneSource } = await import("./scenario-source.ts");
  const { compareScenarios } = await import("../measurements/compare-scenarios.ts");
  const { comparisonText } = await import("./comparison-text.ts");
  const [first, second] = args.operands;
  if (second === undefined && args.with.length === 0) {
    const problem = "must name two scenarios, or say what to change in the one, but does neither";
    throw new ScenarioError({ path: "compare", problem, hint: "add --with harness.attempts=5" });
  }
  assertReadOnce(args.operands);
  const source = await oneSource(first, terminal);
  const a = source.read(args.set);
  const other = second === undefined ? source : await oneSource(second, terminal);
  const b = other.read([...args.set, ...args.with]);
  const found: Comparison = compareScenarios(a, b, optionsOf(args));
  if (args.json) terminal.print(JSON.stringify(found));
  else terminal.print(comparisonText(found, second === undefined ? args.with : [], terminal.colours));
}

function optionsOf(args: Arguments<typeof flags>): CompareOptions {
  const { of, margin, engine, trials, seed, confidence } = args;
  return {
    ...(of !== undefined && { of: of as OutcomeFigure }),
    ...(margin !== undefined && { margin }),
    ...(engine !== undefined && { engine }),
    ...(trials !== undefined && { trials }),
    ...(seed !== undefined && { seed }),
    ...(confidence !== undefined && { confidence: Number(confidence) as Confidence }),
    untilDecided: args.anytime,
  };
}
