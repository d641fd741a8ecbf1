import {
  type AttemptPath,
  type RunPath,
  type Tube,
  type TubeFacts,
  type TubePlace,
  tubeFacts,
} from "../analysis/facts/tube.ts";
import { guideRule, layer } from "./kit/layer.ts";
import { spanned } from "./kit/quantitative.ts";
import { shadedCells } from "./kit/shaded-cells.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, seriesStyles } from "./kit/theme.ts";
import { type Panel, panelHeading, triptychOf } from "./kit/triptych.ts";

/**
 * Recoverability tubes of harnesses with few, some and many sub-goals, with sample trajectories: above, where a run can be at
 * each milestone and its chance to pass from there; below, the same inside one attempt at the first stage.
 */
export const tube = sweepFigure(["subgoals"], ["tube"], (rows) => {
  const facts = tubeFacts(rows);
  const { tubes } = facts;
  const runs = tubes[0].runs.length;
  // from every state there is an action to take
  const actions = 1 + Math.max(...tubes.flatMap(({ states }) => states.map(({ at }) => at)));
  return {
    finding: findingOf(facts),
    details: detailsOf(tubes),
    key: signKey(key, figureWidth),
    panels: [
      triptychOf(tubes, runPanel),
      triptychOf(tubes, (one, first) => attemptPanel(one, actions, first)),
    ],
    reading: [
      `Shading: exact. Lines: ${runs} sampled runs, below the first attempts of ${Math.min(runs, shownAttempts)} of them. Above: a run that ` +
        "misses a stage has left the tube for good, wherever it is. Below: from what is not shaded the target cannot be met.",
    ],
  };
});

/** Light enough for lines to stand out on all of it. */
const ramp = ["#f1f6fa", "#c5daeb", "#9bc0dd", "#6a9cc5"] as const;
/** The chances that these stand for: closer together where most chances lie. */
const rampChances = [0, 0.25, 0.5, 1] as const;
/** How paths look that stay in the tube, and that do not. */
const inside: { readonly color: string; readonly strokeDash?: number[] } = { color: ink.text };
const outside = { color: seriesStyles[1].color, strokeDash: [3, 2] };
const heights = { runs: 112, attempt: 128 } as const;
/** So many attempts can be told apart. */
const shownAttempts = 16;
/** How far ahead of its milestone or behind it a run is shown, in progress. */
const farthest = 15;

/** Which of the harnesses keeps most runs in its tube. */
function findingOf({ tubes, best, inside }: TubeFacts): string {
  const harness = inside ? "A matched harness" : `K = ${best?.subgoals}`;
  const lead =
    best === null
      ? "No harness keeps more runs in the tube than all others"
      : `${harness} keeps most runs in the tube`;
  const rates = tubes.map(({ passRate }) => passRate.toFixed(2)).join(", ");
  return `${lead}: K = ${tubes.map(({ subgoals }) => subgoals).join(", ")} pass ${rates}`;
}

/** How often one attempt reaches, how sampled ones fail, what they waste, and how wide the tube is at the end. */
function detailsOf(tubes: readonly Tube[]): readonly string[] {
  const list = (of: (one: Tube) => number | string) => tubes.map(of).join(", ");
  const count = (verdict: string) =>
    list(({ attempts }) => attempts.filter((one) => one.verdict === verdict).length);
  return [
    `One attempt reaches with ${list(({ reach }) => reach.toFixed(2))}; of ${tubes[0].attempts.length} sampled ones ` +
      `${count("stall")} stall and ${count("overshoot")} overshoot.`,
    `Actions taken when all is lost: ${list(({ wasted }) => wasted.toFixed(2))} an attempt. At the end the tube is ${list(({ width }) => width ?? "–")} wide.`,
  ];
}

const key: readonly SignEntry[] = [
  { sign: { kind: "ramp", colors: ramp }, text: "chance to succeed: 0, ¼, ½, 1" },
  { sign: { kind: "line", color: inside.color, width: 1 }, text: "run in the tube" },
  { sign: { kind: "line", color: outside.color, dash: [3, 2], width: 1 }, text: "run that left, or failed" },
  { sign: { kind: "line", color: ink.axis, width: 0.8, dash: [1, 1.5] }, text: "target" },
];

/** Where runs are at each milestone. */
function runPanel({ subgoals, milestones, runs, passRate }: Tube, first: boolean): Panel {
  const ticks = { grid: false, values: ticksTo(subgoals, 4), format: "d" };
  const x = spanned("at", "Milestone", [-0.5, subgoals + 0.5], ticks);
  const title = first ? "Ahead of the milestone" : null;
  const y = spanned("progress", title, [-farthest, farthest], { grid: false, values: [-10, 0, 10] });
  return {
    height: heights.runs,
    title: panelHeading(`K = ${subgoals}: passes ${passRate.toFixed(2)}`),
    layer: [
      tubeLayer(milestones, x, y),
      ...pathLayers(runs.flatMap(outsideOf), outside, { x, y }),
      ...pathLayers(runs.flatMap(insideOf), inside, { x, y }),
    ],
  };
}

/** A cell around each state, shaded by the chance to succeed from there. */
function tubeLayer(states: readonly TubePlace[], x: object, y: object) {
  const values = states.map(({ at, progress, finish }) => {
    const [high, low] = [progress + 0.5, progress - 0.5];
    return { at: at - 0.5, right: at + 0.5, progress: low, high, finish };
  });
  return shadedCells(values, x, y, { field: "finish", domain: rampChances, ramp });
}

/** The part of a run before it misses a stage, and from there on. */
const insideOf = ({ run, points }: RunPath) =>
  pointsOf({ run, points: points.filter(({ within }) => within) });

function outsideOf({ run, points }: RunPath) {
  const left = points.findIndex(({ within }) => !within);
  return left === -1 ? [] : pointsOf({ run, points: points.slice(left - 1) });
}

/** Where one attempt at the first stage is after each action, up to so many. */
function attemptPanel({ chunk, states, attempts }: Tube, actions: number, first: boolean): Panel {
  const top = chunk.high + 9;
  const ticks = { grid: false, values: ticksTo(actions, 5) };
  const x = spanned("at", "Actions in the first stage", [-0.5, actions + 0.5], ticks);
  const y = spanned("progress", first ? "Progress in the attempt" : null, [-1, top], {
    grid: false,
    tickCount: 5,
  });
  const live = states.filter(({ finish }) => finish > 0);
  const target = [chunk.low - 0.5, chunk.high + 0.5].map((progress) => ({ progress }));
  const shown = attempts.slice(0, shownAttempts);
  const isReached = ({ verdict }: AttemptPath) => verdict === "reached";
  const failed = shown.filter((path) => !isReached(path));
  return {
    height: heights.attempt,
    layer: [
      tubeLayer(live, x, y),
      layer(target, guideRule([1, 1.5], 0.8), { y }),
      ...pathLayers(failed.flatMap(pointsOf), outside, { x, y }),
      ...pathLayers(shown.filter(isReached).flatMap(pointsOf), inside, { x, y }),
    ],
  };
}

const pointsOf = ({ run, points }: Pick<AttemptPath, "run" | "points">) =>
  points.map((point) => ({ ...point, run }));

/** Thin lines through sampled points, one for each run, and a dot where a path ends. */
function pathLayers(points: ReturnType<typeof pointsOf>, look: typeof inside, encoding: object) {
  const line = { ...encoding, detail: { field: "run", type: "nominal" } };
  const ends = points.filter(({ run }, i) => points[i + 1]?.run !== run);
  const dot = { filled: true, size: 7, opacity: 0.6, clip: true, color: look.color };
  return [
    layer(points, { type: "line", strokeWidth: 0.8, opacity: 0.4, clip: true, ...look }, line),
    layer(ends, { type: "point", ...dot }, encoding),
  ];
}

function ticksTo(last: number, about: number): number[] {
  const step = Math.max(1, Math.round(last / about));
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
}
