import type { Scenario } from "../model/scenario.ts";
import { distinct } from "../stats/distinct.ts";
import { type Allocation, attemptLimit, type Split } from "../theory/allocate-attempts.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json, scenarioOperand, sets } from "./common-flags.ts";
import { meanText, plainText, rateText } from "./number-text.ts";
import { runsOf, runText } from "./runs-of.ts";
import type { Terminal } from "./terminal.ts";
import { indentedColumns } from "./text-columns.ts";

const flags = {
  total: { kind: "count", most: attemptLimit, describe: "Attempts to give out, one or more for each stage" },
  set: sets,
  json: json("Print one JSON object"),
} as const satisfies Flags;

export const allocateCommand: Command<typeof flags> = {
  describe: "The best split of a total number of attempts over a scenario's stages",
  operand: scenarioOperand("required", "A file, a built-in name, or - for one line of JSON"),
  flags,
  examples: [
    [
      "a partial harness",
      'allocate closed --set "harness.decomposition={ chunk: 25, scaffolded: 7 }" --total 40',
    ],
    ["for a program", "allocate my.yaml --total 12 --json"],
  ],
  epilogue:
    "It is for stages that do not depend on one another: a relative anchor, a strict pass, no task budget.",
  handler: allocate,
};

async function allocate(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { total } = args;
  if (total === undefined)
    throw flagError("total", "must say how many attempts there are, but is not given", "as in --total 40");
  const { oneSource } = await import("./scenario-source.ts");
  const { allocateAttempts } = await import("../theory/allocate-attempts.ts");
  const source = await oneSource(args.operands[0], terminal);
  const scenario = source.read(args.set);
  const allocation = allocateAttempts(scenario, total);
  if (args.json) terminal.print(JSON.stringify({ scenario: scenario.name, ...allocation }));
  else terminal.print(allocationText(scenario, allocation));
}

function allocationText(scenario: Scenario, found: Allocation): string {
  const { best, own, even, reachInOne, unreachable } = found;
  const rows = scenario.stages.map(({ chunk }, t) => [
    plainText(chunk),
    rateText(reachInOne[t]),
    String(best.attempts[t]),
  ]);
  const runs = runsOf(rows, (a, b) => a.join() === b.join());
  return [
    scenario.name,
    ...indentedColumns([
      ["split", "allowed", "pass rate", "actions", "attempts"],
      splitRow("best", best),
      splitRow("even", even),
      splitRow("as it is", own),
    ]),
    "",
    ...indentedColumns([
      ["stage", "chunk", "reach in one", "attempts"],
      ...runs.map((run) => [runText(run), ...rows[run.from]]),
    ]),
    "",
    `  the split hangs on the reach of one attempt: horizon ${horizonText(scenario)}, tolerance ${plainText(scenario.tolerance)}`,
    unreachable.length > 0
      ? `  stage ${unreachable[0] + 1} cannot be reached: no split passes`
      : `  to use the best: ${useText(scenario, best)}`,
  ].join("\n");
}

const splitRow = (label: string, { total, passRate, expectedActions, expectedAttempts }: Split) => [
  label,
  `${total} attempts`,
  rateText(passRate),
  meanText(expectedActions),
  meanText(expectedAttempts),
];

/** More numbers than this are no line to paste. */
const mostPasted = 200;

function useText({ stages }: Scenario, { attempts }: Split): string {
  if (attempts.length > mostPasted) return `--json has its ${attempts.length} numbers`;
  const tail = stages.some(({ part }) => part === "tail") ? " in place of semantics.tail.attempts" : "";
  return `--set "harness.attempts=[${attempts.join(", ")}]"${tail}`;
}

function horizonText({ stages }: Scenario): string {
  const horizons = distinct(stages.map(({ horizon }) => horizon));
  return horizons.length === 1 ? `${horizons[0]}` : `${horizons[0]} to ${horizons.at(-1)}`;
}
