import { relative } from "node:path";
import { cwd } from "node:process";
import type { Arguments, Command, Flags } from "./command.ts";
import { json } from "./common-flags.ts";
import { studyFlags, studyOperand, studySource } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  out: studyFlags.out,
  cells: { kind: "count", most: 1_000_000, describe: "How many cells to compute again (default 10)" },
  seed: { kind: "text", describe: "Names the draw of the cells (default 1)" },
  json: json("Print one JSON object: cells, verified, rows, folder"),
} as const satisfies Flags;

export const verifyCommand: Command<typeof flags> = {
  describe: "Compute random cells of a stored result again, and compare every byte",
  operand: studyOperand,
  flags,
  examples: [
    ["ten cells of a pinned figure", "verify granularity"],
    ["other cells of a result of your own, and more", "verify my-study.yaml --out try --cells 100 --seed 2"],
  ],
  epilogue:
    "Cells are computed from nothing, whatever a store holds, with the trials, the seed and the engines that the result was made " +
    "with. The exit code is 2 when the result does not come out the same.",
  handler: verify,
};

async function verify(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { verifyResult } = await import("../node/verify-result.ts");
  const { progressOf } = await import("./progress.ts");
  const asked = {
    ...args,
    store: undefined,
    trials: undefined,
    until: undefined,
    seed: undefined,
    engine: [],
  };
  const { experiment, study, folder } = await studySource(asked);
  const progress = await progressOf(study.name, "cells", terminal);
  const options = { cells: args.cells ?? 10, seed: args.seed ?? "1", onCell: progress.update };
  const found = await verifyResult(experiment, folder, options).finally(progress.stop);
  if (args.json) return terminal.print(JSON.stringify({ study: study.name, folder, ...found }));
  const { cells, verified, rows } = found;
  const where = relative(cwd(), folder) || ".";
  terminal.print(
    `${study.name}: ${verified} of ${cells} cells (${rows} rows) come out as they are in ${where}`,
  );
}
