/** Flags and names that several commands share. */
export const seed = { kind: "text", describe: "Names the random streams (default 1)" } as const;

export const sets = {
  kind: "repeated",
  describe: "path=value: change a key of every scenario; may be repeated",
} as const;

export const json = (prints: string) => ({ kind: "switch", describe: prints }) as const;

export const scenarioNames = async (): Promise<readonly string[]> =>
  (await import("../input/builtin-scenario.ts")).builtinNames;

/** Built-in experiments; only those that draw a figure, if so asked. */
export const experimentNames = async (): Promise<readonly string[]> =>
  (await import("../node/experiments.ts")).builtinExperiments().map(({ study }) => study.name);

export const figureNames = async (): Promise<readonly string[]> =>
  (await import("../node/experiments.ts"))
    .builtinExperiments()
    .filter(({ study }) => study.figure !== null)
    .map(({ study }) => study.name);
