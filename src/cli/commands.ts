import type { CommandModule } from "yargs";
import type { Terminal } from "./terminal.ts";

// biome-ignore lint/suspicious/noExplicitAny: every command has arguments of its own.
export type AnyCommand = CommandModule<object, any>;

/** A command that is not loaded yet: how it is called, and what help says of it. */
export interface KnownCommand {
  readonly usage: string;
  readonly describe: string;
  readonly load: (terminal: Terminal) => Promise<AnyCommand>;
}

/** Every command by its name. Only the one that is called is loaded. */
export const commands: Readonly<Record<string, KnownCommand>> = {
  evaluate: {
    usage: "evaluate [scenarios..]",
    describe: "How often a scenario passes, how far it ends off, and what it costs",
    load: async (terminal) => (await import("./evaluate.ts")).evaluateCommand(terminal),
  },
  trace: {
    usage: "trace [scenario]",
    describe: "A few whole trajectories, action by action",
    load: async (terminal) => (await import("./trace.ts")).traceCommand(terminal),
  },
  run: {
    usage: "run <experiment>",
    describe: "Run an experiment: every cell of its grid, the table, and the figure",
    load: async (terminal) => (await import("./run.ts")).runCommand(terminal),
  },
  figures: {
    usage: "figures [names..]",
    describe: "List the built-in figures, or remake them from nothing",
    load: async (terminal) => (await import("./figures.ts")).figuresCommand(terminal),
  },
  claims: {
    usage: "claims",
    describe: "Every statement of the theory with its verdict: holds, holds with exceptions, or fails",
    load: async (terminal) => (await import("./claims.ts")).claimsCommand(terminal),
  },
  allocate: {
    usage: "allocate <scenario>",
    describe: "The best split of a total number of attempts over a scenario's stages",
    load: async (terminal) => (await import("./allocate.ts")).allocateCommand(terminal),
  },
  stop: {
    usage: "stop <scenario>",
    describe: "How many chunks of a size to scaffold, and by how much that wins",
    load: async (terminal) => (await import("./stop.ts")).stopCommand(terminal),
  },
  schema: {
    usage: "schema",
    describe: "The JSON Schema of scenario files, for editors",
    load: async (terminal) => (await import("./schema.ts")).schemaCommand(terminal),
  },
};
