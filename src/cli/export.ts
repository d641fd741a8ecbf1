import { relative, resolve } from "node:path";
import { cwd } from "node:process";
import type { Arguments, Command, Flags } from "./command.ts";
import { json } from "./common-flags.ts";
import { studyFlags, studyOperand } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...studyFlags,
  json: json("Print one JSON object: file, rows, cells, evaluations, kept, missing, …"),
} as const satisfies Flags;

export const exportCommand: Command<typeof flags> = {
  describe: "Write what is computed of a study as CSV, JSON Lines or Parquet",
  operand: {
    ...studyOperand,
    // Nothing is offered, so that the shell offers files.
    next: { name: "file", takes: "required", describe: "Ends in .csv, .jsonl or .parquet", names: [] },
  },
  flags,
  examples: [
    ["for pandas, R or DuckDB", "export my-study.yaml rows.parquet"],
    ["what a part has so far", "export my-study.yaml part.csv --store my-study/store-3-of-16.sqlite"],
  ],
  epilogue:
    "Rows come from the store where `run` keeps its answers, in the order of data.csv; nothing is computed, and what is missing is said. " +
    "In Parquet every number is a double. A file that is there is replaced.",
  handler: exported,
};

async function exported(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { exportRows } = await import("../node/export-rows.ts");
  const { keptStudy } = await import("./kept-study.ts");
  const { study, design, store } = await keptStudy(args, { mustExist: true });
  const file = resolve(args.operands[1]);
  const made = await exportRows(study.name, design, store, file).finally(() => store.close());
  if (args.json) terminal.print(JSON.stringify({ study: study.name, file, ...made }));
  else terminal.print(`${made.rows} rows in ${relative(cwd(), file)}`);
  if (made.missing > 0)
    terminal.complain(
      `${made.missing} of ${made.evaluations} evaluations are missing from it: tautline run computes them`,
    );
}
