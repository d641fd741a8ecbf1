/** A closed range of a share. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Steps of the first scan, and how often an end found by it is halved. */
const scan = 4;
const halvings = 4;

/** How far an end of a range may be off. */
export const rangeError = 1 / scan / 2 ** halvings;

/**
 * The ranges of a share in 0…1 in which something stands: scanned in quarters, each end then halved down to `rangeError`.
 * A stretch that is shorter than a quarter can be missed; ends lie inside what was seen to stand.
 */
export function standingRanges(stands: (share: number) => boolean): readonly Range[] {
  const shares = Array.from({ length: scan + 1 }, (_, i) => i / scan);
  const seen = shares.map(stands);
  const ranges: Range[] = [];
  for (let i = 0; i <= scan; i++) {
    if (!seen[i] || (i > 0 && seen[i - 1])) continue;
    const end = seen.indexOf(false, i);
    const from = i === 0 ? 0 : turn(stands, shares[i], shares[i - 1]);
    ranges.push({ from, to: end === -1 ? 1 : turn(stands, shares[end - 1], shares[end]) });
  }
  return ranges;
}

/** Between one share where it stands and one where it does not, the last where it was seen to stand. */
function turn(stands: (share: number) => boolean, inside: number, outside: number): number {
  for (let i = 0; i < halvings; i++) {
    const middle = (inside + outside) / 2;
    if (stands(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
