import { ScenarioError } from "../model/errors.ts";
import { mostTraces } from "../stats/sample-size.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { json, scenarioNames, seed, sets } from "./common-flags.ts";
import { failingAt } from "./failure.ts";
import { print, type Terminal } from "./terminal.ts";

const flags = {
  count: { kind: "count", most: mostTraces, describe: "How many (default 3)" },
  seed,
  set: sets,
  json: json("Print each trajectory as one line of JSON events"),
} as const satisfies Flags;

/** `tautline trace [SCENARIO]`: whole trajectories, for a reader or as JSON Lines. */
export const traceCommand: Command<typeof flags> = {
  describe: "A few whole trajectories, action by action",
  operand: {
    name: "scenario",
    takes: "optional",
    describe: "A file, a built-in name, or - for one line of JSON (default: closed)",
    names: scenarioNames,
  },
  flags,
  examples: [
    ["one trajectory", "trace closed --count 1"],
    ["its events, for a program", "trace my.yaml --seed 7 --json | head -1"],
  ],
  epilogue: "Progress in JSON events is in lattice steps; `step` says how much progress one is.",
  handler: trace,
};

async function trace(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const {
    count = 3,
    seed = "1",
    operands: [name = "closed"],
  } = args;
  const { scenarioSources } = await import("./scenario-source.ts");
  const [source, ...others] = await scenarioSources([name], args.set, terminal);
  if (others.length > 0) {
    const problem = `must be one scenario, but here are ${others.length + 1}`;
    throw new ScenarioError({ path: "", problem, place: { file: name } });
  }
  const scenario = source.read();
  const { traces } = await import("../montecarlo/trace.ts");
  const { describeTrace } = await import("../montecarlo/describe-trace.ts");
  const drawn = await failingAt(source.label, () => traces(scenario, { seed, count }));
  if (!args.json) print(terminal, `${scenario.name}\n`);
  for (const one of drawn) {
    if (args.json)
      terminal.out(`${JSON.stringify({ scenario: scenario.name, step: scenario.step, ...one })}\n`);
    else print(terminal, `${describeTrace(scenario, one).join("\n")}\n`);
  }
}
