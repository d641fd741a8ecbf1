import { assembleOutcome, type Figures, figuresOf, type Tally } from "../model/assemble-outcome.ts";
import { assertScenario } from "../model/assert-argument.ts";
import { byCause, type Outcome } from "../model/outcome.ts";
import { type PrunedPool, type Scenario, stagesAreIndependent } from "../model/scenario.ts";
import { tallyDependent } from "./dependent-stages.ts";
import { Effort, type ExactLimits } from "./effort.ts";
import { KnownRules } from "./known-rules.ts";
import { Line } from "./line.ts";
import { StageSolver } from "./stage-solver.ts";

/** The figures of an outcome that the error of a refined lattice is estimated for. */
const estimated = [
  "passRate",
  "terminalPassRate",
  "claimedRate",
  "meanAbsoluteBias",
  "meanBias",
  "expectedActions",
  "expectedAttempts",
] as const satisfies readonly (keyof Outcome)[];

/** What a continuous scenario was solved on, and how far the values moved when the step was halved. */
export interface Discretisation {
  readonly step: number;
  readonly error: { readonly [Name in (typeof estimated)[number]]: number };
}

export interface ExactOutcome extends Outcome {
  readonly engine: "exact";
  /** Null on a lattice, where there is no error but rounding. */
  readonly discretisation: Discretisation | null;
}

/**
 * The outcome of a scenario by dynamic programming, without sampling error.
 *
 * Shape:  every figure of `Outcome`; rates sum as stated there up to rounding (about 1e-15).
 * Errors: LimitError, with the size and the limit, when a table or the work would pass `limits`; ScenarioError for what is no
 *         resolved scenario, or no limit.
 * Source: docs/model.md, section 4.
 */
export function evaluateExactly(scenario: Scenario, limits?: ExactLimits): ExactOutcome {
  assertScenario(scenario);
  const effort = new Effort(limits);
  // Under limits of one's own, what is known was allowed by others.
  const known = limits === undefined ? knownRules : new KnownRules();
  const outcome = outcomeOf(scenario, known, effort);
  const coarser = scenario.coarser && outcomeOf(scenario.coarser, known, effort);
  known.settle();
  if (coarser === null) return { engine: "exact", ...outcome, discretisation: null };
  const error = Object.fromEntries(estimated.map((name) => [name, Math.abs(outcome[name] - coarser[name])]));
  const discretisation = { step: scenario.step, error: error as Discretisation["error"] };
  return { engine: "exact", ...outcome, discretisation };
}

/** What evaluations leave to those after them; no figure hangs on it. */
const knownRules = new KnownRules();

/** The figures of `evaluateExactly` alone, without stages, final progress and error. Errors: its own. */
export function exactFigures(scenario: Scenario): Figures {
  assertScenario(scenario);
  const figures = figuresOf(scenario, tallyOf(scenario, knownRules, new Effort()));
  knownRules.settle();
  return figures;
}

const outcomeOf = (scenario: Scenario, known: KnownRules, effort: Effort): Outcome =>
  assembleOutcome(scenario, tallyOf(scenario, known, effort));

function tallyOf(scenario: Scenario, known: KnownRules, effort: Effort): Tally {
  const tallies = scenario.pools.map((pool) => tallyWith(scenario, pool, known, effort));
  return tallies.length === 1 ? tallies[0] : averaged(scenario, tallies);
}

function tallyWith(scenario: Scenario, pool: PrunedPool, known: KnownRules, effort: Effort): Tally {
  if (stagesAreIndependent(scenario)) return known.stagesOf(scenario, pool).tally(scenario, effort);
  return tallyDependent(scenario, new StageSolver(scenario, pool, effort), effort);
}

/** The tally of a pool drawn by its share before each trajectory: every figure of a tally is a mean over trajectories. */
function averaged({ pools, stages, step }: Scenario, tallies: readonly Tally[]): Tally {
  const mean = (of: (tally: Tally) => number) =>
    tallies.reduce((sum, tally, i) => sum + pools[i].share * of(tally), 0);
  const perStage = (of: (tally: Tally) => ArrayLike<number>) =>
    stages.map((_, i) => mean((tally) => of(tally)[i]));
  const final = new Line();
  tallies.forEach(({ finalProgress: { from, probabilities } }, i) => {
    for (let j = 0; j < probabilities.length; j++) final.add(from + j, pools[i].share * probabilities[j]);
  });
  return {
    passRate: mean((tally) => tally.passRate),
    claimedRate: mean((tally) => tally.claimedRate),
    reach: perStage((tally) => tally.reach),
    claimed: perStage((tally) => tally.claimed),
    firstMissed: perStage((tally) => tally.firstMissed),
    failures: byCause((cause) => mean((tally) => tally.failures[cause])),
    expectedActions: mean((tally) => tally.expectedActions),
    expectedAttempts: mean((tally) => tally.expectedAttempts),
    finalProgress: { from: final.from, step, probabilities: final.cells },
  };
}
