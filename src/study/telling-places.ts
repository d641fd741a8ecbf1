import { hasFormulas } from "./cell-rules.ts";
import { type Grid, hasFilter, movingOf } from "./drafts.ts";
import { sizeOf } from "./places.ts";
import type { Axis } from "./study.ts";

/** Paths at which a number is right or wrong by itself, whatever stands at any other path. */
const loosePaths: readonly string[] = [
  "harness.tolerance",
  "harness.verification",
  "harness.horizon",
  "harness.attempts",
  "task.tolerance",
  "task.budget",
];

/**
 * Places in the order of a study that are right only if all are: every combination of the directions that hang together, and every
 * value of those that do not with one of the combinations. Undefined for all places: where cells hang on formulas, or all directions
 * hang together.
 */
export function tellingPlaces(study: Grid): ReadonlySet<number> | undefined {
  if (hasFilter(study) || hasFormulas({ where: null, ...study })) return undefined;
  const grids = study.grids.map((axes) => movingOf(axes).map(directionOf));
  if (!grids.flat().some(({ isLoose }) => isLoose)) return undefined;
  const places = new Set<number>();
  let before = 0;
  for (const directions of grids) {
    for (const place of tellingIn(directions)) places.add(before + place);
    before += sizeOf(directions);
  }
  return places;
}

const directionOf = (moving: readonly Axis[]): Direction => ({
  length: moving[0].values.length,
  isLoose: moving.every(isLoose),
});

const isLoose = ({ values }: Axis): boolean =>
  values.every(({ set }) =>
    Object.entries(set).every(([path, value]) => loosePaths.includes(path) && typeof value === "number"),
  );

interface Direction {
  readonly length: number;
  readonly isLoose: boolean;
}

function tellingIn(directions: readonly Direction[]): readonly number[] {
  let tied: readonly number[] = [0];
  const alone: number[] = [];
  // How far apart neighbours in a direction are: the last one runs fastest.
  let apart = 1;
  for (const { length, isLoose: is } of directions.toReversed()) {
    const steps = Array.from({ length }, (_, i) => i * apart);
    if (is) for (const step of steps) alone.push(step);
    else tied = steps.flatMap((step) => tied.map((place) => step + place));
    apart *= length;
  }
  return [...tied, ...alone];
}
