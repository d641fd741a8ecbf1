import { areRivals } from "../input/apply-set.ts";
import { type KeyPath, keyPathText, parseKeyPath } from "../input/key-path.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { ScenarioError } from "../model/errors.ts";
import { expandAxis } from "./expand-axis.ts";
import { expandSample, expandZip } from "./expand-bundle.ts";
import type { Axis, AxisValue, Study } from "./study.ts";
import type { AxisInput, GridInput } from "./study-schema.ts";

/**
 * The grid of a study, or the several ones of a study whose axes do not go with one another everywhere: chunks of 10 may be
 * scaffolded 24 times, chunks of 25 only nine times. The seed decides where sampled axes are looked at.
 *
 * Errors: those of `expandAxis`; ScenarioError for what would let rows bear labels that were not used, or the same labels
 * twice: axes that change the same part of the scenario, grids of other axes, with other meanings of a label, or with a cell
 * that another grid has.
 */
export function expandGrids(
  input: GridInput | readonly GridInput[],
  seed = "",
): Pick<Study, "axes" | "grids"> {
  const inputs: readonly GridInput[] = Array.isArray(input) ? input : [input];
  const grids = inputs.map((grid, number) =>
    Object.entries(grid).flatMap(([name, values]) =>
      expanded(name, values, axisPath(inputs, number, { name }), seed),
    ),
  );
  grids.forEach((grid, number) => {
    rejectSharedNames(grid, (axis) => axisPath(grids, number, axis));
    rejectSharedPaths(grid, (axis) => axisPath(grids, number, axis));
    rejectOtherAxes(grid, grids[0], number);
    rejectSharedCells(grid, grids.slice(0, number));
  });
  return { grids, axes: grids[0].map((_, i) => unitedAxis(grids.map((grid) => grid[i]))) };
}

function expanded(name: string, input: AxisInput, at: KeyPath, seed: string): readonly Axis[] {
  if (typeof input === "object" && "sample" in input) return expandSample(name, input, at, seed);
  if (typeof input === "object" && "zip" in input) return expandZip(name, input.zip, at);
  return [expandAxis(name, input, at)];
}

/** Where an axis stands in the file: below `axes`, or in one of several grids there, or in a bundle. */
export function axisPath(
  grids: readonly unknown[],
  grid: number,
  { name, bundle }: Pick<Axis, "name" | "bundle">,
): KeyPath {
  const own = bundle === undefined ? [name] : [bundle.name, bundle.key, name];
  return grids.length > 1 ? ["axes", grid, ...own] : ["axes", ...own];
}

/** The axes of a grid by how they move: each alone, those of a bundle together. */
export const directionsOf = (axes: readonly Axis[]): readonly (readonly Axis[])[] => [
  ...Map.groupBy(axes, ({ name, bundle }) => JSON.stringify(bundle ? [bundle.name] : name)).values(),
];

function rejectSharedNames(grid: readonly Axis[], at: (axis: Axis) => KeyPath): void {
  const repeated = grid.find(({ name }, i) => grid.slice(0, i).some((other) => other.name === name));
  if (repeated === undefined) return;
  const problem = `each axis must stand once, but ${repeated.name} stands twice`;
  throw new ScenarioError({ path: keyPathText(at(repeated)), problem });
}

function rejectSharedPaths(grid: readonly Axis[], at: (axis: Axis) => KeyPath): void {
  const all = grid.flatMap((axis) => {
    const paths = new Set(axis.values.flatMap(({ set }) => Object.keys(set)));
    return [...paths, ...(axis.follows ? [axis.follows.path] : [])].map((path) => ({ axis, path }));
  });
  for (const [i, one] of all.entries()) {
    for (const other of all.slice(0, i)) {
      const problem = one.axis === other.axis ? undefined : clashOf(one, other);
      if (problem !== undefined)
        throw new ScenarioError({ path: keyPathText(at(one.axis)), problem, hint: wayOut });
    }
  }
}

const wayOut =
  "two axes must change different parts of the scenario: name parts beside one another, as harness.semantics.preset and " +
  "harness.semantics.keep, or give one axis values with a label and what they set";

interface Setting {
  readonly axis: Axis;
  readonly path: string;
}

/** Why two axes cannot both change the scenario; undefined when they can. */
function clashOf(one: Setting, other: Setting): string | undefined {
  const [a, b] = [one.path, other.path].map((path) => parseKeyPath(path) ?? [path]);
  const sets = (inner: Setting, why: string, outer: Setting) =>
    `${inner.axis.name} sets ${inner.path}, which ${why} ${outer.path}, set by ${outer.axis.name}`;
  const shared = a.every((part, i) => i >= b.length || part === b[i]);
  if (shared && a.length === b.length)
    return `${one.axis.name} and ${other.axis.name} both set ${keyPathText(a)}`;
  if (shared) return a.length > b.length ? sets(one, "is inside", other) : sets(other, "is inside", one);
  return areRivals(a, b) ? sets(one, "does not go with", other) : undefined;
}

function rejectOtherAxes(grid: readonly Axis[], first: readonly Axis[], number: number): void {
  const [names, expected] = [grid, first].map((axes) => axes.map(({ name }) => name).join(", "));
  const problem = `every grid must have the same axes in the same order, ${expected}, but this one has ${names}`;
  if (names !== expected) throw new ScenarioError({ path: keyPathText(["axes", number]), problem });
  const [moves, asFirst] = [grid, first].map((axes) => axes.map(({ bundle }) => bundle?.name).join());
  if (moves === asFirst) return;
  const together = "the same axes must move together in every grid, but here others do";
  throw new ScenarioError({ path: keyPathText(["axes", number]), problem: together });
}

function rejectSharedCells(grid: readonly Axis[], before: readonly (readonly Axis[])[]): void {
  const labelsOf = (axes: readonly Axis[]) =>
    axes[0].values.map((_, i) => JSON.stringify(axes.map(({ values }) => values[i].label)));
  const moving = (axes: readonly Axis[]) => directionsOf(axes.filter(({ follows }) => !follows));
  for (const [earlier, other] of before.entries()) {
    const others = moving(other);
    const shared = moving(grid).map((axes, i) => {
      const labels = new Set(labelsOf(others[i]));
      const found = labelsOf(axes).findIndex((label) => labels.has(label));
      return axes.map(({ name, values }) => found >= 0 && `${name} ${values[found].label}`);
    });
    if (shared.flat().includes(false)) continue;
    const problem = `each cell must stand in one grid, but ${shared.flat().join(", ")} stands in axes[${earlier}] too`;
    throw new ScenarioError({ path: keyPathText(["axes", before.length]), problem });
  }
}

/** Errors: ScenarioError for a label with which grids set different things. */
function unitedAxis(same: readonly Axis[]): Axis {
  const byLabel = new Map<unknown, AxisValue>();
  for (const [number, axis] of same.entries()) {
    for (const value of axis.values) {
      const known = byLabel.get(value.label) ?? value;
      byLabel.set(value.label, known);
      if (known === value || canonicalJson(known.set) === canonicalJson(value.set)) continue;
      const problem = `a label must mean the same in every grid, but ${JSON.stringify(value.label)} does not`;
      throw new ScenarioError({ path: keyPathText(axisPath(same, number, axis)), problem });
    }
  }
  return { ...same[0], values: [...byLabel.values()] };
}
