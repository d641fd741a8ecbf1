import type { Arguments, Command, Flags } from "./command.ts";
import { json } from "./common-flags.ts";
import { studyFlags, studyOperand } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...studyFlags,
  json: json("Print one JSON object: cell, coordinates, answers with key, id, state, …"),
} as const satisfies Flags;

export const explainCommand: Command<typeof flags> = {
  describe: "Why a cell of a study will be computed, or will not",
  operand: {
    ...studyOperand,
    next: { name: "cell", takes: "required", describe: "Values on axes, or an identity", names: [] },
  },
  flags,
  examples: [
    ["a cell by its values", "explain my-study.yaml agent=model-1,attempts=2"],
    ["one by the column `cell` of a table", "explain my-study.yaml c1-5f0c"],
  ],
  epilogue:
    "Nothing is computed or written. The flags are those of `run`, and the store is where `run` keeps it.",
  handler: explain,
};

async function explain(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { explainCell } = await import("../store/explain-cell.ts");
  const { explainedText } = await import("./explained-text.ts");
  const { cellText, findCell } = await import("../study/find-cell.ts");
  const { keptStudy } = await import("./kept-study.ts");
  const { study, design, store, path, where } = await keptStudy(args);
  try {
    const cell = findCell(design, args.operands[1]);
    const answers = await explainCell(design, cell, store);
    const { identity, coordinates } = cell;
    const said = { study: study.name, store: path, cell: identity, coordinates, answers };
    if (args.json) return terminal.print(JSON.stringify(said));
    terminal.print(`${study.name}: ${cellText(cell)}  ${identity}  (${where})`);
    for (const answer of answers) terminal.print(explainedText(answer));
  } finally {
    await store.close();
  }
}
