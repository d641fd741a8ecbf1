import { type PaperAgent, paperAgents } from "../input/builtin.ts";
import { resolvePool } from "../input/resolve-pool.ts";
import { type Curve, extremesOf, lastOf, stepsAgainst } from "../stats/curves.ts";
import { joined, shortened } from "./kit/wording.ts";

/** Whether most of the rise in pass rate comes at once, and where the bias is least. */
export function toleranceFinding(pass: readonly Curve[], biases: readonly Curve[]): string {
  const least = biases.map((curve) => extremesOf(curve, -1)[0]);
  const turning = biases.every((curve, i) => least[i].x !== curve.x[0] && least[i].y < lastOf(curve));
  const sharp = pass.every((curve) => shareWithinSpread(curve) > 0.5);
  const where = `ε = ${least.map(({ x }) => x).join(", ")} for ${shortened(least.map(({ series }) => series))}`;
  if (sharp && turning) return `Pass rate leaps with ε; bias is least at ${where}, then grows`;
  const failing = [
    ...(sharp ? [] : ["the pass rate does not leap"]),
    ...(turning ? [] : ["the bias does not fall and then grow"]),
  ];
  return `The caption fails: ${joined(failing)}; bias is least at ${where}`;
}

/** How much of the rise comes within the spread of an action, and what the bias does past it. */
export function toleranceDetails(pass: readonly Curve[], biases: readonly Curve[]): readonly string[] {
  const within = pass.map((curve) => spreadOf(curve).toFixed(1)).join(", ");
  const shares = pass.map((curve) => `${Math.round(100 * shareWithinSpread(curve))} %`).join(", ");
  const growth = biases.map((curve) => (lastOf(curve) / Math.min(...curve.y)).toFixed(0)).join(", ");
  const last = biases[0].x[biases[0].x.length - 1];
  return [
    `An action's standard deviation σ is ${within}: by ε = ⌈σ⌉ the pass rate has made ${shares} of its rise.`,
    `${growingWords(biases)}, to ${growth} times its least at ε = ${last}.`,
  ];
}

/** The standard deviation of one action of an agent of the paper. Errors: RangeError for another agent. */
function spreadOf({ series }: Curve): number {
  if (!Object.hasOwn(paperAgents, series))
    throw new RangeError(`the picture of tolerance knows the paper's agents, but not ${series}`);
  return Math.sqrt(resolvePool(series as PaperAgent, 1).members[0].variance);
}

function shareWithinSpread(curve: Curve): number {
  const within = curve.x.findLastIndex((tolerance) => tolerance <= Math.ceil(spreadOf(curve)));
  const [first, most] = [curve.y[0], Math.max(...curve.y)];
  return (curve.y[within] - first) / (most - first);
}

function growingWords(biases: readonly Curve[]): string {
  const falls = biases.flatMap((curve) =>
    stepsAgainst(curve, 1)
      .filter(({ x }) => x > Math.ceil(spreadOf(curve)))
      .map(({ series, x }) => `${series} at ε = ${x}`),
  );
  const but = falls.length === 0 ? "at every step" : `at every step but ${joined(falls)}`;
  return `Past ⌈σ⌉ the bias grows ${but}`;
}
