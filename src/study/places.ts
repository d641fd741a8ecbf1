/** How many combinations directions have. */
export const sizeOf = (directions: readonly { readonly length: number }[]): number =>
  directions.reduce((product, { length }) => product * length, 1);

/** Where each direction is in the `index`-th of all combinations: the last one runs fastest. */
export function placesIn(
  directions: readonly { readonly length: number }[],
  index: number,
): readonly number[] {
  const places = directions.map(() => 0);
  for (let [d, left] = [places.length - 1, index]; d >= 0; d--) {
    const { length } = directions[d];
    places[d] = left % length;
    left = Math.floor(left / length);
  }
  return places;
}

/** Which of several grids a place is in, and where in it. */
export function gridAt(grids: readonly { readonly size: number }[], index: number) {
  let [at, left] = [0, index];
  while (left >= grids[at].size) left -= grids[at++].size;
  return { at, left };
}
