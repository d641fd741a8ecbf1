import type { Distribution } from "./distribution.ts";
import { assertWithin } from "./errors.ts";
import { knownOr } from "./known-or.ts";
import { inWindow, windowAround } from "./lattice.ts";
import { plannedActions } from "./planned-actions.ts";
import { geometricSum } from "./powers.ts";
import type { Scenario, Stage } from "./scenario.ts";
import { GapLaws, StageLaw } from "./stage-law.ts";

type Harness = Pick<Scenario, "step" | "continuous" | "tolerance" | "semantics">;

/**
 * The mean reach over a harness's stages acted out with one distribution alone, unguided and from each stage's own chunk.
 * This is what ranks the pool for `worst` and `best` pruning; like a stage's verdict it is of reported progress.
 */
export function loneReach(distribution: Distribution, stages: readonly Stage[], harness: Harness): number {
  const laws = new GapLaws([distribution], [], harness.step);
  const known = new Map<string, number>();
  let sum = 0;
  for (const stage of stages) {
    const key = `${stage.chunk} ${stage.horizon} ${stage.attempts}`;
    sum += knownOr(known, key, () => stageReach(laws, stage, harness));
  }
  return sum / stages.length;
}

function stageReach(laws: GapLaws, stage: Stage, harness: Harness): number {
  const window = windowAround(stage.chunk, harness.tolerance, harness.step, harness.continuous);
  rejectHuge(laws, stage, window.high);
  const undo = harness.semantics.onOvershoot === "undo";
  const law = new StageLaw(laws, { aim: stage.chunk, window, horizon: stage.horizon, undo });
  const reach = harness.semantics.feedback === "closed" ? law.continuation(0, stage.horizon) : openReach(law);
  // 1 − (1 − p)^R, summed so that a tiny p is not lost beside 1.
  return reach * geometricSum(1 - reach, stage.attempts);
}

/** More multiply-adds than this to rank one distribution on one stage are refused. */
const workLimit = 1e9;

function rejectHuge({ members: [alone] }: GapLaws, { horizon }: Stage, high: number): void {
  const width = alone.probabilities.length;
  const most = Math.min(high + width, horizon * (Math.max(0, alone.offset) + width));
  const work = Math.max(0, most) * width * horizon;
  const hint = "name the distributions to prune";
  assertWithin("multiply-adds to rank a distribution for pruning", work, workLimit, hint);
}

/** The probability that the planned number of actions sums into the window. */
function openReach({ laws, target }: StageLaw): number {
  const [{ offset, probabilities }] = laws.members;
  const actions = plannedActions(target.aim, laws.at(target.aim).mean, target.horizon);
  let sums = Float64Array.of(1);
  for (let n = 0; n < actions; n++) {
    const longer = new Float64Array(sums.length + probabilities.length - 1);
    for (let i = 0; i < sums.length; i++) {
      for (let a = 0; a < probabilities.length; a++) longer[i + a] += sums[i] * probabilities[a];
    }
    sums = longer;
  }
  return sums.reduce((reach, p, i) => (inWindow(target.window, i + actions * offset) ? reach + p : reach), 0);
}
