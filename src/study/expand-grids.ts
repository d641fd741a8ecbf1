import { type KeyPath, keyPathText } from "../input/key-path.ts";
import { ScenarioError } from "../model/errors.ts";
import { type AxisInput, expandAxis } from "./expand-axis.ts";
import type { Axis } from "./study.ts";

/** The axes of one grid as a study file writes them. */
export type GridInput = Readonly<Record<string, AxisInput>>;

/** Grids that together are a study's cells, and the axes they share with the values of all of them. */
interface Grids {
  readonly axes: readonly Axis[];
  readonly grids: readonly (readonly Axis[])[];
}

/**
 * The grid of a study, or the several ones of a study whose axes do not go with one another everywhere: chunks of 10 may be
 * scaffolded 24 times, chunks of 25 only nine times.
 *
 * Errors: those of `expandAxis`; ScenarioError at `axes[i]` for a grid whose axes are not those of the first, in their order.
 */
export function expandGrids(input: GridInput | readonly GridInput[]): Grids {
  const inputs = isList(input) ? input : [input];
  const grids = inputs.map((grid, number) =>
    Object.entries(grid).map(([name, values]) => expandAxis(name, values, axisPath(inputs, number, name))),
  );
  grids.forEach((grid, number) => {
    rejectOtherAxes(grid, grids[0], number);
  });
  return { grids, axes: grids[0].map((_, i) => unitedAxis(grids.map((grid) => grid[i]))) };
}

/** Where an axis stands in the file: below `axes`, or in one of several grids there. */
export const axisPath = (grids: readonly unknown[], grid: number, name: string): KeyPath =>
  grids.length > 1 ? ["axes", grid, name] : ["axes", name];

const isList = (input: GridInput | readonly GridInput[]): input is readonly GridInput[] =>
  Array.isArray(input);

function rejectOtherAxes(grid: readonly Axis[], first: readonly Axis[], number: number): void {
  const [names, expected] = [grid, first].map((axes) => axes.map(({ name }) => name).join(", "));
  if (names === expected) return;
  throw new ScenarioError({
    path: keyPathText(["axes", number]),
    problem: `every grid must have the same axes in the same order, ${expected}, but this one has ${names}`,
  });
}

function unitedAxis(same: readonly Axis[]): Axis {
  const byLabel = new Map(same.flatMap(({ values }) => values).map((value) => [value.label, value]));
  return { name: same[0].name, values: [...byLabel.values()] };
}
