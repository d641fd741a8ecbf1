import { describe, expect, it } from "vitest";
import { carryOverBound } from "../../../src/theory/laws/carry-over-bound.ts";
import { inWorld } from "../../support/canonical.ts";

describe("carryOverBound", () => {
  it("is as worked by hand for a tail that keeps a tilt of 1 : 4", () => {
    // A tail of 4 in three steps of 1 or 3: reached by 1 + 3 or 3 + 1 alone. Kept 1/5 and 4/5, that is 0.32 in one attempt; bare 0.5.
    const scenario = inWorld(
      "closed",
      [{ pmf: { "1": 1 } }, { pmf: { "3": 1 } }],
      {
        ...{ decomposition: { chunk: 4, scaffolded: 1 }, tolerance: 0, horizon: 3, attempts: 4 },
        guidance: [{ rule: "compliance", strength: Math.LN2 }],
        semantics: { tail: { carryOver: 1 } },
      },
      { goal: 8 },
    );
    const found = carryOverBound(scenario);
    expect(found?.moved).toBeCloseTo(0.68 ** 4 - 0.5 ** 4, 12);
    // Two actions in an attempt, and a third after 1 + 1.
    const nats = 2.04 * (0.2 * Math.log(0.4) + 0.8 * Math.log(1.6));
    expect(found?.bound).toBeCloseTo(4 * Math.sqrt(nats / 2), 12);
  });

  it("is null without a tail", () => {
    expect(carryOverBound(inWorld("closed", "model-1"))).toBeNull();
  });
});
