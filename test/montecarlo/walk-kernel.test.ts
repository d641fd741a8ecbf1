import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { failureCauses } from "../../src/model/outcome.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { type Counts, countProgress, noCounts } from "../../src/montecarlo/counts.ts";
import { Draws } from "../../src/montecarlo/draws.ts";
import { type Estimate, estimateFrom } from "../../src/montecarlo/estimate.ts";
import { WalkKernel } from "../../src/montecarlo/walk-kernel.ts";
import { Stream } from "../../src/random/stream.ts";
import { oneStage } from "../support/canonical.ts";
import { differences } from "../support/compare-outcomes.ts";
import { countsOf } from "../support/counts-of.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

/** One or two distributions of one or two increments; every chance is a half, a quarter or an eighth. */
const evenPool = fc
  .array(
    fc.record({
      values: fc.uniqueArray(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 2 }),
      hallucination: fc.constantFrom(0, 0, 0.5, 1),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((members) =>
    members.map(({ values, hallucination }, i) => ({
      name: `d${i}`,
      pmf: Object.fromEntries(values.map((value) => [String(value), 1 / values.length])),
      hallucination,
    })),
  );

const evenScenarios = fc
  .record({
    input: smallScenarios({ attempts: 4 }),
    pool: evenPool,
    which: fc.constantFrom(undefined, undefined, "random" as const, "best" as const),
  })
  .map(({ input, pool, which }): ScenarioInput => {
    const { guidance: _, pruning: __, ...harness } = input.harness;
    const pruning = which && pool.length > 1 ? { pruning: { count: 1, which } } : {};
    return { ...input, pool, harness: { ...harness, ...pruning } };
  });

/** What a table draws is asked for by its law, so that each way can be gone with its chance. Tables have tests of their own. */
vi.mock("../../src/montecarlo/point-table.ts", () => ({
  PointTable: class {
    readonly probabilities: ArrayLike<number>;
    readonly values: ArrayLike<number>;

    constructor(probabilities: ArrayLike<number>, values: ArrayLike<number>) {
      this.probabilities = probabilities;
      this.values = values;
    }

    draw(draws: EveryWay): number {
      return this.values[draws.nextOf(Array.from(this.probabilities))];
    }
  },
}));

/** Draws one way after another wherever there is a choice, until all have been gone. */
class EveryWay extends Draws {
  #taken: { readonly chances: readonly number[]; way: number }[] = [];
  #at = 0;

  constructor() {
    super(new Stream(Int32Array.of(1, 2, 3, 4)));
  }

  startTrial(): this {
    this.#at = 0;
    return this;
  }

  override next(): number {
    throw new Error("draws bits that nobody asked for");
  }

  /** A pool is drawn by it, of two. */
  override nextUnit(): number {
    return (this.nextOf([0.5, 0.5]) + 0.5) / 2;
  }

  override nextIs(probability: number): boolean {
    return this.nextOf([probability, 1 - probability]) === 0;
  }

  nextOf(chances: readonly number[]): number {
    if (this.#at === this.#taken.length) this.#taken.push({ chances, way: 0 });
    return this.#taken[this.#at++].way;
  }

  /** How likely the ways were that were taken. */
  chance(): number {
    return this.#taken.reduce((chance, { chances, way }) => chance * chances[way], 1);
  }

  /** Whether there are others left, to be gone next. */
  goesOn(): boolean {
    while (this.#taken.length > 0) {
      const last = this.#taken[this.#taken.length - 1];
      if (++last.way < last.chances.length) return true;
      this.#taken.pop();
    }
    return false;
  }
}

const most = 3000;

/** The estimate that one trial of every way amounts to, by how likely it is; null where there are too many. */
function everyTrial(scenario: Scenario, patience: number): Estimate | null {
  const kernel = new WalkKernel(scenario, patience);
  const every = new EveryWay();
  const counts = noCounts(scenario.stages.length);
  let trials = 0;
  do {
    if (++trials > most) return null;
    // Whole numbers for all chances down to one in 2⁴⁰.
    addTimes(counts, countsOf(scenario, kernel, every.startTrial(), 1), 2 ** 40 * every.chance());
  } while (every.goesOn());
  return estimateFrom(scenario, counts, { seed: "every", confidence: 0.95 });
}

function addTimes(sum: Counts, one: Counts, times: number): void {
  sum.trials += times * one.trials;
  sum.accepted += times * one.accepted;
  for (const [index, trials] of one.finalProgress) countProgress(sum, index, times * trials);
  for (const name of ["reached", "claimed", "firstMissed"] as const)
    one[name].forEach((count, stage) => {
      sum[name][stage] += times * count;
    });
  for (const cause of failureCauses) sum.failures[cause] += times * one.failures[cause];
  for (const name of ["actions", "attempts"] as const) sum[name].sum += times * one[name].sum;
}

describe.each([
  ["acted out", Number.POSITIVE_INFINITY],
  ["drawn whole", 0],
])("the walk kernel of attempts %s", (_, patience) => {
  it("is the exact engine in every figure when each draw is taken every way, over all options", () => {
    let compared = 0;
    fc.assert(
      fc.property(evenScenarios, (input) => {
        const scenario = resolveScenario(input);
        const estimate = everyTrial(scenario, patience);
        if (estimate === null) return;
        compared++;
        expect(differences(estimate, evaluateExactly(scenario), 1e-12)).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(400);
  });

  it("carries the lower of two attempts that come equally near", () => {
    // One step of 2 or 3 to a chunk of 2.5, twice: 3 is carried only when both make it.
    const between = oneStage(
      { "2": 0.5, "3": 0.5 },
      { chunk: 2.5, horizon: 1, attempts: 2, semantics: { keep: "best" } },
    );
    expect(everyTrial(between, patience)?.meanBias).toBe(0.75 * -0.5 + 0.25 * 0.5);
  });

  it("is told apart from an engine that gives every stage an attempt too many", () => {
    const [coin, twice] = [1, 2].map((attempts) => oneStage({ "1": 0.5, "2": 0.5 }, { chunk: 2, attempts }));
    const estimate = everyTrial(coin, patience) as Estimate;
    expect(differences(estimate, evaluateExactly(coin), 1e-12)).toEqual([]);
    expect(differences(estimate, evaluateExactly(twice), 1e-12)).not.toEqual([]);
  });
});
