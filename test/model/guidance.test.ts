import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { PoolMemberInput, ScenarioInput } from "../../src/input/scenario-schema.ts";
import { StageLaws } from "../../src/model/aim.ts";
import type { GuidanceTerm } from "../../src/model/guidance.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

const pool: readonly PoolMemberInput[] = [
  { name: "two", pmf: { "2": 1 } },
  { name: "five", pmf: { "5": 1 }, weight: 3, hallucination: 0.5 },
];

function lawAt(gap: number, guidance: ScenarioInput["harness"]["guidance"], horizon = 2, members = pool) {
  const scenario = resolveScenario({
    task: { goal: gap },
    pool: members,
    harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon, attempts: 1, guidance },
  });
  const law = new StageLaws(scenario, scenario.pools[0].members).at(scenario.stages[0], gap).at(0, horizon);
  const at = (increment: number) =>
    law.truthful[increment - law.offset] + law.hallucinated[increment - law.offset];
  return { two: at(2), five: at(5), law };
}

const odds = ({ two, five }: { two: number; five: number }) => five / two;

describe("guidance", () => {
  it("leaves the priors alone under uniform", () => {
    expect(odds(lawAt(5, [{ rule: "uniform", strength: 9 }]))).toBeCloseTo(3, 12);
  });

  it.each([
    ["aligned", 3 * Math.exp(2 * 3)],
    ["misaligned", 3 * Math.exp(-2 * 3)],
    ["compliance", 3 * Math.exp(2 * 3)],
    ["grounded", 3 * Math.exp(2 * Math.log(0.5))],
  ] as const)("changes the odds of 5 against 2 at a gap of 5 under %s to %f", (rule, expected) => {
    for (const level of ["pool", "action"] as const) {
      expect(odds(lawAt(5, [{ rule, strength: 2, level }])) / expected).toBeCloseTo(1, 10);
    }
  });

  it("adds the exponents of its terms", () => {
    const both = lawAt(5, [
      { rule: "aligned", strength: 1 },
      { rule: "compliance", strength: 0.5 },
    ]);
    expect(odds(both) / (3 * Math.exp(3 + 1.5))).toBeCloseTo(1, 10);
  });

  it("weighs by continuation values under the oracle: from 4, only two 2s reach", () => {
    // V(4 − 2, 1) is the chance of a 2 with one action left, which the oracle itself sets there
    const last = lawAt(2, [{ rule: "value", strength: 1 }], 1).two;
    const expected = 3 * Math.exp(-last);
    expect(odds(lawAt(4, [{ rule: "value", strength: 1 }])) / expected).toBeCloseTo(1, 10);
    expect(odds(lawAt(4, [{ rule: "antivalue", strength: 0 }]))).toBeCloseTo(3, 12);
  });

  it("leaves the priors alone at no strength, even what would score minus infinity", () => {
    const made = { name: "made up", pmf: { "5": 1 }, weight: 3, hallucination: 1 };
    const oddsAt = (strength: number) => odds(lawAt(5, [{ rule: "grounded", strength }], 2, [pool[0], made]));
    expect(oddsAt(0)).toBeCloseTo(3, 12);
    expect(oddsAt(1e-9)).toBe(0);
  });

  it("splits each distribution's share by its hallucination", () => {
    const { law } = lawAt(5, []);
    expect(law.hallucinated[5 - law.offset]).toBeCloseTo(3 / 8, 12);
    expect(law.truthful[5 - law.offset]).toBeCloseTo(3 / 8, 12);
    expect(law.mean).toBeCloseTo((2 + 3 * 5) / 4, 12);
  });

  it("makes a law that sums to 1, whatever the terms", () => {
    fc.assert(
      fc.property(smallScenarios(), fc.nat(6), (input, index) => {
        const scenario = resolveScenario(input);
        const [stage] = scenario.stages;
        const { members } = scenario.pools[0];
        const laws = new StageLaws(scenario, members).at(stage, stage.chunk);
        const law = laws.at(Math.min(index, Math.max(0, laws.target.window.high)), stage.horizon);
        const sum = [...law.truthful, ...law.hallucinated].reduce((total, p) => total + p, 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe("guidance of both levels", () => {
  it("adds up before anything underflows: the pool's pull and the increments' push cancel", () => {
    // at a gap of 2 the pool's exponents are 0 and −3,000, the increments' 0 and +3,000: the priors 1 : 3 stay
    const both: GuidanceTerm[] = [
      { rule: "aligned", strength: 1000, level: "pool" },
      { rule: "misaligned", strength: 1000, level: "action" },
    ];
    expect(odds(lawAt(2, both))).toBeCloseTo(3, 12);
    expect(odds(lawAt(2, both.slice(0, 1)))).toBe(0);
  });
});

describe("a tilt that strength turns into certainty", () => {
  it("keeps to the best fit without a NaN", () => {
    const terms: GuidanceTerm[] = [{ rule: "aligned", strength: 1e6, level: "action" }];
    expect(lawAt(5, terms).five).toBe(1);
  });
});
