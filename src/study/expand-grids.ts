import { areRivals } from "../input/apply-set.ts";
import { type KeyPath, keyPathText, parseKeyPath } from "../input/key-path.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { ScenarioError } from "../model/errors.ts";
import { expandAxis } from "./expand-axis.ts";
import type { Axis, AxisValue, Study } from "./study.ts";
import type { GridInput } from "./study-schema.ts";

/**
 * The grid of a study, or the several ones of a study whose axes do not go with one another everywhere: chunks of 10 may be
 * scaffolded 24 times, chunks of 25 only nine times.
 *
 * Errors: those of `expandAxis`; ScenarioError for what would let rows bear labels that were not used, or the same labels
 * twice: axes that change the same part of the scenario, grids of other axes, with other meanings of a label, or with a cell
 * that another grid has.
 */
export function expandGrids(input: GridInput | readonly GridInput[]): Pick<Study, "axes" | "grids"> {
  const inputs: readonly GridInput[] = Array.isArray(input) ? input : [input];
  const grids = inputs.map((grid, number) =>
    Object.entries(grid).map(([name, values]) => expandAxis(name, values, axisPath(inputs, number, name))),
  );
  grids.forEach((grid, number) => {
    rejectSharedPaths(grid, (name) => axisPath(grids, number, name));
    rejectOtherAxes(grid, grids[0], number);
    rejectSharedCells(grid, grids.slice(0, number));
  });
  return { grids, axes: grids[0].map((_, i) => unitedAxis(grids.map((grid) => grid[i]))) };
}

/** Where an axis stands in the file: below `axes`, or in one of several grids there. */
export const axisPath = (grids: readonly unknown[], grid: number, name: string): KeyPath =>
  grids.length > 1 ? ["axes", grid, name] : ["axes", name];

function rejectSharedPaths(grid: readonly Axis[], at: (name: string) => KeyPath): void {
  const all = grid.flatMap(({ name, values }) => {
    const paths = new Set(values.flatMap(({ set }) => Object.keys(set)));
    return [...paths].map((path) => ({ name, path }));
  });
  for (const [i, one] of all.entries()) {
    for (const other of all.slice(0, i)) {
      const problem = one.name === other.name ? undefined : clashOf(one, other);
      if (problem !== undefined)
        throw new ScenarioError({ path: keyPathText(at(one.name)), problem, hint: wayOut });
    }
  }
}

const wayOut =
  "two axes must change different parts of the scenario: name parts beside one another, as harness.semantics.preset and " +
  "harness.semantics.keep, or give one axis values with a label and what they set";

interface Setting {
  readonly name: string;
  readonly path: string;
}

/** Why two axes cannot both change the scenario; undefined when they can. */
function clashOf(one: Setting, other: Setting): string | undefined {
  const [a, b] = [one.path, other.path].map((path) => parseKeyPath(path) ?? [path]);
  const sets = (inner: Setting, why: string, outer: Setting) =>
    `${inner.name} sets ${inner.path}, which ${why} ${outer.path}, set by ${outer.name}`;
  const shared = a.every((part, i) => i >= b.length || part === b[i]);
  if (shared && a.length === b.length) return `${one.name} and ${other.name} both set ${keyPathText(a)}`;
  if (shared) return a.length > b.length ? sets(one, "is inside", other) : sets(other, "is inside", one);
  return areRivals(a, b) ? sets(one, "does not go with", other) : undefined;
}

function rejectOtherAxes(grid: readonly Axis[], first: readonly Axis[], number: number): void {
  const [names, expected] = [grid, first].map((axes) => axes.map(({ name }) => name).join(", "));
  if (names === expected) return;
  const problem = `every grid must have the same axes in the same order, ${expected}, but this one has ${names}`;
  throw new ScenarioError({ path: keyPathText(["axes", number]), problem });
}

function rejectSharedCells(grid: readonly Axis[], before: readonly (readonly Axis[])[]): void {
  for (const [earlier, other] of before.entries()) {
    const shared = grid.map(({ values }, i) => {
      const labels = new Set(other[i].values.map(({ label }) => label));
      return values.find(({ label }) => labels.has(label));
    });
    if (shared.includes(undefined)) continue;
    const cell = shared.map((value, i) => `${grid[i].name} ${value?.label}`).join(", ");
    const problem = `each cell must stand in one grid, but ${cell} stands in axes[${earlier}] too`;
    throw new ScenarioError({ path: keyPathText(["axes", before.length]), problem });
  }
}

/** Errors: ScenarioError for a label with which grids set different things. */
function unitedAxis(same: readonly Axis[]): Axis {
  const byLabel = new Map<unknown, AxisValue>();
  for (const [number, { name, values }] of same.entries()) {
    for (const value of values) {
      const known = byLabel.get(value.label) ?? value;
      byLabel.set(value.label, known);
      if (known === value || canonicalJson(known.set) === canonicalJson(value.set)) continue;
      const problem = `a label must mean the same in every grid, but ${JSON.stringify(value.label)} does not`;
      throw new ScenarioError({ path: keyPathText(axisPath(same, number, name)), problem });
    }
  }
  return { name: same[0].name, values: [...byLabel.values()] };
}
