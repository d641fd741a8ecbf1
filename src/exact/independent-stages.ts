import type { Tally } from "../model/assemble-outcome.ts";
import { failureCauses } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import { convolutionPower, convolve } from "./convolution.ts";
import type { Effort } from "./effort.ts";
import { Line } from "./line.ts";
import { noCauses, type StageOutcome } from "./stage.ts";
import type { StageSolver } from "./stage-solver.ts";

/**
 * Whether no stage depends on what came before: each aims at its own chunk, and neither an abort nor a task budget ends
 * the trajectory. Then rates multiply, progress convolves, and equal chunks are a power.
 */
export const stagesAreIndependent = ({ semantics, budget }: Scenario): boolean =>
  semantics.anchor === "relative" && semantics.onExhausted === "carry" && budget === Number.POSITIVE_INFINITY;

/** The tally of a scenario whose stages are independent. */
export function tallyIndependent(scenario: Scenario, solver: StageSolver, effort: Effort): Tally {
  const nowhere = { position: 0, lie: 0, remaining: Number.POSITIVE_INFINITY };
  const outcomes = scenario.stages.map((stage) => solver.solve(stage, nowhere));
  const failures = noCauses();
  const firstMissed: number[] = [];
  let passRate = 1;
  let claimedRate = 1;
  const masses = outcomes.map((outcome) => outcome.masses);
  outcomes.forEach((outcome, i) => {
    const { reached, falselyAccepted } = masses[i];
    for (const cause of failureCauses) failures[cause] += passRate * outcome.causes[cause];
    failures.unsupportedClaim += passRate * falselyAccepted;
    firstMissed.push(passRate * (masses[i].missed + falselyAccepted));
    passRate *= reached;
    claimedRate *= reached + falselyAccepted;
  });
  const final = finalProgress(outcomes, effort);
  return {
    passRate,
    claimedRate,
    reach: masses.map(({ reached }) => reached),
    claimed: masses.map(({ reached, falselyAccepted }) => reached + falselyAccepted),
    firstMissed,
    failures,
    expectedActions: outcomes.reduce((sum, { expectedActions }) => sum + expectedActions, 0),
    expectedAttempts: outcomes.reduce((sum, { expectedAttempts }) => sum + expectedAttempts, 0),
    finalProgress: { from: final.from, step: scenario.step, probabilities: final.cells },
  };
}

function finalProgress(outcomes: readonly StageOutcome[], effort: Effort): Line {
  const counts = new Map<StageOutcome, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  let sum = Line.at(0);
  for (const [outcome, count] of counts) {
    sum = convolve(sum, convolutionPower(trueProgress(outcome), count, effort), effort);
  }
  return sum;
}

/** Where one stage leaves true progress, whatever its verdict. */
function trueProgress({ branches }: StageOutcome): Line {
  const line = new Line();
  for (const { reached, falselyAccepted, missed } of branches) {
    for (const mass of [reached, falselyAccepted, missed]) {
      mass.each((reported, lie, share) => line.add(reported - lie, share));
    }
  }
  return line;
}
