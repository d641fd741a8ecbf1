import { type Cause, page, type Rules } from "./reference-rules.ts";
import {
  type Member,
  readWorld,
  type ScenarioFile,
  type Stage,
  type World,
  windowOf,
} from "./reference-scenario.ts";
import { chunkReach, playStage, type StageRun } from "./reference-stage.ts";
import { Chances, Sum, total } from "./reference-sums.ts";

/**
 * A judge of the whole program: docs/model.md, sections 1 to 3, once more, written from the page alone and importing nothing
 * of src/. Plain and slow: forward over states with their probabilities, in doubles whose sums keep what rounding drops.
 * Takes a scenario as a file writes it; returns what the page calls its outcome.
 */
export function referenceOutcome(file: ScenarioFile, rules: Rules = page): ReferenceOutcome {
  const world = readWorld(file, rules);
  const tally = newTally(world);
  const pools = prunedPools(world, file.harness.pruning);
  for (const pool of pools) follow({ ...world, pool }, 1 / pools.length, tally);
  return outcomeOf(world, tally);
}

export interface ReferenceOutcome {
  readonly passRate: number;
  readonly terminalPassRate: number;
  readonly successRate: number;
  readonly claimedRate: number;
  readonly hallucinationRate: number;
  readonly meanAbsoluteBias: number;
  readonly meanBias: number;
  readonly biasQuantiles: { readonly [Name in keyof typeof levels]: number };
  readonly stages: readonly {
    readonly chunk: number;
    readonly milestone: number;
    readonly part: "scaffold" | "tail";
    readonly reach: number;
    readonly claimed: number;
    readonly firstMissed: number;
  }[];
  readonly failures: { readonly [Name in Cause]: number };
  readonly expectedActions: number;
  readonly expectedAttempts: number;
  /** True progress at the end, in lattice steps. */
  readonly finalProgress: {
    readonly from: number;
    readonly step: number;
    readonly probabilities: readonly number[];
  };
}

const levels = { p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 };
const causes: readonly Cause[] = ["overshoot", "stall", "unreachable", "unsupportedClaim", "budget"];

/** "takes m distributions out before execution": every pool that can be left, each as likely as another. */
function prunedPools(
  world: World,
  pruning: ScenarioFile["harness"]["pruning"],
): readonly (readonly Member[])[] {
  const { pool } = world;
  if (pruning === undefined) return [pool];
  if (!("count" in pruning)) return [pool.filter(({ name }) => !pruning.which.includes(name as string))];
  if (pruning.which === "random") return subsets(pool, pool.length - pruning.count);
  return [withoutExtremes(world, pruning.count, pruning.which)];
}

/** "`random` (the average over all subsets, exactly …)" */
function subsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

/** "`worst` or `best` (by the mean over the stages …, acted out with that distribution alone, unguided …; ties in pool order)" */
function withoutExtremes(world: World, count: number, which: "worst" | "best"): readonly Member[] {
  const { rules, pool, stages } = world;
  let left = pool.map((member) => {
    const alone = { ...world, pool: [member], guidance: [] };
    return { member, score: rules.loneScore(stages.map((stage) => chunkReach(alone, stage))) };
  });
  for (let k = 0; k < count; k++) {
    const out = left.reduce((first, later) =>
      rules.isTakenFirst(which, first.score, later.score) ? first : later,
    );
    left = left.filter((one) => one !== out);
  }
  return left.map(({ member }) => member);
}

// --- One trajectory ------------------------------------------------------------------------------------------------------

/** Where a trajectory stands between stages; progress in lattice steps. */
interface Standing {
  readonly reported: number;
  readonly truly: number;
  /** Actions that the task's budget leaves. */
  readonly left: number;
  readonly allReached: boolean;
  readonly allClaimed: boolean;
  readonly ended: boolean;
}

interface Tally {
  readonly pass: Sum;
  readonly claimed: Sum;
  readonly actions: Sum;
  readonly attempts: Sum;
  readonly failures: { readonly [Name in Cause]: Sum };
  readonly stages: readonly { readonly reach: Sum; readonly claimed: Sum; readonly firstMissed: Sum }[];
  readonly final: Chances<{ readonly truly: number }>;
}

function newTally({ stages }: World): Tally {
  return {
    pass: new Sum(),
    claimed: new Sum(),
    actions: new Sum(),
    attempts: new Sum(),
    failures: Object.fromEntries(causes.map((cause) => [cause, new Sum()])) as Tally["failures"],
    stages: stages.map(() => ({ reach: new Sum(), claimed: new Sum(), firstMissed: new Sum() })),
    final: new Chances(),
  };
}

/** "trajectory: x ← 0; for each Δ_t: x ← x + y of stage(Δ_t)" */
function follow(world: World, share: number, tally: Tally): void {
  let standings = new Chances<Standing>();
  standings.add(
    { reported: 0, truly: 0, left: world.budget, allReached: true, allClaimed: true, ended: false },
    share,
  );
  const played = stagesPlayedOnce(world);
  for (const stage of world.stages) {
    const next = new Chances<Standing>();
    for (const [standing, p] of standings) advance(world, stage, played, standing, p, next, tally);
    standings = next;
  }
  for (const [{ truly, allReached, allClaimed }, p] of standings) {
    tally.final.add({ truly }, p);
    if (allReached) tally.pass.add(p);
    if (allClaimed) tally.claimed.add(p);
  }
}

type Played = (stage: Stage, aim: number, drift: number, left: number) => StageRun;

function advance(
  world: World,
  stage: Stage,
  played: Played,
  before: Standing,
  p: number,
  next: Chances<Standing>,
  tally: Tally,
): void {
  const { rules, semantics } = world;
  const figures = tally.stages[stage.index];
  const miss = (cause: Cause, p: number) => {
    if (!before.allReached) return;
    figures.firstMissed.add(p);
    tally.failures[cause].add(p);
  };
  if (before.ended) {
    next.add(before, p);
    return;
  }
  if (!rules.beginsWithout(before.left)) {
    miss("budget", p);
    next.add({ ...before, allReached: false, allClaimed: false, ended: true }, p);
    return;
  }
  const aim = rules.aim(semantics, stage.chunk, stage.milestone, before.reported * world.step);
  const run = played(stage, aim, before.truly - before.reported, before.left);
  tally.actions.add(p * run.actions.value);
  tally.attempts.add(p * run.attempts.value);
  for (const [end, q] of run.ends) {
    const reached = end.verdict === "reached";
    const accepted = reached || end.verdict === "accepted";
    if (reached) figures.reach.add(p * q);
    else miss(end.verdict === "accepted" ? "unsupportedClaim" : (end.verdict as Cause), p * q);
    if (accepted) figures.claimed.add(p * q);
    next.add(
      {
        reported: before.reported + end.reported,
        truly: before.truly + end.truly,
        left: end.left,
        allReached: before.allReached && reached,
        allClaimed: before.allClaimed && accepted,
        ended: !accepted && rules.endsWhenMissed(semantics),
      },
      p * q,
    );
  }
}

/** A stage with the same aim, drift and budget is worked out once. */
function stagesPlayedOnce(world: World): Played {
  const known = new Map<string, StageRun>();
  return (stage, aim, drift, left) => {
    const key = `${stage.index},${aim},${drift},${left}`;
    const run = known.get(key) ?? playStage(world, stage, aim, drift, left);
    known.set(key, run);
    return run;
  };
}

// --- Outcome -------------------------------------------------------------------------------------------------------------

function outcomeOf(world: World, tally: Tally): ReferenceOutcome {
  const { rules, goal, step, stages } = world;
  const final = [...tally.final]
    .map(([{ truly }, p]) => ({ steps: truly, bias: truly * step - goal, p }))
    .sort((a, b) => a.steps - b.steps);
  const goalWindow = windowOf(world, goal, world.taskTolerance);
  const passRate = tally.pass.value;
  const terminalPassRate = total(final.map(({ steps, p }) => (rules.isWithin(steps, goalWindow) ? p : 0)));
  return {
    passRate,
    terminalPassRate,
    successRate: rules.success(world.semantics, passRate, terminalPassRate),
    claimedRate: tally.claimed.value,
    hallucinationRate: tally.claimed.value - passRate,
    meanAbsoluteBias: total(final.map(({ bias, p }) => Math.abs(bias) * p)),
    meanBias: total(final.map(({ bias, p }) => bias * p)),
    biasQuantiles: quantiles(final),
    stages: stages.map(({ chunk, milestone, part, index }) => ({
      chunk,
      milestone,
      part,
      reach: tally.stages[index].reach.value,
      claimed: tally.stages[index].claimed.value,
      firstMissed: tally.stages[index].firstMissed.value,
    })),
    failures: Object.fromEntries(
      causes.map((cause) => [cause, tally.failures[cause].value]),
    ) as ReferenceOutcome["failures"],
    expectedActions: tally.actions.value,
    expectedAttempts: tally.attempts.value,
    finalProgress: dense(final, step),
  };
}

/** The smallest bias whose cumulative share reaches the level; 1e-12 short of it is rounding. */
function quantiles(final: readonly { readonly bias: number; readonly p: number }[]) {
  const at = (level: number) => {
    const share = new Sum();
    for (const { bias, p } of final) {
      share.add(p);
      if (share.value >= level - 1e-12) return bias;
    }
    return final[final.length - 1].bias;
  };
  return Object.fromEntries(
    Object.entries(levels).map(([name, level]) => [name, at(level)]),
  ) as ReferenceOutcome["biasQuantiles"];
}

function dense(final: readonly { readonly steps: number; readonly p: number }[], step: number) {
  const from = final[0].steps;
  const probabilities = new Array<number>(final[final.length - 1].steps - from + 1).fill(0);
  for (const { steps, p } of final) probabilities[steps - from] = p;
  return { from, step, probabilities };
}
