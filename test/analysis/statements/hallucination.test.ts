import { describe, expect, it } from "vitest";
import { hallucination } from "../../../src/analysis/statements/hallucination.ts";
import { realTables, tablesOf } from "../../support/made-up-tables.ts";

describe("T2.hallucination", () => {
  const { verdict, cases, numbers } = hallucination.decide(realTables());

  it("asks of every level and every state that an attempt comes to", () => {
    // Six sweeps of three levels and two steps. Then chunks of 30 by increments of 4 to 11: before an attempt ends at 29 or more it
    // can stand after n = 0…7 actions at 1, 8, 15, 17, 13, 9, 5 and 1 places, for each of three strengths.
    expect([verdict, cases]).toEqual(["holds", { holding: 6 * (3 + 2) + 3 * 69, of: 237 }]);
    expect(hallucination.scope).toContain("aligned × 0.5, 2, 8");
  });

  it("has claimed and true passes meet where every claim is checked", () => {
    const sweeps = numbers["sweeps"] as readonly Readonly<
      Record<"passRate" | "claimedRate", readonly number[]>
    >[];
    expect(sweeps).toHaveLength(6);
    for (const { passRate, claimedRate } of sweeps) {
      expect(claimedRate[2]).toBeCloseTo(passRate[2], 12);
      expect(claimedRate[0]).toBeGreaterThan(passRate[0] + 0.05);
    }
  });

  it("asks of K = 12 and 24 what a task of the first two stages alone passes", () => {
    const sweeps = numbers["sweeps"] as readonly { subgoals: number; passRate: readonly number[] }[];
    expect(sweeps.map(({ subgoals }) => subgoals)).toEqual([12, 24, 12, 24, 12, 24]);
    const alone = realTables({ task: { goal: 40 }, harness: { verification: 1 } });
    const pool = [{ agent: "model-1" as const, hallucination: 0.1 }];
    expect(sweeps[0].passRate[2]).toBe(alone.outcome({ pool, decomposition: { subgoals: 2 } }).passRate);
  });

  it("is broken in passes alone where only the total counts, by every level of every sweep", () => {
    const { exceptions } = hallucination.decide(tablesOf("terminal"));
    expect(exceptions).toHaveLength(18);
    for (const { case: name, claimedRate, claimedRateByTheLaw } of exceptions) {
      expect(name).toBe("law");
      expect(claimedRate).toBeCloseTo(Number(claimedRateByTheLaw), 12);
    }
  });

  it("lets verification lower the pass rate in the open world, though claims fall as they should", () => {
    const steps = hallucination.decide(tablesOf("open")).exceptions.filter((one) => one.case === "step");
    expect(steps).toMatchObject([
      { agent: "model-2", subgoals: 24, verification: [0, 0.5] },
      { agent: "model-2", subgoals: 24, verification: [0.5, 1] },
    ]);
    for (const one of steps) {
      for (const rates of [one["passRate"], one["claimedRate"]] as readonly (readonly number[])[])
        expect(rates[1]).toBeLessThan(rates[0]);
    }
  });
});
