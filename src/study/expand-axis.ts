import { type KeyPath, keyPathText, parseKeyPath } from "../input/key-path.ts";
import { isMapping } from "../input/mapping.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Scalar } from "../stats/table.ts";
import type { Axis, AxisValue } from "./study.ts";
import type { AxisInput } from "./study-schema.ts";

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

/** More values than this on one axis are refused: a range with a slip in its step. */
const valueLimit = 100_000;

/**
 * The values of an axis in order, each with what it sets. The axis name is a path into the scenario (harness.attempts,
 * pool[0].sd), or one of the short names; values that say themselves what they set may have any name.
 *
 * Errors: ScenarioError at `at` (`axes.NAME`) for a name that is neither, a range that holds nothing, or a label that stands
 * twice.
 */
export function expandAxis(name: string, input: AxisInput, at: KeyPath = ["axes", name]): Axis {
  const refuse: Refuse = (problem, hint) => {
    throw new ScenarioError({ path: keyPathText(at), problem, hint });
  };
  const written = "from" in input ? rangeOf(input, refuse) : input;
  const values = written.map((value) => (isMapping(value) ? value : plainValue(name, value, refuse)));
  // Names that look like numbers would change their place in a row.
  if (!/^[A-Za-z]/.test(name))
    refuse(`the name of an axis must begin with a letter, but is ${JSON.stringify(name)}`);
  const wrong = values.flatMap(({ set }) => Object.keys(set)).find((path) => depthOf(path) === 0);
  if (wrong !== undefined)
    refuse(`set must hold paths into the scenario, but ${JSON.stringify(wrong)} is none`, "as in pool[0].sd");
  const seen = new Set<Scalar>();
  for (const { label } of values) {
    if (seen.has(label)) refuse(`each value must stand once, but ${JSON.stringify(label)} stands twice`);
    seen.add(label);
  }
  return { name, values };
}

type Refuse = (problem: string, hint?: string) => never;

const depthOf = (path: string): number => parseKeyPath(path)?.length ?? 0;

/** A list of plain values is called by them: "model-1 + model-2". */
function plainValue(name: string, value: Scalar | readonly unknown[], refuse: Refuse): AxisValue {
  const path = Object.hasOwn(shortNames, name) ? shortNames[name] : depthOf(name) > 1 ? name : undefined;
  if (path === undefined)
    refuse(
      `an axis must be a path into the scenario or a known name, but ${JSON.stringify(name)} is neither`,
      `known names: ${Object.keys(shortNames).join(", ")}; or give each value a label and what it sets`,
    );
  const called = (one: unknown) => (typeof one === "object" ? JSON.stringify(one) : String(one));
  const label = Array.isArray(value) ? value.map(called).join(" + ") : (value as Scalar);
  return { label, set: { [path]: value } };
}

/** Both ends count; values have the decimals of the start and the step, for sums of binary fractions drift. */
function rangeOf(
  { from, to, step = 1 }: Extract<AxisInput, { from: number }>,
  refuse: Refuse,
): readonly number[] {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  const held = `from ${from} to ${to} in steps of ${step} holds ${Math.max(0, count)}`;
  if (count < 1 || count > valueLimit) refuse(`a range must hold 1 to ${valueLimit} values, but ${held}`);
  const decimals = Math.max(decimalsOf(from), decimalsOf(step));
  // Adding 0 makes 0 of −0.
  return Array.from({ length: count }, (_, i) => Number((from + i * step).toFixed(decimals)) + 0);
}

/** How many decimals a number is written with, up to the 100 that can be asked for: 2 for 0.25, 10 for 1e-10. */
function decimalsOf(value: number): number {
  const [digits, exponent = "0"] = String(value).split("e");
  return Math.min(100, Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent)));
}
