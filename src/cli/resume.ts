import type { Arguments, Command } from "./command.ts";
import { flagError } from "./common-flags.ts";
import { runCommand } from "./run.ts";
import { storeOf } from "./store-of.ts";
import { studySource } from "./study-source.ts";
import type { Terminal } from "./terminal.ts";

export const resumeCommand: Command<typeof runCommand.flags> = {
  ...runCommand,
  describe: "Go on with a run that was stopped: run, but only where something is kept",
  examples: [["what Ctrl-C left", "resume my-study.yaml"]],
  epilogue:
    "`run` goes on as well; this never begins by mistake, as in another folder or with another --out.",
  handler: resume,
};

async function resume(args: Arguments<typeof runCommand.flags>, terminal: Terminal): Promise<void> {
  const { parseShard } = await import("../store/shard.ts");
  const source = await studySource(args);
  const store = storeOf(args.store, source, args.shard === undefined ? null : parseShard(args.shard));
  if (store === null || !(await store.isThere())) {
    const place = store === null ? "" : `, and ${store.name} is not there`;
    throw flagError(
      "store",
      `must be there to go on from, but nothing is kept${place}`,
      "tautline run begins",
    );
  }
  await runCommand.handler(args, terminal);
}
