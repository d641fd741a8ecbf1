import { numberAt, numbersAt } from "../../stats/columns.ts";
import { isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";

/** What a harness claims and what is true at one verification and one strength of compliance. */
export type ClaimPoint = Readonly<ReturnType<typeof pointOf>>;
export type VerificationFacts = Readonly<ReturnType<typeof verificationFacts>>;

/** Up, down, or neither by more than rounding. */
export type Change = "up" | "down" | "none";

/**
 * What compliance and verification do to claims and to truth, from a study's exact rows over `strength` and `verification`: the
 * weakest and the strongest compliance under the `least` and the `most` verification; what strength does to `claimed` and `pass`
 * under the least; whether the most `closes` the gap between them; the strengths at which a step of verification works `against`
 * its aim, losing passes or adding claims; and whether every step `helps` with both.
 */
export function verificationFacts(rows: readonly Row[]) {
  const points = rows.filter((row) => row["engine"] === "exact").map(pointOf);
  const sorted = points.toSorted((a, b) => a.strength - b.strength || a.verification - b.verification);
  const along = [...Map.groupBy(sorted, ({ strength }) => strength).values()];
  const [weak, strong] = [along[0], along[along.length - 1]];
  const least = { weak: weak[0], strong: strong[0] };
  const lasts = along.map((line) => line[line.length - 1]);
  const steps = along.flatMap((line) => line.slice(1).map((more, i) => ({ less: line[i], more })));
  const against = steps.filter(
    ({ less, more }) => isAbove(less.pass, more.pass) || isAbove(more.claimed, less.claimed),
  );
  return {
    points,
    least,
    most: { weak: lasts[0], strong: lasts[lasts.length - 1] },
    claimed: changeOf(least.weak.claimed, least.strong.claimed),
    pass: changeOf(least.weak.pass, least.strong.pass),
    closes: lasts.every(({ claimed, pass }) => !isAbove(claimed, pass)),
    against: [...new Set(against.map(({ less }) => less.strength))],
    helps: steps.every(
      ({ less, more }) => isAbove(more.pass, less.pass) && isAbove(less.claimed, more.claimed),
    ),
  };
}

const pointOf = (row: Row) => ({
  ...numbersAt(row, "strength", "verification"),
  claimed: numberAt(row, "claimedRate"),
  pass: numberAt(row, "passRate"),
});

function changeOf(from: number, to: number): Change {
  if (isAbove(to, from)) return "up";
  return isAbove(from, to) ? "down" : "none";
}
