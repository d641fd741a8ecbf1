import { type Curve, type Extreme, extremesOf } from "../stats/curves.ts";
import { joined, shortened } from "./kit/wording.ts";

/** Where each series' pass rate is highest, and whether that is inside the grid for all of them. */
export function peakFinding(pass: readonly Curve[]): string {
  const where = `K = ${bestOf(pass, 1).join(", ")} for ${shortened(pass.map(({ series }) => series))}`;
  const atEdge = pass.filter((curve) =>
    [0, curve.x.length - 1].some((end) => curve.x[end] === bestOf([curve], 1)[0]),
  );
  if (atEdge.length === 0) return `Pass rate peaks strictly inside: ${where}`;
  return `Pass rate is highest at ${where}; at the edge of the grid for ${shortened(atEdge.map(({ series }) => series))}`;
}

/** Where the bias is least, what it has become at the finest decomposition, and whether the pass rate climbs again. */
export function biasFinding(pass: readonly Curve[], biases: readonly Curve[]): readonly string[] {
  const peaks = bestOf(pass, 1).join(", ");
  const leasts = bestOf(biases, -1).join(", ");
  const where = leasts === peaks ? "at the same K" : `at K = ${leasts}`;
  const finest = joined([...new Set(biases.map(({ x }) => x[x.length - 1]))]);
  const growth = `Mean absolute final bias is least ${where} and ${growthOf(biases)} times as large at K = ${finest}`;
  return echoes(pass)
    ? [`${growth}.`, "Past its peak the pass rate climbs again, at the echoes."]
    : [`${growth}.`];
}

function growthOf(biases: readonly Curve[]): string {
  const ratios = biases.map(({ y }) => y[y.length - 1] / Math.min(...y));
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(1));
  return least === most ? least : `${least} to ${most}`;
}

const bestOf = (curves: readonly Curve[], sense: 1 | -1): readonly number[] =>
  curves.map((curve) => extremesOf(curve, sense)[0].x);

const echoes = (pass: readonly Curve[]): boolean =>
  pass.some((curve) => extremesOf(curve, 1).some(({ kind }: Extreme) => kind === "echo"));
