import { joined } from "./kit/wording.ts";
import { type ChunkStudy, conclusions, type KeptCurve, standsUpTo } from "./separability-parts.ts";

/** Which conclusions stand whatever the tail keeps, and how far the others do. */
export function separabilityFinding(studies: readonly ChunkStudy[]): string {
  const [inside, place] = conclusions
    .slice(0, 2)
    .map((conclusion) => studies.map((one) => standsUpTo(one, conclusion)));
  const all = (ends: readonly (number | null)[]) => ends.every((end, i) => end === endOf(studies[i]));
  const limits = place.map((end) => end ?? "none").join(", ");
  if (all(inside) && all(place)) return "Whatever the tail keeps, the peak is inside and stays where it is";
  return all(inside)
    ? `Partial harnesses win at every κ; the best r stays put up to κ = ${limits}`
    : `The interior peak stands up to κ = ${inside.map((end) => end ?? "none").join(", ")}, its place up to ${limits}`;
}

const endOf = ({ curves }: ChunkStudy): number => curves[curves.length - 1].carryOver;

/** Where the best r goes, what carry-over does to the tail's actions, and what it does to agents alone. */
export function separabilityDetails(
  studies: readonly ChunkStudy[],
  lone: readonly ChunkStudy[],
): readonly string[] {
  const chunks = joined(studies.map(({ chunk }) => chunk));
  const moves = studies
    .map(({ curves }) => `${curves[0].best} → ${curves[curves.length - 1].best}`)
    .join(", ");
  const gains = studies.map(({ curves }) => gainOf(curves)).join(", ");
  const variation = shifts(studies, ({ variation: of }, r) => of[r]);
  const nats = shifts(studies, ({ nats: of }, r) => of[r]);
  return [
    `c = ${chunks}, κ = 0 → 1: best r ${moves}, best pass rate ${gains}; the tail's actions shift by ${variation} (total variation), ` +
      `an attempt by ${nats} nats.`,
    loneWords(lone),
  ];
}

function gainOf(curves: readonly KeptCurve[]): string {
  const [bare, full] = [curves[0], curves[curves.length - 1]];
  return `${bare.passRates[bare.best].toFixed(2)} → ${full.passRates[full.best].toFixed(2)}`;
}

/** How far all of the guidance moves the tail, at the r that is best without any. */
const shifts = (studies: readonly ChunkStudy[], of: (curve: KeptCurve, r: number) => number): string =>
  studies.map(({ curves }) => of(curves[curves.length - 1], curves[0].best).toFixed(2)).join(", ");

function loneWords(lone: readonly ChunkStudy[]): string {
  const moved = lone.flatMap(({ curves }) =>
    curves.flatMap(({ passRates }) => passRates.map((rate, r) => Math.abs(rate - curves[0].passRates[r]))),
  );
  if (moved.length === 0) return "";
  const most = Math.max(...moved);
  return most <= 1e-12
    ? "An agent alone has no guidance to keep: there κ changes no pass rate, and every conclusion is as it was."
    : `For agents alone κ changes pass rates by up to ${most.toPrecision(2)}.`;
}
