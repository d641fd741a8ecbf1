import { ScenarioError } from "../model/errors.ts";

/** The known name that an unknown one is most likely a slip for; undefined when none is near or several are equally so. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const within = Math.max(1, Math.floor(name.length / 3));
  const ranked = known
    .filter((candidate) => Math.abs(candidate.length - name.length) <= within)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance, candidate }) => distance <= within && distance < candidate.length)
    .sort((a, b) => a.distance - b.distance);
  return ranked.length > 1 && ranked[0].distance === ranked[1].distance ? undefined : ranked[0]?.candidate;
}

/** The nearest name as a way out; undefined without one. */
export function nearestHint(name: string, known: readonly string[]): string | undefined {
  const nearest = nearestName(name, known);
  return nearest && `did you mean ${nearest}?`;
}

/** The error for a name that is none of the known ones, which it lists after a law. */
export const unknownName = (law: string, name: string, known: readonly string[], path = ""): ScenarioError =>
  new ScenarioError({ path, problem: `${law}: ${known.join(", ")}`, hint: nearestHint(name, known) });

/** Levenshtein's distance with swaps of neighbours: insertions, deletions, replacements and swaps, each one. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      // Before its first letter a text has undefined, which is no letter of the other.
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (same ? 0 : 1));
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}
