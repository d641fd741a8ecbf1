import { notesOf } from "../model/notes.ts";
import { mostTraces } from "../stats/sample-size.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { json, scenarioOperand, seed, sets } from "./common-flags.ts";
import { failingAt } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  count: { kind: "count", most: mostTraces, describe: "How many (default 3)" },
  seed,
  set: sets,
  json: json("Print each trajectory as one line of JSON events"),
} as const satisfies Flags;

export const traceCommand: Command<typeof flags> = {
  describe: "A few whole trajectories, action by action",
  operand: scenarioOperand(
    "optional",
    "A file, a built-in name, or - for one line of JSON (default: closed)",
  ),
  flags,
  examples: [
    ["one trajectory", "trace closed --count 1"],
    ["its events, for a program", "trace my.yaml --seed 7 --json | head -1"],
  ],
  epilogue: "Progress in JSON events is in lattice steps; `step` says how much progress one is.",
  handler: trace,
};

async function trace(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { count = 3, seed = "1", operands } = args;
  const { oneSource } = await import("./scenario-source.ts");
  const source = await oneSource(operands[0] ?? "closed", terminal);
  const scenario = source.read(args.set);
  const { traces } = await import("../montecarlo/trace.ts");
  const { describeTrace } = await import("../montecarlo/describe-trace.ts");
  const drawn = await failingAt(source.label, () => traces(scenario, { seed, count }));
  const { noteText } = await import("./scenario-text.ts");
  const notes = notesOf(scenario).map((note) => `note: ${noteText(note)}\n`);
  if (!args.json) terminal.print(`${[scenario.name, ...notes].join("\n")}\n`);
  for (const one of drawn) {
    if (args.json) terminal.print(JSON.stringify({ scenario: scenario.name, step: scenario.step, ...one }));
    else terminal.print(`${describeTrace(scenario, one).join("\n")}\n`);
  }
}
