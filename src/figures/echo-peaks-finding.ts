import { extremesOf } from "../stats/curves.ts";
import { localPeaks } from "../stats/local-peaks.ts";
import type { AttemptCurve } from "./echo-peaks-curves.ts";
import { joined, rateWord, shortened } from "./kit/wording.ts";

/** A ripple lower than this share of the far reach is not spoken of. */
const slight = 0.02;

/** A chunk that an attempt reaches more often than the chunks beside it. */
interface Ripple {
  readonly chunk: number;
  /** The chunk in natural steps: in mean increments. */
  readonly steps: number;
}

/** The local maxima of the reach over the chunk, but for those at the ends of the table. */
function ripplesOf({ reach: { x, y }, mean, hitShare }: AttemptCurve): readonly Ripple[] {
  return localPeaks(y)
    .filter(({ index, prominence }) => index > 0 && index < y.length - 1 && prominence > slight * hitShare)
    .map(({ index }) => ({ chunk: x[index], steps: x[index] / mean }));
}

/** Whether every echo of the pass curve stands on a ripple of the reach. */
export function echoFinding(curves: readonly AttemptCurve[]): string {
  const echoes = curves.flatMap(echoesOf);
  const off = echoes.filter(({ away }) => away > 2);
  if (echoes.length === 0) return "The pass rate has no echo: its only peak is the coarsest chunk in reach";
  if (off.length > 0) {
    return `Not every echo is a ripple of the reach: ${joined(off.map(({ name }) => name))} is none`;
  }
  const farthest = Math.max(...echoes.map(({ away }) => away));
  return `Echoes are ripples of the reach: each within ${farthest.toFixed(1)} of a chunk hit more often`;
}

/** Where the ripples lie in natural steps, and from which chunk on the reach is flat. */
export function echoDetails(curves: readonly AttemptCurve[]): readonly string[] {
  const names = shortened(curves.map(({ agent }) => agent));
  const steps = curves.map((curve) => ripplesOf(curve).map((ripple) => ripple.steps.toFixed(1)));
  const spreads = curves.map(({ spread, mean }) => (spread / mean).toFixed(2)).join(", ");
  const limits = curves.map(({ hitShare }) => rateWord(hitShare)).join(", ");
  return [
    highestEcho(curves),
    `Ripples at ${steps.map((own) => own.join(", ")).join("; ")} natural steps for ${names}. Sums of n steps spread by √n times ` +
      `${spreads} of a step: later ones blur.`,
    `From chunks of ${curves.map(flatFrom).join(", ")} on the reach is flat at window / mean increment = ${limits}: size no longer ` +
      "matters, and fewer stages pass more often until the horizon is too short.",
  ];
}

/** The echo that comes nearest to the best pass rate of its curve. */
function highestEcho(curves: readonly AttemptCurve[]): string {
  const echoes = curves.flatMap(({ agent, goal, pass }) => {
    const [best, ...rest] = extremesOf(pass, 1);
    return rest.map(({ x, y }) => ({ agent, chunk: goal / x, k: x, y, best }));
  });
  const [first, ...others] = echoes;
  if (first === undefined) return "";
  const { agent, chunk, k, y, best } = others.reduce(
    (most, echo) => (echo.y / echo.best.y > most.y / most.best.y ? echo : most),
    first,
  );
  return (
    `The highest is ${agent}'s at K = ${k}, chunks of ${Number(chunk.toFixed(1))}: pass rate ${y.toFixed(2)} against ` +
    `${best.y.toFixed(2)} at its best, K = ${best.x}.`
  );
}

interface NamedEcho {
  readonly name: string;
  /** How far its chunk lies from the nearest ripple. */
  readonly away: number;
}

function echoesOf(curve: AttemptCurve): readonly NamedEcho[] {
  const ripples = ripplesOf(curve);
  return extremesOf(curve.pass, 1)
    .slice(1)
    .map(({ x }) => ({
      name: `${curve.agent}'s K = ${x}`,
      away: Math.min(...ripples.map(({ chunk }) => Math.abs(chunk - curve.goal / x))),
    }));
}

/** Reach this near to its limit counts as flat. */
const level = 0.05;

/** The first chunk of the longest run in which the reach is within a twentieth of its limit. */
function flatFrom({ reach: { x, y }, hitShare }: AttemptCurve): number {
  let [longest, from, start] = [0, x[0], 0];
  y.forEach((reach, i) => {
    if (Math.abs(reach - hitShare) > level * hitShare) start = i + 1;
    if (i + 1 - start > longest) [longest, from] = [i + 1 - start, x[start]];
  });
  return from;
}
