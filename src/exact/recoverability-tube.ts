import { terminalWindow } from "../model/aim.ts";
import { assertScenario } from "../model/assert-argument.ts";
import { ScenarioError } from "../model/errors.ts";
import { knownOr } from "../model/known-or.ts";
import { inWindow } from "../model/lattice.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import { Effort, type ExactLimits } from "./effort.ts";
import { Line } from "./line.ts";
import { StageSolver } from "./stage-solver.ts";

/** One progress value a trajectory can have at a milestone. Rates lie in 0…1, progress is in progress units. */
export interface TubePoint {
  readonly progress: number;
  /** The probability of coming to the milestone there, still under way and able to pass by what happened so far. */
  readonly visit: number;
  /** The probability of passing from there: the continuation value of the whole harness. */
  readonly finish: number;
}

/** The progress values met at one milestone, ascending; the first of a tube is the start at 0. */
export interface TubeMilestone {
  readonly milestone: number;
  readonly points: readonly TubePoint[];
}

/**
 * The recoverability tube: what progress a trajectory can have at each milestone, and the chance to pass from there.
 *
 * A pass is what the scenario's `pass` option counts. A trajectory that missed a stage has left the tube under the strict one;
 * under the terminal one only progress matters, but an `abort` ends it there: whether that end passes counts for `finish` of the
 * point before. The tube above a level is the points with `finish` above it.
 * Errors: ScenarioError with random pruning, hallucination or a task budget, where progress alone does not say what can
 * still be reached; LimitError as `evaluateExactly`.
 * Source: the paper names the tube; this definition is ours (docs/model.md, section 2).
 */
export function recoverabilityTube(scenario: Scenario, limits?: ExactLimits): readonly TubeMilestone[] {
  assertScenario(scenario);
  rejectHiddenState(scenario);
  const solver = new StageSolver(scenario, scenario.pools[0], new Effort(limits));
  const steps = scenario.stages.map((stage) => stepOf(scenario, solver, stage));
  const visits = [Line.at(0)];
  for (const step of steps) visits.push(carriedForward(visits[visits.length - 1], step));
  const finishes = finishValues(scenario, visits, steps);
  return visits.map((visit, t) => {
    const points: TubePoint[] = [];
    visit.each((position, chance) => {
      const finish = finishes[t].get(position) ?? 0;
      points.push({ progress: position * scenario.step, visit: chance, finish });
    });
    return { milestone: t === 0 ? 0 : scenario.stages[t - 1].milestone, points };
  });
}

function rejectHiddenState({ pools, budget }: Scenario): void {
  const hint = "look at the tube of the scenario without it";
  const refuse = (path: string, problem: string): never => {
    throw new ScenarioError({ path, problem, hint });
  };
  const ofProgress = "a tube is of progress alone, but";
  if (pools.length > 1)
    refuse("harness.pruning", "a tube belongs to one pool, but random pruning leaves several");
  if (budget < Number.POSITIVE_INFINITY)
    refuse("task.budget", `${ofProgress} what can be reached also hangs on the actions left`);
  if (pools[0].members.some(({ hallucination }) => hallucination > 0))
    refuse("pool", `${ofProgress} with hallucination reported and true progress differ`);
}

/** Where a stage leads from a position: to the next milestone, still able to pass, or to an end there and then that passes. */
interface Lead {
  readonly onward: Line;
  readonly passed: number;
}

type Step = (position: number) => Lead;

function stepOf(scenario: Scenario, solver: StageSolver, stage: Stage): Step {
  const known = new Map<number, Lead>();
  const { pass, onExhausted } = scenario.semantics;
  const goal = terminalWindow(scenario);
  const lead = (position: number): Lead => {
    const onward = new Line();
    let passed = 0;
    for (const { verdict, from, cells, start, length } of solver.solve(stage, position).leaves) {
      if (verdict !== "reached" && pass === "strict") continue;
      for (let i = 0; i < length; i++) {
        const [at, share] = [position + from + i, cells[start + i]];
        if (verdict === "reached" || onExhausted === "carry") onward.add(at, share);
        else if (inWindow(goal, at)) passed += share;
      }
    }
    return { onward, passed };
  };
  return (position) => knownOr(known, position, () => lead(position));
}

function carriedForward(from: Line, step: Step): Line {
  const to = new Line();
  from.each((position, chance) => step(position).onward.each((next, share) => to.add(next, share * chance)));
  return to;
}

/** The chance to pass from each position met, milestone by milestone from the last. */
function finishValues(
  scenario: Scenario,
  visits: readonly Line[],
  steps: readonly Step[],
): readonly ReadonlyMap<number, number>[] {
  const goal = terminalWindow(scenario);
  const strict = scenario.semantics.pass === "strict";
  const values: Map<number, number>[] = visits.map(() => new Map());
  for (let t = steps.length; t >= 0; t--) {
    visits[t].each((position) => {
      const atEnd = strict || inWindow(goal, position) ? 1 : 0;
      values[t].set(position, t === steps.length ? atEnd : finishFrom(steps[t](position), values[t + 1]));
    });
  }
  return values;
}

function finishFrom({ onward, passed }: Lead, next: ReadonlyMap<number, number>): number {
  let value = passed;
  onward.each((position, share) => {
    value += share * (next.get(position) ?? 0);
  });
  return value;
}
