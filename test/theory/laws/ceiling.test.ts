import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../../src/input/resolve-scenario.ts";
import { ceilingLooseness, hoeffdingExponents, spanOf } from "../../../src/theory/laws/ceiling.ts";
import { stageActs } from "../../../src/theory/laws/stage-acts.ts";
import { oneStage } from "../../support/canonical.ts";

describe("hoeffdingExponents", () => {
  it.each([
    // A millionth of a step at 1000 is rounding, and so is half of a billionth at a thousandth.
    [1000, 1000.0000001, 0],
    [0.001, 0.0010000005, 0],
    [1000, 1000.00001, Number.POSITIVE_INFINITY],
  ])("take an aim of %d for a step of %d but for rounding: %d", (aim, mean, exponent) => {
    const step = { mean, low: mean, high: mean };
    expect(hoeffdingExponents(step, { aim, tolerance: 0, horizon: 1 })).toEqual([exponent]);
  });
});

describe("ceilingLooseness", () => {
  it("is 1 where nothing is reached and nothing can be", () => {
    const [{ reach, ceiling, looseness }] = ceilingLooseness(oneStage({ "2": 1 }, { chunk: 3 }));
    expect([reach, ceiling, looseness]).toEqual([0, 0, 1]);
  });
});

describe("spanOf", () => {
  const span = (member: object) => {
    const scenario = resolveScenario({
      task: { goal: 5 },
      pool: [member] as never,
      harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2, attempts: 1 },
    });
    return spanOf(stageActs(scenario)[0], scenario.step);
  };

  it("is in progress, whatever the step of the lattice", () => {
    expect(span({ pmf: { "0.5": 0.5, "1.5": 0.5 } })).toEqual({ mean: 1, low: 0.5, high: 1.5 });
  });

  it("leaves out what has underflowed to nothing", () => {
    expect(span({ mean: 5, sd: 0.01, min: 0, max: 10 })).toEqual({ mean: 5, low: 5, high: 5 });
  });
});
