import type { Distribution } from "./distribution.ts";
import { assertWithin } from "./errors.ts";
import type { PrunedPool } from "./scenario.ts";

/** Which distributions are taken out before execution: a way to choose `count` of them, or their names. */
export type PruningInput =
  | { readonly count: number; readonly which: "random" | "worst" | "best" }
  | { readonly which: readonly string[] };

/** Random pruning averages over every subset; more subsets than this are refused. */
const subsetLimit = 10_000;

/**
 * The pools that pruning leaves, each with its share.
 *
 * `reachOf` ranks for `worst` and `best`: the reach of the harness's stages acted out with that distribution alone, ties in
 * the order of the pool. Errors: LimitError past `subsetLimit` subsets.
 */
export function prune(
  pool: readonly Distribution[],
  pruning: PruningInput,
  reachOf: (distribution: Distribution) => number,
): readonly PrunedPool[] {
  if (!("count" in pruning)) {
    return [{ share: 1, members: pool.filter(({ name }) => !pruning.which.includes(name)) }];
  }
  const { count, which } = pruning;
  if (which === "random") return randomlyPruned(pool, count);
  let left = pool.map((distribution) => ({ distribution, reach: reachOf(distribution) }));
  for (let k = 0; k < count; k++) {
    const out = left.reduce((first, later) => {
      const [low, high] = which === "worst" ? [later.reach, first.reach] : [first.reach, later.reach];
      return low < high && !differByRounding(low, high) ? later : first;
    });
    left = left.filter((ranked) => ranked !== out);
  }
  return [{ share: 1, members: left.map(({ distribution }) => distribution) }];
}

/** Whether reaches are ties: they agree to a part in 1e12. */
const differByRounding = (low: number, high: number) => high - low <= 1e-12 * high;

function randomlyPruned(pool: readonly Distribution[], count: number): readonly PrunedPool[] {
  const subsets = binomial(pool.length, count);
  assertWithin("subsets of a randomly pruned pool", subsets, subsetLimit, "name the distributions to prune");
  return combinations(pool, pool.length - count).map((members) => ({ share: 1 / subsets, members }));
}

/** Every way to keep `size` of the items, in order. */
function combinations<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  if (size > items.length) return [];
  const [first, ...rest] = items;
  return [...combinations(rest, size - 1).map((chosen) => [first, ...chosen]), ...combinations(rest, size)];
}

function binomial(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return Math.round(count);
}
