import type { Counts } from "./counts.ts";

/**
 * Counts as a text, to be kept and gone on from. Equal counts have equal texts, in whatever order they were added: they are whole
 * numbers, and progress stands in ascending order.
 */
export function countsText(counts: Counts): string {
  const finalProgress = [...counts.finalProgress].sort(([a], [b]) => a - b);
  return JSON.stringify({ ...counts, finalProgress });
}

/** The counts that `countsText` wrote. Errors: RangeError for what are no counts of so many trials and stages. */
export function countsFrom(text: string, { trials, stages }: { trials: number; stages: number }): Counts {
  const read = JSON.parse(text);
  // In the order in which they stand, so that the text comes out again.
  const counts: Counts = { ...read, finalProgress: new Map(read.finalProgress) };
  const ended = [...counts.finalProgress.values()].reduce((sum, count) => sum + count, 0);
  if (counts.trials === trials && ended === trials && counts.reached.length === stages) return counts;
  throw new RangeError(
    `counts must be of ${trials} trials of ${stages} stages, but are ${text.slice(0, 80)}`,
  );
}
