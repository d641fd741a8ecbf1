import { groupBy, numberAt, numbersAt } from "../../stats/columns.ts";
import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import { distinct } from "../../stats/distinct.ts";
import { localPeaks } from "../../stats/local-peaks.ts";
import type { Row } from "../../stats/table.ts";

export type PhasePoint = Readonly<ReturnType<typeof pointOf>>;

export type Phase = Readonly<ReturnType<typeof phasesOf>[number]>;

/**
 * Each agent's pass rates from a study's exact rows; `level` names the column of attempts or tolerances. Levels ascend, each with
 * its points from coarse to fine; on the ridge lies the best of each, none where nothing passes or the best is shared.
 */
export function phasesOf(rows: readonly Row[], level: string) {
  const exact = rows.filter((row) => row["engine"] === "exact");
  return [...groupBy(exact, "agent")].map(([agent, own]) => {
    const points = own.map((row) => pointOf(row, level));
    const sorted = points.sort((a, b) => a.level - b.level || a.subgoals - b.subgoals);
    const levels = [...Map.groupBy(sorted, (point) => point.level).values()];
    return { agent, levels, ridge: levels.flatMap(bestOf) };
  });
}

/**
 * A sub-goal count at one level of attempts, or tolerance; `reachable` when no stage that is always tried is out of reach for good:
 * attempts can help.
 */
const pointOf = (row: Row, level: string) => ({
  ...numbersAt(row, "subgoals", "passRate"),
  level: numberAt(row, level),
  reachable: numberAt(row, "failureUnreachable") === 0,
});

function bestOf(points: readonly PhasePoint[]): readonly PhasePoint[] {
  const best = points[indexOfHighest(points.map(({ passRate }) => passRate))];
  const equal = points.filter(({ passRate }) => !isAbove(best.passRate, passRate));
  return best.passRate > 0 && equal.length === 1 ? [best] : [];
}

export type AttemptFacts = Readonly<ReturnType<typeof attemptFacts>>;

/**
 * What attempts do to an agent: whether a run passes where a stage was said to be out of reach; the `best` sub-goal counts with the
 * fewest attempts and with the most (null when no level has a best one); the first attempts at which the best is more than twice
 * the first, and whether it was a further peak with fewer; the counts within reach, and the `holes` between them.
 */
export function attemptFacts({ agent, levels, ridge }: Phase) {
  const points = levels.flat();
  const [first, last] = [ridge[0], ridge[ridge.length - 1]];
  const jump = ridge.find(({ subgoals }) => subgoals > 2 * first.subgoals);
  const within = distinct(points.filter(({ reachable }) => reachable).map(({ subgoals }) => subgoals));
  const isInside = (k: number) => k > within[0] && k < within[within.length - 1] && !within.includes(k);
  return {
    agent,
    isOpened: points.some(({ reachable, passRate }) => !reachable && passRate > 0),
    best: first === undefined ? null : { from: first.subgoals, to: last.subgoals },
    jump: jump === undefined ? null : { attempts: jump.level, isEcho: wasPeak(levels, jump) },
    within,
    holes: distinct(points.map(({ subgoals }) => subgoals).filter(isInside)),
  };
}

/** Whether a point stands on a local peak of the level below its own. */
function wasPeak(levels: Phase["levels"], { subgoals, level }: PhasePoint): boolean {
  const below = levels[levels.findIndex(([point]) => point.level === level) - 1];
  const peaks = localPeaks(below.map(({ passRate }) => passRate));
  return peaks.some(({ index }) => below[index].subgoals === subgoals);
}

export type ToleranceFacts = Readonly<ReturnType<typeof toleranceFacts>>;
export type ToleranceAgent = ToleranceFacts["agents"][number];

/** The sub-goal counts of the granularity study past its peaks. */
const isUsual = (subgoals: number): boolean => subgoals >= 5 && subgoals <= 24;
/** The pass rate that counts as safe. */
export const safe = 0.9;

/** What tolerance does to the coarsest, the finest and the usual sub-goal counts, agent by agent; no usual ones are null. */
export function toleranceFacts(phases: readonly Phase[]) {
  const columns = distinct(phases.flatMap(({ levels }) => levels.flat().map(({ subgoals }) => subgoals)));
  const [coarsest, finest] = [columns[0], columns[columns.length - 1]];
  const usual = columns.filter(isUsual);
  return {
    coarsest,
    finest,
    usual: usual.length === 0 ? null : { from: usual[0], to: usual[usual.length - 1] },
    agents: phases.map((phase) => toleranceAgent(phase, coarsest, finest)),
  };
}

/**
 * The least tolerances at which the coarsest and the finest sub-goal count can be passed (null when none does), the best pass rate at
 * each tolerance, and from which on the usual counts are all safe, with how many different ones are best below it.
 */
function toleranceAgent({ agent, levels, ridge }: Phase, coarsest: number, finest: number) {
  const opensAt = (column: number) =>
    levels.flat().find(({ subgoals, reachable }) => subgoals === column && reachable)?.level ?? null;
  const alike = alikeFrom(levels);
  return {
    agent,
    coarseFrom: opensAt(coarsest),
    fineFrom: opensAt(finest),
    best: levels.map((points) => ({
      tolerance: points[0].level,
      passRate: Math.max(...points.map(({ passRate }) => passRate)),
    })),
    alike: alike === null ? null : { from: alike, bestsBelow: bestsBelow(ridge, alike) },
  };
}

const bestsBelow = (ridge: readonly PhasePoint[], below: number): number =>
  new Set(ridge.filter(({ level }) => level < below).map(({ subgoals }) => subgoals)).size;

function alikeFrom(levels: Phase["levels"]): number | null {
  const usually = levels
    .map((points) => points.filter(({ subgoals }) => isUsual(subgoals)))
    .filter((points) => points.length > 0);
  const unsafe = usually.findLastIndex((points) => points.some(({ passRate }) => passRate < safe));
  return usually[unsafe + 1]?.[0].level ?? null;
}
