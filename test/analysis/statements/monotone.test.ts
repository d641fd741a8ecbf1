import { describe, expect, it } from "vitest";
import { monotone } from "../../../src/analysis/statements/monotone.ts";
import { realTables } from "../../support/made-up-tables.ts";

describe("T1.monotone", () => {
  it("asks each agent at K = 4, 8, … 24 for one more attempt, action and unit of tolerance", () => {
    const { verdict, cases, numbers } = monotone.decide(realTables());
    expect([verdict, cases]).toEqual(["holds", { holding: 54, of: 3 * 6 * 3 }]);
    expect(numbers).toEqual({
      steps: 54,
      falls: ["attempts", "horizon", "tolerance"].map((grown) => ({ grown, falls: 0 })),
      largestFall: 0,
    });
  });

  it("counts the falls where guidance reads the continuation value, and so reads another one in a longer attempt", () => {
    const guidance = [{ rule: "value", strength: 5, level: "action" }];
    const { verdict, cases, numbers, exceptions } = monotone.decide(realTables({ harness: { guidance } }));
    const [one] = exceptions;
    const [before, after] = one["passRate"] as readonly number[];
    expect([verdict, cases.of - cases.holding, exceptions.length]).toEqual(["fails", 1, 1]);
    expect(one).toMatchObject({ case: "step", agent: "model-3", subgoals: 4, grown: "horizon" });
    expect(after).toBeLessThan(before);
    expect(numbers).toMatchObject({
      falls: [{ falls: 0 }, { grown: "horizon", falls: 1 }, { falls: 0 }],
      largestFall: before - after,
    });
  });
});
