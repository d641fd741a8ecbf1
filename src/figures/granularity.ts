import { type TurningCurve, turningCurves } from "../analysis/facts/sweep.ts";
import { turnMarks } from "./kit/marks.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { type Sweep, sweepPanels } from "./kit/sweep-panel.ts";
import { joined, shortened } from "./kit/wording.ts";

/**
 * Pass rate and mean absolute final bias over the number of sub-goals, one curve for each agent, side by side.
 * Lines are exact, points sampled with 95 % intervals; the best granularity and the echoes are marked.
 */
export const granularity = sweepFigure(["agent", "subgoals"], ["exact"], (rows, context) => {
  const curves = turningCurves(rows, "agent", "subgoals");
  const signs = [
    { text: "best K", sign: "best" },
    { text: "echo, with its K", sign: "echo" },
  ] as const;
  return {
    finding: findingOf(curves),
    details: [growthWords(curves), ...echoWords(curves)],
    key: seriesKey(curves, context, signs),
    panels: [sweepPanels(sweep, { rows, curves, marks: turnMarks(curves) })],
    reading: [
      `${linesAndPoints(context)} Echoes: every other local maximum of the pass rate and minimum of the bias, the ends of the ` +
        "sweep among them.",
    ],
  };
});

const sweep: Sweep = { series: "agent", x: "subgoals", xTitle: "Number of sub-goals K" };

/** Where each agent's pass rate is highest, and whether that is inside the sweep for all of them. */
function findingOf(curves: readonly TurningCurve[]): string {
  const bests = curves.map(({ passes }) => passes.best.at);
  const where = `K = ${bests.join(", ")} for ${shortened(curves.map(({ series }) => series))}`;
  const atEdge = curves.filter(({ passes }) => !passes.inside);
  if (atEdge.length === 0) return `Pass rate peaks strictly inside: ${where}`;
  const names = shortened(atEdge.map(({ series }) => series));
  return `Pass rate is highest at ${where}; at the edge of the grid for ${names}`;
}

/** Where the bias is least, and what it has become at the finest decomposition. */
function growthWords(curves: readonly TurningCurve[]): string {
  const leasts = curves.map(({ biases }) => biases.best.at).join(", ");
  const where =
    leasts === curves.map(({ passes }) => passes.best.at).join(", ") ? "the same K" : `K = ${leasts}`;
  const ratios = curves.map(({ bias, biases }) => bias[bias.length - 1] / biases.best.value);
  const least = `Mean absolute final bias is least at ${where}`;
  if (!ratios.every(Number.isFinite)) return `${least}.`;
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(1));
  const finest = joined([...new Set(curves.map(({ at }) => at[at.length - 1]))]);
  return `${least} and ${low === high ? low : `${low} to ${high}`} times as large at K = ${finest}.`;
}

const echoWords = (curves: readonly TurningCurve[]): readonly string[] =>
  curves.some(({ passes: { best, further } }) => further.some(({ at }) => at > best.at))
    ? ["Past its peak the pass rate climbs again, at the echoes."]
    : [];
