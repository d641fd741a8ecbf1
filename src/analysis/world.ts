import { builtinWorlds } from "../input/builtin.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import type { Scenario } from "../model/scenario.ts";

/**
 * Where statements are asked: a scenario as a file would write it. Its task, budgets and semantics count; agents,
 * decompositions and guidance are those of the studies that statements read.
 */
export interface World {
  readonly name: string;
  readonly words: string;
  readonly scenario: ScenarioInput;
}

/** The worlds of the claims × semantics matrix, the canonical one first. */
export const worlds: readonly World[] = Object.entries(builtinWorlds).map(([name, { words, scenario }]) => ({
  name,
  words,
  // Constants are readonly throughout; a scenario's schema gives lists that may be written to.
  scenario: scenario as unknown as ScenarioInput,
}));

/** Whether the pass rate is a product over stages that know nothing of one another: what most theorems ask. */
export const hasIndependentStages = ({ semantics: { anchor, pass }, budget }: Scenario): boolean =>
  anchor === "relative" && pass === "strict" && budget === Number.POSITIVE_INFINITY;
