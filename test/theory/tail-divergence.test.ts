import { describe, expect, it } from "vitest";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { tailDivergence } from "../../src/theory/tail-divergence.ts";
import { inWorld } from "../support/canonical.ts";

/** A scaffolded 4, then a tail of 4; a choice between 1 and 3 under a tilt that prefers the larger step. */
const tailed = (
  carryOver: number,
  harness: Partial<ScenarioInput["harness"]> = {},
  options: object = {},
  { hallucination = 0, larger = 3 } = {},
) =>
  inWorld(
    "closed",
    [
      { pmf: { "1": 1 }, hallucination },
      { pmf: { [larger]: 1 }, hallucination },
    ],
    {
      decomposition: { chunk: 4, scaffolded: 1 },
      tolerance: 0,
      horizon: 3,
      guidance: [{ rule: "compliance", strength: Math.LN2 }],
      semantics: { tail: { carryOver }, ...options },
      ...harness,
    },
    { goal: 8 },
  );

describe("tailDivergence", () => {
  it("is nothing when the tail keeps nothing", () => {
    expect(tailDivergence(tailed(0))).toEqual({ totalVariation: 0, largest: 0, nats: 0 });
  });

  it("is nothing without a tail", () => {
    const scenario = tailed(1, { decomposition: { subgoals: 2 } });
    expect(tailDivergence(scenario)).toEqual({ totalVariation: 0, largest: 0, nats: 0 });
  });

  it("is as worked by hand for a tilt of 1 : 4", () => {
    // kept 1/5, 4/5 against bare 1/2, 1/2: total variation 3/10 in every state
    const { totalVariation, largest, nats } = tailDivergence(tailed(1));
    expect(totalVariation).toBeCloseTo(0.3, 12);
    expect(largest).toBeCloseTo(0.3, 12);
    // actions in an attempt at 4: the second always follows, the third after 1 + 1 only
    const perAction = 0.2 * Math.log(0.4) + 0.8 * Math.log(1.6);
    expect(nats).toBeCloseTo((2 + 0.04) * perAction, 12);
  });

  it("is the same of what is made up as of what is true", () => {
    const [honest, lying] = [0, 0.5].map((hallucination) =>
      tailDivergence(tailed(1, {}, {}, { hallucination })),
    );
    for (const name of ["totalVariation", "largest", "nats"] as const)
      expect(lying[name]).toBeCloseTo(honest[name], 12);
  });

  it("goes by the first gap of a planned attempt alone", () => {
    const planned = (larger: number) => {
      const guidance = [{ rule: "aligned" as const, strength: Math.LN2 }];
      return tailDivergence(tailed(1, { guidance }, { feedback: "open" }, { larger })).nats;
    };
    // From 4, 1 is 3 away and 6 is 2: 1/3, 2/3 of a mean of 13/3, which is planned once.
    expect(planned(6)).toBeCloseTo((1 / 3) * Math.log(2 / 3) + (2 / 3) * Math.log(4 / 3), 12);
    // And 7 is 3 away as well: kept as it was. Nearer by a step it would not be.
    expect(planned(7)).toBeCloseTo(0, 12);
  });

  it("counts every action of a planned attempt under its first law", () => {
    // kept mean 2.6: 4 / 2.6 rounds to 2 actions
    const perAction = 0.2 * Math.log(0.4) + 0.8 * Math.log(1.6);
    expect(tailDivergence(tailed(1, {}, { feedback: "open" })).nats).toBeCloseTo(2 * perAction, 12);
  });

  it("grows with the share that is kept", () => {
    const [half, whole] = [0.5, 1].map((carryOver) => tailDivergence(tailed(carryOver)).totalVariation);
    expect(half).toBeCloseTo(2 / 3 - 1 / 2, 12);
    expect(whole).toBeGreaterThan(half);
  });
});
