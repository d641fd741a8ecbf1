import { evaluateExactly } from "../../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../../src/input/scenario-schema.ts";
import type { Scenario } from "../../../src/model/scenario.ts";

/** One scenario of a comparison: what is changed in the file's own, as `--set` writes it. */
export type Changes = readonly { readonly path: string; readonly value: number }[];

export type Field = "passRate" | "terminalPassRate" | "claimedRate";

/** A search for the smallest scenario against a statement. */
export interface Hunt {
  /** The file's name, without its ending. */
  readonly name: string;
  /** What the file shows, in a line or two: the statement, and why it fails here. */
  readonly says: readonly string[];
  /** Numbers that the engine does not print, of the file's own scenario. */
  readonly notes?: (scenario: Scenario) => readonly string[];
  /** In the order in which they are tried: the smallest first. */
  readonly candidates: () => readonly ScenarioInput[];
  /** The scenarios that are compared, as changes of the file's own. */
  readonly compares: (input: ScenarioInput) => readonly Changes[];
  readonly field: Field;
  readonly violates: (values: readonly number[], scenarios: readonly Scenario[]) => boolean;
}

/** What was found: the scenario, and what is compared. */
export interface Found {
  readonly input: ScenarioInput;
  readonly tried: number;
  readonly comparisons: readonly { readonly changes: Changes; readonly value: number }[];
}

/** The first candidate that violates the statement; null when none does. */
export function hunt(one: Hunt): Found | null {
  let tried = 0;
  for (const input of one.candidates()) {
    tried++;
    const compared = one.compares(input);
    const scenarios = compared.map((changes) => resolveScenario(changed(input, changes)));
    const values = scenarios.map((scenario) => evaluateExactly(scenario)[one.field]);
    if (!one.violates(values, scenarios)) continue;
    return { input, tried, comparisons: compared.map((changes, i) => ({ changes, value: values[i] })) };
  }
  return null;
}

/** The input with values put at their paths, such as `harness.guidance[0].strength`. */
function changed(input: ScenarioInput, changes: Changes): ScenarioInput {
  const copy = structuredClone(input);
  for (const { path, value } of changes) {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
    const holder = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
    (holder as Record<string, unknown>)[keys[keys.length - 1]] = value;
  }
  return copy;
}
