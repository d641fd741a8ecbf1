import {
  type Change,
  type ClaimPoint,
  type VerificationFacts,
  verificationFacts,
} from "../analysis/facts/verification.ts";
import { distinct } from "../stats/distinct.ts";
import type { View } from "./kit/figure.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, mark, seriesStyles } from "./kit/theme.ts";
import { type Panel, panelHeading, triptychOf } from "./kit/triptych.ts";

/**
 * What a harness claims and what is true: over verification at three strengths of compliance, and over the strength at three
 * levels of verification; between the two curves lies what is claimed and false.
 */
export const verification = sweepFigure(["strength", "verification"], ["exact"], (rows) => {
  const facts = verificationFacts(rows);
  const { points } = facts;
  return {
    finding: findingOf(facts),
    details: detailsOf(facts),
    key: signKey(key, figureWidth),
    panels: [rowOver(points, "verification", "strength"), rowOver(points, "strength", "verification")],
    reading: ["All exact. Claimed: every stage accepted by the harness; true: every stage truly reached."],
  };
});

const [truth, claim] = seriesStyles;
const gapColor = "#f0d9cd";
const height = 112;

/** What strength does under the least verification, and whether the most of it closes the gap. */
function findingOf({ least, most, claimed, pass, closes }: VerificationFacts): string {
  const { strength, verification } = most.strong;
  const both =
    strength === least.weak.strength
      ? "More is claimed than is true"
      : `Compliance ${verbs[claimed]} claims and ${verbs[pass]} truth`;
  if (verification === least.weak.verification) return `${both} at v = ${verification}`;
  return `${both}; verification ${closes ? "closes the gap" : "does not close the gap"}`;
}

const verbs: Readonly<Record<Change, string>> = { up: "raises", down: "lowers", none: "leaves" };

/** The numbers at the ends, and whether the statement on verification holds at every strength. */
function detailsOf(facts: VerificationFacts): readonly string[] {
  const { least, most, closes } = facts;
  const [from, to] = [least.weak.verification, most.weak.verification];
  const at = ({ strength, claimed, pass }: ClaimPoint) =>
    `${shown(claimed)} claimed, ${shown(pass)} true at λ = ${strength}`;
  const all = closes
    ? `${shown(most.weak.pass)} and ${shown(most.strong.pass)}, claimed and true alike`
    : `${at(most.weak)}; ${at(most.strong)}`;
  const lead = `${from === 0 ? "Unverified" : `At v = ${from}`}: ${at(least.weak)}; ${at(least.strong)}.`;
  return from === to
    ? [lead]
    : [`${lead} ${to === 1 ? "All verified" : `At v = ${to}`}: ${all}.`, stepWords(facts)];
}

function stepWords({ against, helps }: VerificationFacts): string {
  if (helps) return "At every strength each step of verification adds true passes and takes away claims.";
  return against.length === 0
    ? "At no strength does a step of verification take away true passes or add claims."
    : `Verification does not add passes and take away claims at λ = ${against.join(", ")}.`;
}

const shown = (rate: number): string => (rate < 0.01 ? rate.toFixed(3) : rate.toFixed(2));

const key: readonly SignEntry[] = [
  { sign: { kind: "line", color: claim.color, dash: claim.dash }, text: "claimed pass rate" },
  { sign: { kind: "line", color: truth.color }, text: "true pass rate" },
  { sign: { kind: "patch", color: gapColor }, text: "claimed and false" },
];

const directions = {
  strength: { title: "Compliance strength λ", sign: "λ" },
  verification: { title: "Verification v", sign: "v" },
} as const;
type Direction = keyof typeof directions;

/** Three panels along one axis: at the least, a middle and the greatest value of the other. */
function rowOver(points: readonly ClaimPoint[], along: Direction, other: Direction): readonly View[] {
  const levels = distinct(points.map((point) => point[other]));
  const shown = [levels[0], levels[(levels.length - 1) >> 1], levels[levels.length - 1]];
  return triptychOf(shown, (level, first) => {
    const own = points.filter((point) => point[other] === level);
    return panelOf(own, along, `${directions[other].sign} = ${level}`, first);
  });
}

function panelOf(points: readonly ClaimPoint[], along: Direction, heading: string, first: boolean): Panel {
  const x = {
    field: along,
    type: "quantitative" as const,
    title: directions[along].title,
    axis: { grid: false, tickCount: 5, labelFlush: false },
  };
  const y = {
    type: "quantitative" as const,
    scale: { domain: [0, 1] },
    axis: { title: first ? "Share of runs" : null, values: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  };
  const curve = (field: string, { color, dash, shape }: typeof truth) => [
    { mark: { ...mark.line, color, strokeDash: [...dash] }, encoding: { x, y: { ...y, field } } },
    { mark: { ...mark.sampled, shape, color, size: 11 }, encoding: { x, y: { ...y, field } } },
  ];
  return {
    height,
    title: panelHeading(heading),
    data: { values: [...points] },
    layer: [
      {
        mark: { type: "area", color: gapColor, opacity: 1 },
        encoding: { x, y: { ...y, field: "claimed" }, y2: { field: "pass" } },
      },
      ...curve("claimed", claim),
      ...curve("pass", truth),
    ],
  };
}
