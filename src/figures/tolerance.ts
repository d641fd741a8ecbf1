import { goes } from "../analysis/facts/sweep.ts";
import { type Spread, type ToleranceCurve, toleranceFacts } from "../analysis/facts/tolerance.ts";
import { bestMark } from "./kit/marks.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { type Sweep, sweepPanels } from "./kit/sweep-panel.ts";
import { joined, shortened } from "./kit/wording.ts";

/** Pass rate and bias over the tolerance of a stage, one curve for each agent; the least bias is marked. */
export const tolerance = sweepFigure(["agent", "tolerance"], ["exact"], (rows, context) => {
  const curves = toleranceFacts(rows);
  const marks = { bias: { best: curves.map(({ series, biases }) => bestMark(series, biases.best)) } };
  return {
    finding: findingOf(curves),
    details: detailsOf(curves),
    key: seriesKey(curves, context, [{ text: "least bias", sign: "best" }]),
    panels: [sweepPanels(sweep, { rows, curves, marks })],
    reading: [linesAndPoints(context)],
  };
});

const sweep: Sweep = { series: "agent", x: "tolerance", xTitle: "Tolerance ε of a stage" };

/** How every curve reads by σ; null when one cannot be. */
function spreadsOf(curves: readonly ToleranceCurve[]): readonly Spread[] | null {
  const spreads = curves.flatMap(({ spread }) => spread ?? []);
  return spreads.length === curves.length ? spreads : null;
}

/** Whether most of the rise in pass rate comes at once, and where the bias is least. */
function findingOf(curves: readonly ToleranceCurve[]): string {
  const leasts = curves.map(({ biases }) => biases.best.at).join(", ");
  const least = `ias is least at ε = ${leasts} for ${shortened(curves.map(({ series }) => series))}`;
  const spreads = spreadsOf(curves);
  if (spreads === null) return `B${least}`;
  const sharp = spreads.every((spread) => spread.sharp);
  const turning = spreads.every(({ falls, growth }) => goes(falls, "down") && goes(growth, "up"));
  if (sharp && turning) return `Pass rate leaps with ε; b${least}, then grows`;
  const failing = [
    ...(sharp ? [] : ["the pass rate does not leap"]),
    ...(turning ? [] : ["the bias does not fall and then grow"]),
  ];
  return `The caption fails: ${joined(failing)}; b${least}`;
}

/** How much of the rise comes within the spread of an action, and what the bias does past it. */
function detailsOf(curves: readonly ToleranceCurve[]): readonly string[] {
  const spreads = spreadsOf(curves);
  if (spreads === null) return [];
  const within = spreads.map(({ deviation }) => deviation.toFixed(1)).join(", ");
  const shares = spreads.map(({ rise, wholeRise }) => `${Math.round((100 * rise) / wholeRise)} %`).join(", ");
  const made = spreads.every(({ wholeRise }) => wholeRise > 0)
    ? `: by ε = ⌈σ⌉ the pass rate has made ${shares} of its rise`
    : "";
  return [`An action's standard deviation σ is ${within}${made}.`, growthWords(curves, spreads)];
}

function growthWords(curves: readonly ToleranceCurve[], spreads: readonly Spread[]): string {
  const falls = spreads.flatMap(({ against }, i) =>
    against.map(({ at }) => `${curves[i].series} at ε = ${at[1]}`),
  );
  const ratios = spreads.map(({ growth }, i) => growth.values[1] / curves[i].biases.best.value);
  const last = joined([...new Set(spreads.map(({ growth }) => growth.at[1]))]);
  const grown = ratios.every(Number.isFinite)
    ? `, to ${ratios.map((ratio) => ratio.toFixed(0)).join(", ")} times its least at ε = ${last}`
    : "";
  return `Past ⌈σ⌉ the bias grows at every step${falls.length === 0 ? "" : ` but ${joined(falls)}`}${grown}.`;
}
