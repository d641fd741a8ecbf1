import { stream } from "./stream.ts";

/**
 * A Latin hypercube in the unit cube, axis by axis: each of `count` equal intervals of every axis holds one point, somewhere in
 * it. The seed alone decides them; further axes leave the others alone.
 *
 * Source: M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21 (1979).
 */
export function latinHypercube(
  count: number,
  axes: readonly string[],
  seed: string,
): readonly (readonly number[])[] {
  return axes.map((axis) => {
    const random = stream(seed, "latin-hypercube", axis);
    const intervals = Array.from({ length: count }, (_, i) => i);
    // Fisher and Yates: the last of those left changes places with any of them.
    for (let left = count; left > 1; left--) {
      const chosen = Math.floor(random.nextUnit() * left);
      [intervals[chosen], intervals[left - 1]] = [intervals[left - 1], intervals[chosen]];
    }
    return intervals.map((interval) => (interval + random.nextUnit()) / count);
  });
}
