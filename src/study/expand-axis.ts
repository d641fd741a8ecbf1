import { type KeyPath, keyPathText, parseKeyPath } from "../input/key-path.ts";
import { isMapping } from "../input/mapping.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Scalar } from "../stats/table.ts";
import { expandRange, type Refuse } from "./expand-range.ts";
import type { Axis, AxisValue } from "./study.ts";
import type { ValuesInput } from "./study-schema.ts";

/** Names for the paths that studies sweep most. */
export const shortNames: Readonly<Record<string, string>> = {
  agent: "pool",
  pool: "pool",
  goal: "task.goal",
  budget: "task.budget",
  subgoals: "harness.decomposition.subgoals",
  chunk: "harness.decomposition.chunk",
  scaffolded: "harness.decomposition.scaffolded",
  chunks: "harness.decomposition.chunks",
  tolerance: "harness.tolerance",
  horizon: "harness.horizon",
  attempts: "harness.attempts",
  guidance: "harness.guidance",
  strength: "harness.guidance[0].strength",
  verification: "harness.verification",
  carryOver: "harness.semantics.tail.carryOver",
  semantics: "harness.semantics",
};

/**
 * The values of an axis in order, each with what it sets, or the formula that it follows. The axis name is a path into the
 * scenario (harness.attempts, pool[0].sd), or one of the short names; values that say themselves what they set may have any
 * name.
 *
 * Errors: ScenarioError at `at` (`axes.NAME`) for a name that is neither, a range that cannot be, or a label that stands
 * twice.
 */
export function expandAxis(name: string, input: ValuesInput | string, at: KeyPath = ["axes", name]): Axis {
  const refuse: Refuse = (problem, hint) => {
    throw new ScenarioError({ path: keyPathText(at), problem, hint });
  };
  if (typeof input === "string")
    return { name, values: [], follows: { path: pathOf(name, refuse), formula: input } };
  const values = valuesOf(name, input, refuse);
  const seen = new Set<Scalar>();
  for (const { label } of values) {
    if (seen.has(label)) refuse(`each value must stand once, but ${JSON.stringify(label)} stands twice`);
    seen.add(label);
  }
  return { name, values };
}

/** The values of one axis of a bundle, where a value may stand again beside another one. Errors: those of `expandAxis`. */
export function expandAlong(name: string, input: ValuesInput, at: KeyPath): Axis {
  return {
    name,
    values: valuesOf(name, input, (problem, hint) => {
      throw new ScenarioError({ path: keyPathText(at), problem, hint });
    }),
  };
}

function valuesOf(name: string, input: ValuesInput, refuse: Refuse): readonly AxisValue[] {
  const written = "from" in input ? expandRange(input, refuse) : input;
  const values = written.map((value) => (isMapping(value) ? value : plainValue(name, value, refuse)));
  // Names that look like numbers would change their place in a row.
  if (!/^[A-Za-z]/.test(name))
    refuse(`the name of an axis must begin with a letter, but is ${JSON.stringify(name)}`);
  const wrong = values.flatMap(({ set }) => Object.keys(set)).find((path) => depthOf(path) === 0);
  if (wrong !== undefined)
    refuse(`set must hold paths into the scenario, but ${JSON.stringify(wrong)} is none`, "as in pool[0].sd");
  return values;
}

const depthOf = (path: string): number => parseKeyPath(path)?.length ?? 0;

/** The path that an axis of plain values sets. */
function pathOf(name: string, refuse: Refuse): string {
  const path = Object.hasOwn(shortNames, name) ? shortNames[name] : depthOf(name) > 1 ? name : undefined;
  if (path !== undefined) return path;
  return refuse(
    `an axis must be a path into the scenario or a known name, but ${JSON.stringify(name)} is neither`,
    `known names: ${Object.keys(shortNames).join(", ")}; or give each value a label and what it sets`,
  );
}

/** A list of plain values is called by them: "model-1 + model-2". */
function plainValue(name: string, value: Scalar | readonly unknown[], refuse: Refuse): AxisValue {
  const called = (one: unknown) => (typeof one === "object" ? JSON.stringify(one) : String(one));
  const label = Array.isArray(value) ? value.map(called).join(" + ") : (value as Scalar);
  return { label, set: { [pathOf(name, refuse)]: value } };
}
