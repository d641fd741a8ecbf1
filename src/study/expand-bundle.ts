import { type KeyPath, keyPathText } from "../input/key-path.ts";
import { ScenarioError } from "../model/errors.ts";
import { latinHypercube } from "../random/latin-hypercube.ts";
import { mostSobolDimensions, sobolPoints } from "../random/sobol.ts";
import { expandAlong } from "./expand-axis.ts";
import { between } from "./expand-range.ts";
import type { Axis, AxisValue } from "./study.ts";
import type { RangeInput, SampleInput, ValuesInput } from "./study-schema.ts";

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
  const refuse = (problem: string) => refused([...at, "zip"], problem);
  if (axes.length === 0) refuse(noAxis);
  const lengths = axes.map((axis) => `${axis.name} ${axis.values.length}`);
  if (axes.some(({ values }) => values.length !== axes[0].values.length))
    refuse(`axes that move together must have equally many values, but have ${lengths.join(", ")}`);
  const repeated = repeatedIn(axes);
  if (repeated.length > 0)
    refuse(`each combination must stand once, but ${labelsAt(axes, repeated[0])} stands twice`);
  return axes;
}

/**
 * Axes whose values are taken together at points spread over all of them; points that come to the same values stand once.
 *
 * The seed and the names decide the points. Errors: those of an axis; ScenarioError for more axes than a Sobol sequence has
 * here.
 */
export function expandSample(
  name: string,
  { sample, points, over }: SampleInput,
  at: KeyPath,
  seed: string,
): readonly Axis[] {
  const names = Object.keys(over);
  const bundle = { name, key: "over" } as const;
  if (names.length === 0) refused([...at, "over"], noAxis);
  if (sample === "sobol" && names.length > mostSobolDimensions) {
    const problem = `a Sobol sample must have at most ${mostSobolDimensions} axes, but has ${names.length}`;
    refused([...at, "over"], problem, "use latin-hypercube");
  }
  const spread = sample === "sobol" ? sobolPoints : latinHypercube;
  const shares = spread(points, names, seed);
  const axes = names.map((axis, i) => {
    const values = valuesAtShares(axis, over[axis], shares[i], [...at, "over", axis]);
    return { name: axis, values, bundle };
  });
  const again = new Set(repeatedIn(axes));
  return axes.map((axis) => ({ ...axis, values: axis.values.filter((_, i) => !again.has(i)) }));
}

/** The values of one axis at shares of the way through them. Errors: those of an axis. */
export function valuesAtShares(
  name: string,
  input: ValuesInput,
  shares: readonly number[],
  at: KeyPath,
): readonly AxisValue[] {
  if ("from" in input && input.step === undefined && input.points === undefined) {
    if (input.from >= input.to)
      refused(at, `from must be below to, but they are ${input.from} and ${input.to}`);
    if (input.scale === "log" && input.from <= 0)
      refused(at, `a log range must begin above 0, but begins at ${input.from}`);
    return expandAlong(name, shares.map(somewhereIn(input)), at).values;
  }
  const { values } = expandAlong(name, input, at);
  return shares.map((share) => values[Math.floor(share * values.length)]);
}

/** Whole numbers have half a step on either side of them. */
function somewhereIn({ from, to, scale, whole }: RangeInput): (share: number) => number {
  if (!whole) return between(from, to, scale);
  const [low, high] = [Math.ceil(from), Math.floor(to)];
  const inside = between(low - 0.5, high + 0.5, scale);
  return (share) => Math.min(high, Math.max(low, Math.round(inside(share)))) + 0;
}

const labelsAt = (axes: readonly Axis[], i: number): string =>
  JSON.stringify(axes.map(({ values }) => values[i].label));

/** The places of combinations that stood before. */
function repeatedIn(axes: readonly Axis[]): readonly number[] {
  const seen = new Set<string>();
  return [...axes[0].values.keys()].filter((i) => seen.size === seen.add(labelsAt(axes, i)).size);
}

const noAxis = "must hold at least one axis, but is an empty mapping";

function refused(at: KeyPath, problem: string, hint?: string): never {
  throw new ScenarioError({ path: keyPathText(at), problem, hint });
}
