import { inWindow, terminalWindow } from "../model/aim.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import { Effort, type ExactLimits } from "./effort.ts";
import { Line } from "./line.ts";
import { StageSolver } from "./stage-solver.ts";

/** One progress value a trajectory can have at a milestone. Rates lie in 0…1, progress is in progress units. */
export interface TubePoint {
  readonly progress: number;
  /** The probability of coming to the milestone there and still being able to pass by what happened so far. */
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
 * A pass is what the scenario's `pass` option counts. Under the strict one a trajectory that missed a stage has left the
 * tube; under the terminal one only progress matters. The tube above a level is the points with `finish` above it.
 * Errors: ScenarioError with random pruning, hallucination or a task budget, where progress alone does not say what can
 * still be reached; LimitError as `evaluateExactly`.
 * Source: the paper names the tube; this definition is ours (docs/model.md, section 2).
 */
export function recoverabilityTube(scenario: Scenario, limits?: ExactLimits): readonly TubeMilestone[] {
  rejectHiddenState(scenario);
  const solver = new StageSolver(scenario, scenario.pools[0], new Effort(limits));
  const steps = scenario.stages.map((stage) => onward(scenario, solver, stage));
  const visits = [Line.at(0)];
  for (const step of steps) visits.push(carriedForward(visits[visits.length - 1], step));
  const finishes = finishValues(scenario, visits, steps);
  return visits.map((visit, t) => ({
    milestone: t === 0 ? 0 : scenario.stages[t - 1].milestone,
    points: pointsOf(visit, finishes[t], scenario.step),
  }));
}

function rejectHiddenState({ pools, budget }: Scenario): void {
  const refuse = (path: string, problem: string): never => {
    throw new ScenarioError({ path, problem, hint: "look at the tube of the scenario without it" });
  };
  if (pools.length > 1)
    refuse("harness.pruning", "a tube belongs to one pool, but random pruning leaves several");
  if (budget < Number.POSITIVE_INFINITY) {
    refuse(
      "task.budget",
      "a tube is of progress alone, but what can be reached also hangs on the actions left",
    );
  }
  if (pools[0].members.some(({ hallucination }) => hallucination > 0)) {
    refuse("pool", "a tube is of progress alone, but with hallucination reported and true progress differ");
  }
}

/** Where a stage leads from a position, as long as a pass stays possible. */
type Onward = (position: number) => Line;

function onward(scenario: Scenario, solver: StageSolver, stage: Stage): Onward {
  const known = new Map<number, Line>();
  const strict = scenario.semantics.pass === "strict";
  return (position) => {
    const met = known.get(position);
    if (met) return met;
    const line = new Line();
    const [{ reached, falselyAccepted, missed }] = solver.solve(stage, {
      position,
      lie: 0,
      remaining: Number.POSITIVE_INFINITY,
    }).branches;
    for (const mass of strict ? [reached] : [reached, falselyAccepted, missed]) {
      mass.each((made, _, share) => line.add(position + made, share));
    }
    known.set(position, line);
    return line;
  };
}

function carriedForward(from: Line, step: Onward): Line {
  const to = new Line();
  from.each((position, chance) => to.addScaled(step(position), chance));
  return to;
}

/** The chance to pass from each position met, milestone by milestone from the last. */
function finishValues(
  scenario: Scenario,
  visits: readonly Line[],
  steps: readonly Onward[],
): ReadonlyMap<number, number>[] {
  const last = new Map<number, number>();
  const goal = terminalWindow(scenario);
  const strict = scenario.semantics.pass === "strict";
  visits[steps.length].each((position) => last.set(position, strict || inWindow(goal, position) ? 1 : 0));
  const values: ReadonlyMap<number, number>[] = [last];
  for (let t = steps.length - 1; t >= 0; t--) {
    const here = new Map<number, number>();
    visits[t].each((position) => {
      let value = 0;
      steps[t](position).each((next, share) => {
        value += share * (values[0].get(next) ?? 0);
      });
      here.set(position, value);
    });
    values.unshift(here);
  }
  return values;
}

function pointsOf(visit: Line, finish: ReadonlyMap<number, number>, step: number): readonly TubePoint[] {
  const points: TubePoint[] = [];
  visit.each((position, chance) => {
    points.push({ progress: position * step, visit: chance, finish: finish.get(position) ?? 0 });
  });
  return points;
}
