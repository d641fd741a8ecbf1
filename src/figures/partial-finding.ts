import { type Curve, extremesOf, furtherExtremes, lastOf, valueAt } from "../stats/curves.ts";
import { biasWord, joined, rateWord, shortened } from "./kit/wording.ts";

/** Whether scaffolding a part beats scaffolding nothing and everything, and how much of it is best. */
export function partialFinding(pass: readonly Curve[]): string {
  const bests = pass.map(bestOf);
  const full = pass[0].x[pass[0].x.length - 1];
  const where = `r = ${bests.join(", ")} of ${full} for ${namesOf(pass)}`;
  const beaten = pass.filter((curve) => !beatsEnds(curve));
  if (beaten.length === 0) return `Partial scaffolding beats none and all: ${where}`;
  return `The caption fails for ${namesOf(beaten)}: the best r is ${where}`;
}

/** The best pass rates beside those at both ends, where the bias is least, and every further turn of a curve. */
export function partialDetails(pass: readonly Curve[], biases: readonly Curve[]): readonly string[] {
  const rates = (of: (curve: Curve) => number) => pass.map(of).map(rateWord).join(", ");
  const best = rates((curve) => valueAt(curve, bestOf(curve)));
  const none = pass.map(({ y }) => y[0]);
  const ends = `all scaffolded ${rates(lastOf)}; with none ${Math.max(...none) === 0 ? 0 : rates(({ y }) => y[0])}`;
  const least = biases.map((curve) => extremesOf(curve, -1)[0]);
  return [
    `Pass rate at its best ${best}; with ${ends}.`,
    `Bias is least at r = ${least.map(({ x }) => x).join(", ")} (${least.map(({ y }) => biasWord(y)).join(", ")}). ` +
      turnsWords([...furtherTurns(pass, "pass rate"), ...furtherTurns(biases, "bias")]),
  ];
}

/** Whether the best r moves from the smaller chunk to the larger. `chunks` and `passes` go together. */
export function shiftFinding(chunks: readonly number[], passes: readonly (readonly Curve[])[]): string {
  const bests = passes.map((curves) => curves.map(bestOf));
  const where = bests.map((best, i) => `${best.join(", ")} at c = ${chunks[i]}`).join(" and ");
  const [small, large] = [bests[0], bests[bests.length - 1]];
  const stuck = passes[0].filter((_, i) => small[i] === large[i]);
  if (stuck.length > 0) return `The caption fails for ${namesOf(stuck)}: best r = ${where}`;
  const fewer = small.every((best, i) => large[i] < best);
  return fewer ? `Larger chunks need fewer: best r = ${where}` : `The peak moves: best r = ${where}`;
}

/** Which peaks lie at an edge, how much progress is scaffolded at each, and every further turn of a curve. */
export function shiftDetails(
  chunks: readonly number[],
  passes: readonly (readonly Curve[])[],
  biases: readonly (readonly Curve[])[],
): readonly string[] {
  const atEdge = passes.flatMap((curves, i) =>
    curves.filter((curve) => !beatsEnds(curve)).map(({ series }) => `${series} at c = ${chunks[i]}`),
  );
  const where = atEdge.length === 0 ? "strictly inside" : `strictly inside but for ${joined(atEdge)}`;
  const scaffolded = passes.map((curves, i) => curves.map((curve) => bestOf(curve) * chunks[i]).join(", "));
  const turns = chunks.flatMap((chunk, i) => [
    ...furtherTurns(passes[i], "pass rate", ` at c = ${chunk}`),
    ...furtherTurns(biases[i], "bias", ` at c = ${chunk}`),
  ]);
  return [
    `All peaks lie ${where}. In scaffolded progress r·c they lie at ${joined(scaffolded)}.`,
    turnsWords(turns),
  ];
}

const namesOf = (curves: readonly Curve[]): string => shortened(curves.map(({ series }) => series));

const bestOf = (curve: Curve): number => extremesOf(curve, 1)[0].x;

function beatsEnds(curve: Curve): boolean {
  const best = valueAt(curve, bestOf(curve));
  return best > curve.y[0] && best > lastOf(curve);
}

/** "model-2's pass rate at r = 23 (by 0.001)": each turn other than the best, with how far the curve had come back to it. */
function furtherTurns(curves: readonly Curve[], what: "pass rate" | "bias", where = ""): readonly string[] {
  const sense = what === "bias" ? -1 : 1;
  return curves.flatMap((curve) =>
    furtherExtremes(curve, sense).map(({ series, x, prominence }) => {
      const by = prominence.toFixed(what === "bias" ? 2 : 4);
      return `${series}'s ${what} at r = ${x}${where} (by ${by})`;
    }),
  );
}

function turnsWords(turns: readonly string[]): string {
  if (turns.length === 0) return "Each pass rate has one peak and each bias one valley.";
  return `One peak of pass rate and one valley of bias each, but for a second turn of ${joined(turns)}.`;
}
