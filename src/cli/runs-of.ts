/** Neighbours that are alike, together: from which index to which. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

export function runsOf<T>(items: readonly T[], isAlike: (a: T, b: T) => boolean): readonly Run[] {
  const starts = items.flatMap((item, i) => (i > 0 && isAlike(items[i - 1], item) ? [] : [i]));
  return starts.map((from, i) => ({ from, to: (starts[i + 1] ?? items.length) - 1 }));
}

/** A run as a reader counts, from 1. */
export const runText = ({ from, to }: Run): string => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`);
