import { ScenarioError } from "../model/errors.ts";
import type { Experiment } from "../node/experiments.ts";
import type { Operand } from "./command.ts";

/** Flags and names that several commands share. */
export const seed = { kind: "text", describe: "Names the random streams (default 1)" } as const;

export const sets = {
  kind: "repeated",
  describe: "path=value: change a key of every scenario; may be repeated",
} as const;

export const json = (prints: string) => ({ kind: "switch", describe: prints }) as const;

export const scenarioOperand = (takes: Operand["takes"], describe: string): Operand => ({
  name: takes === "any" ? "scenarios" : "scenario",
  takes,
  describe,
  names: async () => (await import("../input/builtin-scenario.ts")).builtinNames,
});

/** Names of built-in experiments that pass a test. */
export const experimentNames =
  (test: (experiment: Experiment) => boolean) => async (): Promise<readonly string[]> =>
    (await import("../node/experiments.ts"))
      .builtinExperiments()
      .filter(test)
      .map(({ study }) => study.name);

/** A mistake in a flag, said as a mistake in a file is. */
export const flagError = (name: string, problem: string, hint?: string): ScenarioError =>
  new ScenarioError({ path: `--${name}`, problem, hint });
