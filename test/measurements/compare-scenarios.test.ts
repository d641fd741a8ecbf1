import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { compareScenarios } from "../../src/measurements/compare-scenarios.ts";
import { LimitError } from "../../src/model/errors.ts";
import { figures } from "../../src/model/outcome.ts";
import { closedWorld } from "../support/closed-world.ts";

const attempts = (value: number, outside: object = {}) => closedWorld(outside, { attempts: value });

/** One stage of coins: two actions of 1 with a chance of ½ each reach 2 with a chance of ¼, in each attempt. */
const coins = (attempts: number) =>
  resolveScenario({
    task: { goal: 2 },
    pool: [{ pmf: { "0": 0.5, "1": 0.5 } }],
    harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2, attempts },
  });

describe("two scenarios that can be evaluated exactly", () => {
  it("differ by what can be worked out by hand", () => {
    const found = compareScenarios(coins(1), coins(2));
    // 1/4, and 1 − (3/4)²; every attempt takes both actions, and there is a second in 3 of 4 trials.
    expect(found.sampled).toBeNull();
    expect(found.figures.passRate).toMatchObject({ a: 0.25, b: 0.4375 });
    expect(found.figures.passRate.difference).toBeCloseTo(0.1875, 14);
    expect(found.figures.expectedActions.difference).toBeCloseTo(1.5, 12);
    expect(found.figures.expectedAttempts.difference).toBeCloseTo(0.75, 12);
    expect(found.verdict).toBe("better");
    expect(compareScenarios(coins(1), coins(2), { of: "expectedActions" }).verdict).toBe("worse");
    expect(compareScenarios(coins(2), coins(1), { of: "expectedActions" }).verdict).toBe("better");
  });

  it("are equivalent when they differ by no more than the margin", () => {
    const verdict = (margin = 0) => compareScenarios(coins(1), coins(2), { margin }).verdict;
    expect(verdict(0.1876)).toBe("equivalent");
    expect(verdict(0.1875)).toBe("equivalent");
    expect(verdict(0.1874)).toBe("better");
    expect(verdict()).toBe("better");
    expect(compareScenarios(coins(2), coins(2)).verdict).toBe("equivalent");
  });

  it("differ by as much as halving the step moves them, where the lattice is refined", () => {
    const normal = (mean: number) =>
      closedWorld(
        { pool: [{ mean, sd: 1.3, min: 4, max: 13, step: "continuous" }] },
        { decomposition: { subgoals: 6 } },
      );
    const { figures: compared } = compareScenarios(normal(8), normal(8.5));
    const errors = [normal(8), normal(8.5)].map((one) => evaluateExactly(one).discretisation?.error);
    for (const figure of ["passRate", "meanBias", "expectedActions"] as const) {
      const { difference, interval } = compared[figure];
      const error = (errors[0]?.[figure] ?? 0) + (errors[1]?.[figure] ?? 0);
      expect(error).toBeGreaterThan(0);
      expect((interval?.high ?? 0) - difference).toBeCloseTo(error, 8);
      expect(difference - (interval?.low ?? 0)).toBeCloseTo(error, 8);
    }
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const of = (figure: (typeof figures)[number]) => width(compared[figure].interval ?? { low: 0, high: 0 });
    expect(of("successRate")).toBeCloseTo(Math.max(of("passRate"), of("terminalPassRate")), 8);
    expect(of("hallucinationRate")).toBeCloseTo(of("passRate") + of("claimedRate"), 8);
  });
});

describe("a figure that is known exactly", () => {
  it("may be off by its rounding alone: a part in 1e12 of each number, of 1 where it is smaller", () => {
    const { passRate } = compareScenarios(coins(1), coins(2)).figures;
    const { expectedActions } = compareScenarios(coins(1000), coins(2000)).figures;
    const reach = ({ difference, interval }: typeof passRate) => [
      difference - (interval?.low ?? 0),
      (interval?.high ?? 0) - difference,
    ];
    for (const off of reach(passRate)) expect(off / 2e-12).toBeCloseTo(1, 3);
    // Four attempts of two actions are taken, whatever is allowed.
    for (const off of reach(expectedActions)) expect(off / 16e-12).toBeCloseTo(1, 3);
  });
});

describe("two scenarios that are sampled", () => {
  it("have the exact difference within their interval", () => {
    const [a, b] = [attempts(4), attempts(5)];
    const exact = compareScenarios(a, b);
    const sampled = compareScenarios(a, b, { engine: "monte-carlo", trials: 20_000, confidence: 0.999 });
    expect(sampled.sampled).toEqual({ trials: 20_000, seed: "1", confidence: 0.999 });
    expect(sampled.refusal).toBeNull();
    for (const figure of figures) {
      const { low, high } = sampled.figures[figure].interval ?? { low: 1, high: 0 };
      expect(low, figure).toBeLessThanOrEqual(exact.figures[figure].difference + 1e-12);
      expect(high, figure).toBeGreaterThanOrEqual(exact.figures[figure].difference - 1e-12);
    }
    expect(sampled.verdict).toBe("better");
    // Pairs make a difference sharper than two samples of their own would: of rates of 0.10 and 0.24, ± 0.012.
    const { low, high } = sampled.figures.passRate.interval ?? { low: 0, high: 0 };
    expect(high - low).toBeLessThan(0.75 * 2 * 3.29 * Math.sqrt((0.1 * 0.9 + 0.24 * 0.76) / 20_000));
  });

  it("are undecided while the interval holds 0 and is wider than the margin", () => {
    const same = (margin = 0) =>
      compareScenarios(attempts(4), attempts(4), { engine: "monte-carlo", trials: 1000, margin }).verdict;
    expect(same()).toBe("undecided");
    expect(same(0.001)).toBe("undecided");
    expect(same(0.01)).toBe("equivalent");
  });

  it("are those that the exact engine refuses, unless it was named", () => {
    const long = (attempts: number) =>
      resolveScenario({
        task: { goal: 20_000 },
        pool: [{ agent: "model-2", hallucination: 0.05 }],
        harness: {
          decomposition: { subgoals: 2 },
          tolerance: 1,
          horizon: 4000,
          attempts,
          semantics: { keep: "best" },
        },
      });
    const { sampled, refusal } = compareScenarios(long(1), long(2), { trials: 20 });
    expect(sampled?.trials).toBe(20);
    expect(refusal?.what).toContain("of the exact engine");
    expect(refusal?.size).toBeGreaterThan(refusal?.limit ?? Number.POSITIVE_INFINITY);
    expect(() => compareScenarios(coins(1), long(1), { engine: "exact" })).toThrow(LimitError);
  });

  it("until they are decided take no more trials than that needs, and more for a closer answer", () => {
    const until = (b: number, margin = 0) =>
      compareScenarios(attempts(4), attempts(b), { engine: "monte-carlo", untilDecided: true, margin });
    const clear = until(8);
    expect(clear.verdict).toBe("better");
    expect(clear.sampled?.trials).toBeLessThanOrEqual(500);
    const close = until(4, 0.02);
    expect(close.verdict).toBe("equivalent");
    expect(close.sampled?.trials).toBeGreaterThan(clear.sampled?.trials ?? 0);
    expect(close.sampled?.trials).toBeLessThan(5000);
    // Where to stop was chosen by one figure: of the others nothing is said.
    expect(clear.figures.expectedActions.interval).toBeNull();
    expect(clear.figures.successRate.interval?.low).toBeGreaterThan(0);
  });

  it("are looked at after every hundred pairs", () => {
    const trials = ["1", "2", "3", "4"].map((seed) => {
      const options = { engine: "monte-carlo", untilDecided: true, seed } as const;
      return compareScenarios(attempts(4), attempts(5), options).sampled?.trials ?? 0;
    });
    expect(Math.max(...trials)).toBeGreaterThan(100);
    expect(trials.filter((many) => many % 100 !== 0)).toEqual([]);
  });

  it("are 100,000 pairs unless told otherwise", () => {
    expect(compareScenarios(coins(1), coins(1), { engine: "monte-carlo" }).sampled?.trials).toBe(100_000);
  });

  it("stay undecided when the most trials do not decide", () => {
    const { verdict, sampled } = compareScenarios(attempts(4), attempts(4), {
      engine: "monte-carlo",
      untilDecided: true,
      trials: 700,
    });
    expect([verdict, sampled?.trials]).toEqual(["undecided", 700]);
  });
});

it.each([
  [{ of: "meanBias" }, "of: must be passRate, "],
  [{ margin: -1 }, "margin: must be a number above 0"],
  [{ engine: "both" }, "engine: must be exact or monte-carlo"],
  [{ trials: 0 }, "trials: must be a whole number"],
  [{ trials: 10, engine: "exact" }, "trials: is for sampling, but the engine is exact"],
  [{ untilDecided: true, engine: "exact" }, "untilDecided: is for sampling"],
  [{ seed: 3 }, "seed: must be text"],
  [{ confidence: 0.5 }, "confidence: must be 0.9, 0.95, 0.99 or 0.999"],
  [{ of: "expectedActions", untilDecided: true }, "of: must be a rate ("],
  [{ delta: 1 }, 'options: unknown key "delta"'],
])("refuses %o", (options, message) => {
  expect(() => compareScenarios(coins(1), coins(2), options as never)).toThrow(message);
});

it("takes no margin for one of 0, and one of all there is", () => {
  expect(compareScenarios(coins(1), coins(2), { margin: 0 }).verdict).toBe("better");
  expect(compareScenarios(coins(1), coins(2), { margin: 1 }).verdict).toBe("equivalent");
});

it("refuses what is no scenario", () => {
  expect(() => compareScenarios({ ...coins(1) }, coins(2))).toThrow("must be a resolved scenario");
  expect(() => compareScenarios(coins(1), { ...coins(2) })).toThrow("must be a resolved scenario");
});
