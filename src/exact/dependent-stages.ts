import type { Tally } from "../model/assemble-outcome.ts";
import { knownOr } from "../model/known-or.ts";
import { failureCauses } from "../model/outcome.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import type { StageVerdict } from "../model/trace-event.ts";
import type { Effort } from "./effort.ts";
import { Line } from "./line.ts";
import type { Mass } from "./mass.ts";
import { noCauses, type StageBranch, type StageSolution } from "./stage.ts";
import type { StageSolver } from "./stage-solver.ts";

/** Trajectories that have fared alike so far, over reported progress. */
interface Stratum {
  /** The worst verdict on a stage so far. */
  readonly verdict: StageVerdict;
  /** What true progress lacks of the reported. */
  readonly unsupported: number;
  /** Actions used; 0 throughout when no task budget asks. */
  readonly actions: number;
  readonly progress: Line;
}

type Strata = Map<string, Stratum>;

/**
 * The tally of any scenario: a forward pass over (reported progress, unsupported progress, actions used, verdict so far), stage by
 * stage.
 *
 * Stages that aim at milestones, a task budget, and an abort all make a stage depend on what came before it.
 */
export function tallyDependent(scenario: Scenario, solver: StageSolver, effort: Effort): Tally {
  const pass = new ForwardPass(scenario, solver, effort);
  for (const stage of scenario.stages) pass.follow(stage);
  return pass.tally();
}

/** Trajectories of one stratum that stand at one position, as a stage begins. */
interface Group {
  readonly from: Stratum;
  readonly position: number;
  readonly chance: number;
}

class ForwardPass {
  readonly #scenario: Scenario;
  readonly #solver: StageSolver;
  readonly #effort: Effort;
  #strata: Strata = new Map();
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
    stratumOf(this.#strata, "reached", 0, 0).progress.add(0, 1);
  }

  follow(stage: Stage): void {
    for (const sums of [this.#reach, this.#claimed, this.#firstMissed]) sums.push(0);
    const next: Strata = new Map();
    for (const from of this.#strata.values()) {
      const { unsupported, progress } = from;
      const remaining = this.#scenario.budget - from.actions;
      if (remaining <= 0) this.#runOut(from);
      else
        progress.each((position, chance) => {
          const solution = this.#solver.solve(stage, { position, unsupported, remaining });
          this.#note(from.verdict, chance, solution);
          for (const branch of solution.branches) this.#spread({ from, position, chance }, branch, next);
        });
    }
    const lines = [...next.values()].map(({ progress }) => progress.cells.length);
    this.#effort.claimCells(lines.reduce((sum, cells) => sum + cells, 0));
    this.#strata = next;
  }

  tally(): Tally {
    const shares = { reached: 0, falselyAccepted: 0, missed: 0 };
    const final = this.#ended;
    for (const { verdict, unsupported, progress } of this.#strata.values()) {
      shares[verdict] += progress.total();
      progress.each((position, mass) => final.add(position - unsupported, mass));
    }
    return {
      passRate: shares.reached,
      claimedRate: shares.reached + shares.falselyAccepted,
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
  #runOut({ verdict, unsupported, progress }: Stratum): void {
    if (verdict === "reached") {
      this.#failures.budget += progress.total();
      this.#firstMissed[this.#firstMissed.length - 1] += progress.total();
    }
    progress.each((position, mass) => this.#ended.add(position - unsupported, mass));
  }

  #note(verdict: StageVerdict, chance: number, { shares, causes, ...expected }: StageSolution): void {
    const stage = this.#reach.length - 1;
    this.#reach[stage] += chance * shares.reached;
    this.#claimed[stage] += chance * (shares.reached + shares.falselyAccepted);
    this.#expectedActions += chance * expected.expectedActions;
    this.#expectedAttempts += chance * expected.expectedAttempts;
    if (verdict !== "reached") return;
    this.#firstMissed[stage] += chance * (shares.missed + shares.falselyAccepted);
    this.#failures.unsupportedClaim += chance * shares.falselyAccepted;
    for (const cause of failureCauses) this.#failures[cause] += chance * causes[cause];
  }

  #spread(group: Group, { actions, reached, falselyAccepted, missed }: StageBranch, next: Strata): void {
    const { verdict } = group.from;
    const used = this.#scenario.budget < Number.POSITIVE_INFINITY ? group.from.actions + actions : 0;
    this.#put(group, reached, verdict, used, next);
    this.#put(group, falselyAccepted, verdict === "reached" ? "falselyAccepted" : verdict, used, next);
    if (this.#scenario.semantics.onExhausted === "abort") this.#abort(group, missed);
    else this.#put(group, missed, "missed", used, next);
  }

  #put(
    { from, position, chance }: Group,
    mass: Mass,
    verdict: StageVerdict,
    used: number,
    next: Strata,
  ): void {
    this.#effort.spend(2 * mass.cells.length);
    let to: Stratum | null = null;
    mass.each((reported, unsupported, share) => {
      const total = from.unsupported + unsupported;
      // Cells come row by row, so the stratum changes as seldom as the row does.
      if (to?.unsupported !== total) to = stratumOf(next, verdict, total, used);
      to.progress.add(position + reported, chance * share);
    });
  }

  #abort({ from, position, chance }: Group, missed: Mass): void {
    this.#effort.spend(2 * missed.cells.length);
    missed.each((reported, unsupported, share) => {
      this.#ended.add(position + reported - from.unsupported - unsupported, chance * share);
    });
  }
}

function stratumOf(strata: Strata, verdict: StageVerdict, unsupported: number, actions: number): Stratum {
  const key = `${verdict} ${unsupported} ${actions}`;
  return knownOr(strata, key, () => ({ verdict, unsupported, actions, progress: new Line() }));
}
