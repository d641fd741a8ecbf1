import { describe, expect, it } from "vitest";
import { recoveryRetentions, retentionError } from "../../../src/theory/laws/retention.ts";
import { inWorld } from "../../support/canonical.ts";

describe("recoveryRetentions", () => {
  it("agree where progress goes by half steps, and whole distributions are weighed by what they are worth", () => {
    const scenario = inWorld(
      "closed",
      [{ pmf: { "0.5": 0.25, "1.5": 0.75 } }, { pmf: { "1": 0.5, "2.5": 0.5 }, weight: 3 }],
      {
        ...{ decomposition: { subgoals: 1 }, tolerance: 0, horizon: 4 },
        guidance: [
          { rule: "value", strength: 2 },
          { rule: "compliance", strength: 0.7, level: "action" },
        ],
      },
      { goal: 4 },
    );
    const found = recoveryRetentions(scenario);
    expect(found.length).toBeGreaterThan(3);
    for (const one of found) expect(retentionError(one)).toBeLessThan(1e-12);
    expect(found.some(({ gap }) => Math.abs(gap) > 0.1)).toBe(true);
  });
});
