import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { simulate } from "../../src/montecarlo/simulate.ts";
import { traces } from "../../src/montecarlo/trace.ts";
import { designOf } from "../../src/study/design.ts";
import { studyOf } from "../support/studies.ts";
import { tautline } from "../support/tautline.ts";

const scenario = resolveScenario({
  task: { goal: 1 },
  pool: [{ pmf: { "1": 1 } }],
  harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 1, attempts: 1 },
});

describe("how much is sampled", () => {
  it("is a hundred thousand trials where nothing is said, as help tells", async () => {
    expect(simulate(scenario, { seed: "1" }).trials).toBe(100_000);
    expect((await tautline(["evaluate", "--help"])).out).toMatch(
      /--trials +Monte Carlo trials \(default 100000\)/,
    );
  });

  it("is a million millions at most, of studies too", () => {
    const study = (trials: number) => () =>
      designOf(studyOf({ attempts: [1] }, { measurements: [], trials }), []);
    expect(study(1e12)).not.toThrow();
    const refusal = "trials: must be a whole number from 1 to 1,000,000,000,000, but is 1000000000001";
    expect(study(1e12 + 1)).toThrow(refusal);
    expect(() => simulate(scenario, { seed: "1", trials: 1e12 + 1 })).toThrow(refusal);
  });

  it("is ten thousand whole trajectories at most", () => {
    expect(traces(scenario, { seed: "1", count: 10_000 })).toHaveLength(10_000);
    expect(() => traces(scenario, { seed: "1", count: 10_001 })).toThrow(
      "count: must be a whole number from 1 to 10,000, but is 10001",
    );
  });
});
