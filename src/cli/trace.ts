import { notesOf } from "../model/notes.ts";
import { mostTraces } from "../stats/sample-size.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { flagError, json, scenarioOperand, seed, sets } from "./common-flags.ts";
import { failingAt } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  count: { kind: "count", most: mostTraces, describe: "How many (default 3; of a file, all)" },
  seed,
  set: sets,
  events: { kind: "switch", describe: "The file holds events: show its runs (- for standard input)" },
  json: json("Print the events, one on a line"),
} as const satisfies Flags;

export const traceCommand: Command<typeof flags> = {
  describe: "A few whole trajectories, action by action; or the runs of a file of events",
  operand: scenarioOperand(
    "optional",
    "A file, a built-in name, or - for one line of JSON (default: closed)",
  ),
  flags,
  examples: [
    ["one trajectory", "trace closed --count 1"],
    ["its events, for a program", "trace my.yaml --seed 7 --count 1 --json > run.jsonl"],
    ["events that any program wrote, for a reader", "trace --events run.jsonl"],
  ],
  epilogue:
    "What events there are, and what each line of them says: docs/traces.md. Of a file, a bad line is told in its place, and the " +
    "exit code is then 2.",
  handler: trace,
};

async function trace(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  if (!args.events) return await drawn(args, terminal);
  const other = args.seed !== undefined ? "seed" : args.set.length > 0 ? "set" : undefined;
  if (other !== undefined) throw flagError(other, "is for drawing runs, but --events shows those of a file");
  const [file] = args.operands;
  if (file === undefined)
    throw flagError("events", "must have a file of events beside it, or - for standard input");
  const { showEvents } = await import("./show-events.ts");
  await showEvents(file, args, terminal);
}

/** Runs of a scenario, drawn now. */
async function drawn(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { count = 3, seed = "1", operands } = args;
  const { oneSource } = await import("./scenario-source.ts");
  const source = await oneSource(operands[0] ?? "closed", terminal);
  const scenario = source.read(args.set);
  const { traces } = await import("../montecarlo/trace.ts");
  const { describeTrace } = await import("../traces/describe-trace.ts");
  const runs = await failingAt(source.label, () => traces(scenario, { seed, count }));
  const { noteText } = await import("./scenario-text.ts");
  const notes = notesOf(scenario).map((note) => `note: ${noteText(note)}\n`);
  if (!args.json) terminal.print(`${[scenario.name, ...notes].join("\n")}\n`);
  for (const run of runs) {
    if (args.json) for (const event of run.events) terminal.print(JSON.stringify(event));
    else terminal.print(`${describeTrace(run).join("\n")}\n`);
  }
}
