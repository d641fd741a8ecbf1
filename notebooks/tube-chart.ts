import type { TubeMilestone } from "../src/api/index.ts";
import { ink, textSize } from "../src/figures/kit/theme.ts";
import { chart, type View, type Words } from "./charts.ts";
import type { Display } from "./display.ts";

/** Places less likely than this are left out of a picture of a tube. */
const faintest = 1e-3;

/**
 * Recoverability tubes side by side: how far ahead of its milestones a run can be, how likely, and its chance to finish.
 *
 * One panel for each tube, under its name. At each milestone a bar is as wide as runs often come there, and darker where they
 * have the better chance to finish.
 */
export function tubeChart(
  words: Words,
  tubes: Readonly<Record<string, readonly TubeMilestone[]>>,
): Promise<Display> {
  const panels = Object.entries(tubes).map(([name, tube]) => ({ name, values: barsOf(tube) }));
  const ahead = panels.flatMap(({ values }) => values.map(({ top }) => top));
  const domain = [Math.min(...ahead) - 2, Math.max(...ahead) + 1] as const;
  return chart(words, [
    { hconcat: panels.map(({ name, values }) => tubePanel(name, values, domain)), spacing: 16 },
  ]);
}

/** One place: a bar around its milestone, one unit of progress high. */
interface Bar {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly finish: number;
}

function barsOf(tube: readonly TubeMilestone[]): Bar[] {
  const [, ...met] = tube;
  const likeliest = Math.max(...met.flatMap(({ points }) => points.map(({ visit }) => visit)));
  const room = (0.44 * met[met.length - 1].milestone) / met.length;
  return met.flatMap(({ milestone, points }) =>
    points
      .filter(({ visit }) => visit > faintest)
      .map(({ progress, visit, finish }) => {
        const half = (room * visit) / likeliest;
        const ahead = progress - milestone;
        return {
          left: milestone - half,
          right: milestone + half,
          top: ahead + 0.5,
          bottom: ahead - 0.5,
          finish,
        };
      }),
  );
}

function tubePanel(name: string, values: Bar[], domain: readonly [number, number]): View {
  const quantitative = "quantitative" as const;
  const small = {
    titleFontSize: textSize.label,
    labelFontSize: textSize.label,
    titleFontWeight: "normal" as const,
  };
  const x = {
    type: quantitative,
    title: "Milestone",
    scale: { nice: false },
    axis: { grid: false, tickCount: 5 },
  };
  const title = "Progress ahead of the milestone";
  return {
    width: 128,
    height: 170,
    title: { text: name, fontSize: textSize.axisTitle, fontWeight: "normal", offset: 4 },
    data: { values },
    mark: { type: "rect", stroke: ink.axis, strokeWidth: 0.2 },
    encoding: {
      x: { field: "left", ...x },
      x2: { field: "right" },
      y: { field: "bottom", type: quantitative, title, scale: { domain: [...domain], nice: false } },
      y2: { field: "top" },
      color: {
        field: "finish",
        type: quantitative,
        scale: { domain: [0, 1], range: ["#f3f3f3", "#45a9bf", "#17375e"], interpolate: "rgb" },
        legend: { title: ["Chance", "to finish"], gradientLength: 90, ...small },
      },
    },
  };
}
