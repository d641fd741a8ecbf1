import type { Arguments, Command, Flags } from "./command.ts";
import { json } from "./common-flags.ts";
import { studyFlags, studyOperand } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...studyFlags,
  json: json("Print one JSON object: cells, evaluations, kept, missing, damaged, …"),
} as const satisfies Flags;

export const statusCommand: Command<typeof flags> = {
  describe: "How much of a study is computed already, and whether what is kept is sound",
  operand: studyOperand,
  flags,
  examples: [
    ["what `run` would still have to compute", "status my-study.yaml"],
    ["of one part", "status my-study.yaml --store my-study/store-3-of-16.sqlite"],
  ],
  epilogue:
    "Nothing is computed or written. The flags are those of `run`, and the store is where `run` keeps it.",
  handler: status,
};

async function status(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { studyStatus } = await import("../store/study-status.ts");
  const { keptStudy } = await import("./kept-study.ts");
  const { study, design, store, path, where } = await keptStudy(args);
  const found = await studyStatus(design, store).finally(() => store.close());
  if (args.json) return terminal.print(JSON.stringify({ study: study.name, store: path, ...found }));
  const { cells, evaluations, kept, damaged, missing, begun } = found;
  terminal.print(`${study.name}: ${kept} of ${evaluations} evaluations (${cells} cells) are kept (${where})`);
  const goingOn = begun === 0 ? "" : `, ${begun} of them from trials that are there`;
  if (missing > 0) terminal.print(`${missing} are missing: tautline run computes them${goingOn}`);
  if (damaged > 0) terminal.print(`${damaged} are damaged: tautline run --repair computes them again`);
}
