import type { AnyCommand } from "./command.ts";

/** Every command by its name, in the order of the help text. Only the one that is called is loaded. */
export const commands: Readonly<Record<string, () => Promise<AnyCommand>>> = {
  evaluate: async () => (await import("./evaluate.ts")).evaluateCommand,
  compare: async () => (await import("./compare.ts")).compareCommand,
  new: async () => (await import("./new.ts")).newCommand,
  trace: async () => (await import("./trace.ts")).traceCommand,
  run: async () => (await import("./run.ts")).runCommand,
  worker: async () => (await import("./worker.ts")).workerCommand,
  resume: async () => (await import("./resume.ts")).resumeCommand,
  decide: async () => (await import("./decide.ts")).decideCommand,
  plan: async () => (await import("./plan.ts")).planCommand,
  status: async () => (await import("./status.ts")).statusCommand,
  explain: async () => (await import("./explain.ts")).explainCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  merge: async () => (await import("./merge.ts")).mergeCommand,
  gc: async () => (await import("./gc.ts")).gcCommand,
  figures: async () => (await import("./figures.ts")).figuresCommand,
  claims: async () => (await import("./claims.ts")).claimsCommand,
  allocate: async () => (await import("./allocate.ts")).allocateCommand,
  stop: async () => (await import("./stop.ts")).stopCommand,
  optimize: async () => (await import("./optimize.ts")).optimizeCommand,
  sensitivity: async () => (await import("./sensitivity.ts")).sensitivityCommand,
  schema: async () => (await import("./schema.ts")).schemaCommand,
  completion: async () => (await import("./completion.ts")).completionCommand,
};
