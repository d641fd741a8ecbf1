/** What a harness claims and what is true at one verification and one strength of compliance. */
export interface ClaimPoint {
  readonly strength: number;
  readonly verification: number;
  readonly claimed: number;
  readonly pass: number;
}

/** Differences of rates up to this are rounding. */
const rounding = 1e-12;

/** What strength does where nothing is verified, and what verification does. */
export function verificationFinding(points: readonly ClaimPoint[]): string {
  const [weak, strong] = endsOf(points, "strength").map((strength) => pointAt(points, strength, 0));
  const claims = wordFor(strong.claimed - weak.claimed, "raises", "lowers");
  const truth = wordFor(strong.pass - weak.pass, "raises", "lowers");
  const both = `Compliance ${claims} claims and ${truth} truth`;
  return `${both}; verification ${closes(points) ? "closes the gap" : "does not close the gap"}`;
}

/** The numbers at the ends, and whether the statement on verification holds at every strength. */
export function verificationDetails(points: readonly ClaimPoint[]): readonly string[] {
  const [weak, strong] = endsOf(points, "strength");
  const at = (strength: number, verification: number) => {
    const { claimed, pass } = pointAt(points, strength, verification);
    return `${shown(claimed)} claimed, ${shown(pass)} true`;
  };
  return [
    `Unverified: ${at(weak, 0)} at λ = ${weak}; ${at(strong, 0)} at λ = ${strong}. All verified: ${shown(
      pointAt(points, weak, 1).pass,
    )} and ${shown(pointAt(points, strong, 1).pass)}, claimed and true alike.`,
    orderWords(points),
  ];
}

/** T2.hallucination over the table: more verification, no fewer passes and no more claims. */
function orderWords(points: readonly ClaimPoint[]): string {
  const strengths = [...new Set(points.map(({ strength }) => strength))];
  const broken = strengths.filter((strength) => {
    const along = points
      .filter((point) => point.strength === strength)
      .sort((a, b) => a.verification - b.verification);
    return along.some(
      ({ claimed, pass }, i) =>
        i > 0 && (pass < along[i - 1].pass - rounding || claimed > along[i - 1].claimed + rounding),
    );
  });
  return broken.length === 0
    ? "At every strength each step of verification adds true passes and takes away claims."
    : `Verification does not add passes and take away claims at λ = ${broken.join(", ")}.`;
}

/** Whether nothing false is claimed any more where all is verified. */
const closes = (points: readonly ClaimPoint[]): boolean =>
  points.every(({ verification, claimed, pass }) => verification < 1 || claimed - pass <= rounding);

function endsOf(
  points: readonly ClaimPoint[],
  direction: "strength" | "verification",
): readonly [number, number] {
  const values = points.map((point) => point[direction]);
  return [Math.min(...values), Math.max(...values)];
}

/** Errors: RangeError when the table has no such point. */
function pointAt(points: readonly ClaimPoint[], strength: number, verification: number): ClaimPoint {
  const found = points.find((point) => point.strength === strength && point.verification === verification);
  if (found) return found;
  throw new RangeError(`the picture needs a point at strength ${strength} and verification ${verification}`);
}

const wordFor = (change: number, up: string, down: string): string =>
  Math.abs(change) <= rounding ? "leaves" : change > 0 ? up : down;

const shown = (rate: number): string => (rate < 0.01 ? rate.toFixed(3) : rate.toFixed(2));
