import { unknownName } from "../input/nearest-name.ts";
import { shownText } from "../model/shown-value.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import type { Terminal } from "./terminal.ts";

/** What can be begun, and the command that takes it. */
const kinds = { study: "run", scenario: "evaluate" } as const;
type Kind = keyof typeof kinds;
const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

export const newCommand: Command = {
  describe: "Write a commented study or scenario that runs as it is, to start from",
  operand: {
    name: "kind",
    takes: "required",
    describe: "study or scenario",
    names: Object.keys(kinds),
    // Nothing is offered, so that the shell offers folders.
    next: {
      name: "file",
      takes: "optional",
      describe: "The file to write (default: my-study.yaml, my-scenario.yaml)",
      names: [],
    },
  },
  flags: {},
  examples: [
    ["a study to change and run", "new study"],
    ["a scenario under another name", "new scenario boaster.yaml"],
  ],
  epilogue: "A file that is there already is never written over.",
  handler: begin,
};

async function begin({ operands }: Arguments<Flags>, terminal: Terminal): Promise<void> {
  const [kind, file = `my-${kind}.yaml`] = operands;
  if (!isKind(kind))
    throw unknownName(`there is no new ${shownText(kind)}; known kinds`, kind, Object.keys(kinds), "new");
  const { writeStarter } = await import("../node/write-starter.ts");
  writeStarter(kind, file);
  terminal.print(`Written: ${file}\nNow change it, and: tautline ${kinds[kind]} ${file}`);
}
