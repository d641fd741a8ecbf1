import { type KeyPath, keyPathText } from "../input/key-path.ts";
import { ScenarioError } from "../model/errors.ts";
import { expandAlong } from "./expand-axis.ts";
import type { Axis } from "./study.ts";
import type { ValuesInput } from "./study-schema.ts";

/**
 * Axes that move together, value by value; `at` is `axes.NAME`. Errors: those of an axis; ScenarioError for axes of different
 * lengths, and for two values that are the same in all of them.
 */
export function expandZip(
  name: string,
  zip: Readonly<Record<string, ValuesInput>>,
  at: KeyPath,
): readonly Axis[] {
  const bundle = { name, key: "zip" } as const;
  const axes = Object.entries(zip).map(([axis, values]) => ({
    ...expandAlong(axis, values, [...at, "zip", axis]),
    bundle,
  }));
  const refuse = (problem: string) => {
    throw new ScenarioError({ path: keyPathText([...at, "zip"]), problem });
  };
  if (axes.length === 0) refuse("must hold at least one axis, but is an empty mapping");
  const lengths = axes.map((axis) => `${axis.name} ${axis.values.length}`);
  if (axes.some(({ values }) => values.length !== axes[0].values.length))
    refuse(`axes that move together must have equally many values, but have ${lengths.join(", ")}`);
  const seen = new Set<string>();
  for (const i of axes[0].values.keys()) {
    const together = JSON.stringify(axes.map(({ values }) => values[i].label));
    if (seen.has(together)) refuse(`each combination must stand once, but ${together} stands twice`);
    seen.add(together);
  }
  return axes;
}
