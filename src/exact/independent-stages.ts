import type { Tally } from "../model/assemble-outcome.ts";
import { failureCauses } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import { convolutionPower, convolve } from "./convolution.ts";
import type { Effort } from "./effort.ts";
import { Line } from "./line.ts";
import { noCauses, type StageSolution } from "./stage.ts";
import type { StageSolver } from "./stage-solver.ts";

/** The tally of a scenario whose stages are independent: rates multiply, progress convolves, and equal chunks are a power. */
export function tallyIndependent(scenario: Scenario, solver: StageSolver, effort: Effort): Tally {
  const solutions = scenario.stages.map((stage) => solver.solve(stage));
  const sum = (of: (solution: StageSolution) => number) =>
    solutions.reduce((total, solution) => total + of(solution), 0);
  const final = finalProgress(solutions, effort);
  return {
    ...rates(solutions),
    reach: solutions.map(({ shares }) => shares.reached),
    claimed: solutions.map(({ shares }) => shares.reached + shares.falselyAccepted),
    expectedActions: sum(({ expectedActions }) => expectedActions),
    expectedAttempts: sum(({ expectedAttempts }) => expectedAttempts),
    finalProgress: { from: final.from, step: scenario.step, probabilities: final.cells },
  };
}

/** What multiplies from stage to stage, and where a product that was whole until then first falls short. */
function rates(
  solutions: readonly StageSolution[],
): Pick<Tally, "passRate" | "claimedRate" | "firstMissed" | "failures"> {
  const failures = noCauses();
  const firstMissed: number[] = [];
  let passRate = 1;
  let claimedRate = 1;
  for (const { shares, causes } of solutions) {
    for (const cause of failureCauses) failures[cause] += passRate * causes[cause];
    failures.unsupportedClaim += passRate * shares.falselyAccepted;
    firstMissed.push(passRate * (shares.missed + shares.falselyAccepted));
    passRate *= shares.reached;
    claimedRate *= shares.reached + shares.falselyAccepted;
  }
  return { passRate, claimedRate, firstMissed, failures };
}

function finalProgress(solutions: readonly StageSolution[], effort: Effort): Line {
  const counts = new Map<StageSolution, number>();
  for (const solution of solutions) counts.set(solution, (counts.get(solution) ?? 0) + 1);
  let sum = Line.at(0);
  for (const [solution, count] of counts) {
    sum = convolve(sum, convolutionPower(trueProgress(solution), count, effort), effort);
  }
  return sum;
}

/** Where one stage leaves true progress, whatever its verdict. */
function trueProgress({ parts }: StageSolution): Line {
  const line = new Line();
  for (const { mass, factor } of parts)
    mass.each((reported, unsupported, share) => line.add(reported - unsupported, share * factor));
  return line;
}
