import type { MarginalStop, StopAlternative, StopSetting } from "../theory/marginal-stop.ts";
import type { PartialPoint } from "../theory/partial-points.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json, scenarioOperand, sets } from "./common-flags.ts";
import { meanText, plainText, rateText } from "./number-text.ts";
import type { Terminal } from "./terminal.ts";
import { indentedColumns } from "./text-columns.ts";

const flags = {
  chunk: { kind: "size", describe: "The size of a scaffolded chunk, in progress" },
  set: sets,
  json: json("Print one JSON object, with F(r) for every r"),
} as const satisfies Flags;

export const stopCommand: Command<typeof flags> = {
  describe: "How many chunks of a size to scaffold, and by how much that wins",
  operand: scenarioOperand(
    "required",
    "A file, a built-in name, or - for one line of JSON; its decomposition is replaced",
  ),
  flags,
  examples: [
    ["a chunk of the paper", "stop closed/model-3 --chunk 25"],
    ["with more attempts at the tail", "stop closed --chunk 20 --set harness.semantics.tail.attempts=8"],
  ],
  epilogue:
    "Every number of chunks is evaluated exactly; the marginal rule looks at one more chunk at a time. " +
    "The answer hangs on what the tail is given, so other budgets are shown beside.",
  handler: stop,
};

async function stop(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { chunk, set, operands } = args;
  if (chunk === undefined)
    throw flagError("chunk", "must say how large a chunk is, but is not given", "as in --chunk 20");
  const { oneSource } = await import("./scenario-source.ts");
  const { marginalStop } = await import("../theory/marginal-stop.ts");
  const source = await oneSource(operands[0], terminal);
  const { goal } = source.read(set);
  if (chunk > goal)
    throw flagError("chunk", `must be at most task.goal (${plainText(goal)}), but is ${plainText(chunk)}`);
  // A scaffolded chunk and a tail, so that the budgets of both are there to be read.
  const size = chunk === goal ? goal / 2 : chunk;
  const partial = `harness.decomposition={ chunk: ${size}, scaffolded: 1 }`;
  const scenario = source.read([...set, partial]);
  const found = marginalStop(scenario, chunk);
  if (args.json) terminal.print(JSON.stringify({ scenario: scenario.name, ...found }));
  else terminal.print(stopText(scenario.name, found));
}

function stopText(name: string, found: MarginalStop): string {
  const size = `${found.full} chunks of ${plainText(found.chunk)}`;
  const answer =
    found.best === null
      ? [`${name}: never passes, whether none or all of ${size} are scaffolded; no number is recommended`]
      : [`${name}: scaffold ${found.best.scaffolded} of ${size}`, ...bestLines(found, found.best)];
  return [...answer, "", ...settingLines(found)].join("\n");
}

function bestLines({ chunk, second, none, complete, marginalRule }: MarginalStop, best: PartialPoint) {
  return [
    ...indentedColumns([
      ["", "", "pass rate", "bias", "behind", "actions", "attempts"],
      pointRow("best", best, 0),
      pointRow("second best", second, second.margin),
      pointRow("none", none, none.margin),
      pointRow("all", complete, complete.margin),
      pointRow("marginal rule", marginalRule, marginalRule.cost),
    ]),
    `  to use the best: --set "harness.decomposition={ chunk: ${plainText(chunk)}, scaffolded: ${best.scaffolded} }"`,
  ];
}

function pointRow(label: string, point: PartialPoint, behind: number): readonly string[] {
  const margin = rateText(behind);
  return [
    label,
    `r = ${point.scaffolded}`,
    rateText(point.passRate),
    meanText(point.meanAbsoluteBias),
    margin === "0" ? "" : `−${margin}`,
    meanText(point.expectedActions),
    meanText(point.expectedAttempts),
  ];
}

/** What the answer hangs on, and what it is otherwise. */
function settingLines({ setting, alternatives }: MarginalStop): readonly string[] {
  const { horizon, attempts, tolerance } = setting;
  return [
    `  the tail has horizon ${horizon}, attempts ${attempts}; the tolerance is ${plainText(tolerance)}; with …`,
    ...indentedColumns(
      alternatives.map((other) => [`  ${changeWords(setting, other)}`, ...otherBest(other)]),
    ),
  ];
}

function otherBest({ best, tooLarge }: StopAlternative): readonly string[] {
  if (best) return [`best r = ${best.scaffolded}`, rateText(best.passRate)];
  return [tooLarge ? "too large to solve" : "never passes"];
}

function changeWords(own: StopSetting, other: StopSetting): string {
  return (["horizon", "attempts", "tolerance"] as const)
    .filter((key) => other[key] !== own[key])
    .map((key) => `${key === "tolerance" ? "" : "tail "}${key} ${plainText(other[key])}`)
    .join(", ");
}
