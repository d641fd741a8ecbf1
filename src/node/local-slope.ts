import { exactFigures } from "../exact/evaluate-exactly.ts";
import { valueAt } from "../input/apply-set.ts";
import { type KeyPath, keyPathText } from "../input/key-path.ts";
import { isWholeAt } from "../input/keys-at.ts";
import { onWorld } from "../input/on-world.ts";
import { resolveScenario } from "../input/resolve-scenario.ts";
import { type ScenarioInput, scenarioSchema } from "../input/scenario-schema.ts";
import { outcomeRow } from "../measurements/outcome-row.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import { namedPath } from "../study/named-path.ts";
import type { ValuesInput } from "../study/study-schema.ts";

/** How what comes out changes with one input where the scenario is. */
export interface LocalSlope {
  /** What the scenario has there; null for what is no number. */
  readonly own: number | null;
  /** Per unit of the input, from one place to another on both sides of it; null where there is none. */
  readonly slope: { readonly perUnit: number; readonly from: number; readonly to: number } | null;
}

/** What is asked of an outcome. */
export type Worth = (row: Row) => number | null;

/**
 * The slope along one input of a scenario, as its data say it: the difference between two neighbours, as near as the input has them: 1
 * for what is whole, a step of the lattice for what measures progress on one, a thousandth of the range for all else. At an end
 * of the range the scenario itself is one of them. There is none for words and lists, and where the scenario lies outside.
 *
 * Errors: those of a scenario that cannot be.
 */
export function localSlope(name: string, values: ValuesInput, data: object, worth: Worth): LocalSlope {
  const path = namedPath(name);
  const scenario = resolveScenario(data as ScenarioInput);
  const own = valueAt(onWorld(data), path) ?? defaultAt(path, scenario);
  if (typeof own !== "number") return { own: null, slope: null };
  const range = rangeOf(values);
  if (range === null || own < range.from || own > range.to) return { own, slope: null };
  const step = stepAt(path, scenario, range);
  const [from, to] = [Math.max(range.from, own - step), Math.min(range.to, own + step)];
  const at = (value: number): number | null => {
    const sets = [{ path, value, place: { file: name } }];
    const changed = resolveScenario(data as ScenarioInput, { sets });
    return worth({ [name]: value, ...outcomeRow(exactFigures(changed), "exact", null) });
  };
  const [low, high] = from < to ? [at(from), at(to)] : [null, null];
  const slope = low === null || high === null ? null : { perUnit: (high - low) / (to - from), from, to };
  return { own, slope };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangeOf(values: ValuesInput): Range | null {
  if ("from" in values) return values;
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length < values.length) return null;
  return { from: Math.min(...numbers), to: Math.max(...numbers) };
}

function stepAt(path: KeyPath, { step, continuous }: Scenario, { from, to }: Range): number {
  if (isWholeAt(scenarioSchema, path)) return 1;
  const isOnLattice = !continuous && measuresProgress.test(keyPathText(path));
  return isOnLattice ? step : (to - from) / 1000;
}

/** Amounts of progress that the lattice cuts to steps; a mean or a spread moves what is drawn from it smoothly. */
const measuresProgress =
  /^(task\.(goal|tolerance)|harness\.(tolerance|decomposition\.chunk)|pool\[\d+\]\.(min|max))$/;

/** What a scenario has where its data say nothing. */
function defaultAt(path: KeyPath, { verification, taskTolerance }: Scenario): number | undefined {
  const text = keyPathText(path);
  if (text === "harness.verification") return verification;
  if (text === "task.tolerance") return taskTolerance;
  if (/^pool\[\d+\]\.weight$/.test(text)) return 1;
  return /^pool\[\d+\]\.hallucination$|\.tail\.carryOver$/.test(text) ? 0 : undefined;
}
