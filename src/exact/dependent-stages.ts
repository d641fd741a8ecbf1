import type { Tally } from "../model/assemble-outcome.ts";
import { failureCauses } from "../model/outcome.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import type { Effort } from "./effort.ts";
import { Line } from "./line.ts";
import type { Mass } from "./mass.ts";
import { noCauses } from "./stage.ts";
import type { SolvedStage, StageSolver } from "./stage-solver.ts";

/** How a trajectory has fared so far: every stage truly reached, every stage accepted, or some stage missed. */
type Standing = "true" | "accepted" | "missed";

/** Trajectories of one standing, one lie and one number of actions, over reported progress. */
interface Fiber {
  readonly standing: Standing;
  /** What true progress lacks of the reported. */
  readonly lie: number;
  /** Actions used; 0 throughout when no task budget asks. */
  readonly actions: number;
  readonly progress: Line;
}

/**
 * The tally of any scenario: a forward pass over (reported progress, lie, actions used, standing) stage by stage.
 *
 * Stages that aim at milestones, a task budget, and an abort all make a stage depend on what came before it.
 */
export function tallyDependent(scenario: Scenario, solver: StageSolver, effort: Effort): Tally {
  const pass = new ForwardPass(scenario, solver, effort);
  for (const stage of scenario.stages) pass.follow(stage);
  return pass.tally();
}

class ForwardPass {
  readonly #scenario: Scenario;
  readonly #solver: StageSolver;
  readonly #effort: Effort;
  #fibers = new Map<string, Fiber>();
  /** Trajectories that ended before the last stage, over true progress. */
  readonly #ended = new Line();
  readonly #failures = noCauses();
  readonly #reach: number[] = [];
  readonly #claimed: number[] = [];
  readonly #firstMissed: number[] = [];
  #expectedActions = 0;
  #expectedAttempts = 0;

  constructor(scenario: Scenario, solver: StageSolver, effort: Effort) {
    this.#scenario = scenario;
    this.#solver = solver;
    this.#effort = effort;
    this.#fiber(this.#fibers, "true", 0, 0).progress.add(0, 1);
  }

  follow(stage: Stage): void {
    const at = this.#reach.length;
    for (const sums of [this.#reach, this.#claimed, this.#firstMissed]) sums.push(0);
    const next = new Map<string, Fiber>();
    for (const fiber of this.#fibers.values()) {
      const remaining = this.#scenario.budget - fiber.actions;
      if (remaining <= 0) this.#runOut(fiber, at);
      else
        fiber.progress.each((position, chance) => {
          const outcome = this.#solver.solve(stage, { position, lie: fiber.lie, remaining });
          this.#note(fiber.standing, chance, outcome, at);
          this.#spread(fiber, position, chance, outcome, next);
        });
    }
    this.#effort.claimCells(next.size * 1000);
    this.#fibers = next;
  }

  tally(): Tally {
    const rates = { true: 0, accepted: 0, missed: 0 };
    const final = this.#ended;
    for (const { standing, lie, progress } of this.#fibers.values()) {
      rates[standing] += progress.total();
      progress.each((position, mass) => final.add(position - lie, mass));
    }
    return {
      passRate: rates.true,
      claimedRate: rates.true + rates.accepted,
      reach: this.#reach,
      claimed: this.#claimed,
      firstMissed: this.#firstMissed,
      failures: this.#failures,
      expectedActions: this.#expectedActions,
      expectedAttempts: this.#expectedAttempts,
      finalProgress: { from: final.from, step: this.#scenario.step, probabilities: final.cells },
    };
  }

  /** The budget is used up before the stage begins. */
  #runOut({ standing, lie, progress }: Fiber, stage: number): void {
    if (standing === "true") {
      this.#failures.budget += progress.total();
      this.#firstMissed[stage] += progress.total();
    }
    progress.each((position, mass) => this.#ended.add(position - lie, mass));
  }

  #note(standing: Standing, chance: number, outcome: SolvedStage, stage: number): void {
    const { reached, falselyAccepted, missed } = outcome.masses;
    this.#reach[stage] += chance * reached;
    this.#claimed[stage] += chance * (reached + falselyAccepted);
    this.#expectedActions += chance * outcome.expectedActions;
    this.#expectedAttempts += chance * outcome.expectedAttempts;
    if (standing !== "true") return;
    this.#firstMissed[stage] += chance * (missed + falselyAccepted);
    this.#failures.unsupportedClaim += chance * falselyAccepted;
    for (const cause of failureCauses) this.#failures[cause] += chance * outcome.causes[cause];
  }

  #spread(
    fiber: Fiber,
    position: number,
    chance: number,
    outcome: SolvedStage,
    next: Map<string, Fiber>,
  ): void {
    const { standing } = fiber;
    const budgeted = this.#scenario.budget < Number.POSITIVE_INFINITY;
    for (const branch of outcome.branches) {
      const actions = budgeted ? fiber.actions + branch.actions : 0;
      const put = (to: Standing, mass: Mass) => this.#put(fiber, position, chance, to, actions, mass, next);
      put(standing, branch.reached);
      put(standing === "true" ? "accepted" : standing, branch.falselyAccepted);
      if (this.#scenario.semantics.onExhausted === "abort")
        this.#abort(fiber, position, chance, branch.missed);
      else put("missed", branch.missed);
    }
  }

  #put(
    from: Fiber,
    position: number,
    chance: number,
    standing: Standing,
    actions: number,
    mass: Mass,
    next: Map<string, Fiber>,
  ): void {
    this.#effort.spend(mass.cells.length);
    let fiber: Fiber | null = null;
    mass.each((reported, lie, share) => {
      // Cells come row by row, so the fiber changes as seldom as the lie does.
      if (fiber?.lie !== from.lie + lie) fiber = this.#fiber(next, standing, from.lie + lie, actions);
      fiber.progress.add(position + reported, chance * share);
    });
  }

  #abort(fiber: Fiber, position: number, chance: number, missed: Mass): void {
    this.#effort.spend(missed.cells.length);
    missed.each((reported, lie, share) => {
      this.#ended.add(position + reported - fiber.lie - lie, chance * share);
    });
  }

  #fiber(among: Map<string, Fiber>, standing: Standing, lie: number, actions: number): Fiber {
    const key = `${standing} ${lie} ${actions}`;
    const known = among.get(key);
    if (known) return known;
    const fiber: Fiber = { standing, lie, actions, progress: new Line() };
    among.set(key, fiber);
    return fiber;
  }
}
