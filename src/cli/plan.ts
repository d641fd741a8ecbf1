import type { PlannedAxis, StudyPlan } from "../node/plan-study.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { json } from "./common-flags.ts";
import { bytesText, durationText, meanText } from "./number-text.ts";
import { changedStudy, changeFlags, studyOperand } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";
import { indentedColumns } from "./text-columns.ts";

const flags = { ...changeFlags, json: json("Print one JSON object") } as const satisfies Flags;

export const planCommand: Command<typeof flags> = {
  describe: "What an experiment will ask and what that will take, before it is run",
  operand: studyOperand,
  flags,
  examples: [
    ["a built-in study", "plan granularity"],
    ["a study of your own, with a million trials", "plan my-study.yaml --trials 1e6"],
  ],
  epilogue:
    "Nothing is written. Cells are counted; time and size are estimated from a few of them, chosen by the seed, which are " +
    "asked for about two seconds: they differ between machines. `run` checks every cell before it asks the first.",
  handler: plan,
};

async function plan(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { planStudy } = await import("../node/plan-study.ts");
  const { study } = await changedStudy(args);
  const planned = await planStudy(study);
  if (args.json) terminal.print(JSON.stringify({ study: study.name, ...planned }));
  else if (study.table !== null)
    terminal.print(`${study.name}: the rows stand in ${study.table}; nothing is computed`);
  else terminal.print(planText(study.name, planned));
}

function planText(name: string, planned: StudyPlan): string {
  const { axes, cells, combinations, measurements, evaluations, trials, until, allTrials, estimate } =
    planned;
  const most = until === null ? "" : " at most";
  const left = combinations - cells;
  const asked =
    measurements.length > 1 ? ` × ${measurements.length} = ${meanText(evaluations)} evaluations` : "";
  const between = estimate.secondsBetween?.map(durationText).join(" to ");
  return [
    `${name}: ${meanText(cells)} cells${left > 0 ? ` (where leaves out ${meanText(left)} of ${meanText(combinations)})` : ""}`,
    ...indentedColumns(axes.map(axisLine)),
    "",
    `asked     ${measurements.join(", ")}${asked}`,
    ...(trials === null
      ? []
      : [`trials    ${meanText(trials)} for each cell${most}, ${meanText(allTrials ?? 0)} in all`]),
    `time      about ${durationText(estimate.seconds)} on one core${between ? ` (${between})` : ""}`,
    `result    ${meanText(estimate.rows)} rows, about ${bytesText(estimate.fileBytes)} of data`,
    `memory    about ${bytesText(estimate.memoryBytes)}`,
    "",
    `Time and size are estimated from ${estimate.measured} of the cells, asked just now.`,
  ].join("\n");
}

const axisLine = ({ name, values, first, last, formula, with: bundle }: PlannedAxis): readonly string[] => [
  name,
  values === null ? "" : `${values}`,
  formula ?? (values === 1 ? `${first}` : `${first} … ${last}`),
  bundle === null ? "" : `with ${bundle}`,
];
