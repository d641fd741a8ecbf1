import { canonicalWorlds } from "../../input/builtin.ts";
import { numbersAt, textAt } from "../../stats/columns.ts";
import { isRounding } from "../../stats/compare.ts";
import { type Standing, standingOf } from "../../stats/standing.ts";
import type { Row } from "../../stats/table.ts";

/** A world, what following the advice loses in it, and the sub-goal count that is best there. */
export type AdvicePoint = Readonly<ReturnType<typeof pointOf>>;

export type AdviceFacts = Readonly<ReturnType<typeof adviceFacts>>;

/** How far behind the best is still good advice. */
export const within = 0.05;

const { harness, pool } = canonicalWorlds.closed;
/** Where the advice comes from: the canonical closed world. */
const origin = {
  semantics: harness.semantics,
  agent: pool[0],
  tolerance: harness.tolerance,
  horizon: harness.horizon,
};
const words = ["semantics", "agent"] as const;
const amounts = ["tolerance", "horizon"] as const;

/**
 * Where a granularity that is best in one world is good advice in others, from rows of the measurement `granularity-regret` over
 * semantics, agents, tolerances and horizons. A world matters when not every count of sub-goals is as good there.
 *
 * Errors: RangeError for a table without the world that the advice comes from, or in which it is not the best there.
 */
export function adviceFacts(rows: readonly Row[]) {
  const points = rows.map(pointOf);
  const base = points.find((point) => differing(point).length === 0);
  if (base === undefined || !isRounding(base.regret))
    throw new RangeError("the closed world of model-2 must be there, and what is advised best in it");
  const near = points.filter((point) => differing(point).length === 1);
  const flipped = points.filter(({ standing }) => standing === "flips");
  return {
    points,
    base,
    all: countsOf(points),
    bySemantics: [...Map.groupBy(points, ({ semantics }) => semantics)].map(([semantics, own]) => ({
      semantics,
      ...countsOf(own),
    })),
    byWord: words.map((name) => ({ name, changed: near.filter((point) => differing(point)[0] === name) })),
    byAmount: amounts.map((name) =>
      stretchOf(
        name,
        base,
        near.filter((point) => differing(point)[0] === name),
      ),
    ),
    lost: {
      mean: flipped.reduce((sum, { regret }) => sum + regret, 0) / Math.max(1, flipped.length),
      most: flipped.reduce((most, { regret }) => Math.max(most, regret), 0),
    },
  };
}

function pointOf(row: Row) {
  const numbers = numbersAt(row, "tolerance", "horizon", "bestSubgoals", "regret");
  const { successRate, bestRate, leastRate } = numbersAt(row, "successRate", "bestRate", "leastRate");
  const standing: Standing = standingOf({ own: successRate, best: bestRate, least: leastRate }, within);
  return { semantics: textAt(row, "semantics"), agent: textAt(row, "agent"), ...numbers, standing };
}

/** In what a world is not the one that the advice comes from. */
const differing = (point: AdvicePoint) =>
  [...words, ...amounts].filter((name) => point[name] !== origin[name]);

/** Of the worlds in which granularity matters, how many there are and in how many the advice stands. */
function countsOf(points: readonly AdvicePoint[]) {
  const matter = points.filter(({ standing }) => standing !== "alike");
  return { matter: matter.length, stands: matter.filter(({ standing }) => standing === "stands").length };
}

/**
 * How far an amount may be changed alone before the advice flips: the stretch without a flip around where it comes from, and the
 * first flips below and above.
 */
function stretchOf(name: (typeof amounts)[number], base: AdvicePoint, changed: readonly AdvicePoint[]) {
  const sorted = [...changed, base].sort((a, b) => a[name] - b[name]);
  const at = sorted.indexOf(base);
  const below = sorted.slice(0, at).findLast(({ standing }) => standing === "flips");
  const above = sorted.slice(at).find(({ standing }) => standing === "flips");
  const inside = sorted.slice(
    below === undefined ? 0 : sorted.indexOf(below) + 1,
    above === undefined ? sorted.length : sorted.indexOf(above),
  );
  return {
    name,
    from: inside[0][name],
    to: inside[inside.length - 1][name],
    flips: [below, above].filter((point) => point !== undefined),
  };
}
