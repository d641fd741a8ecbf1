import { describe, expect, it } from "vitest";
import { hallucination } from "../../../src/analysis/statements/hallucination.ts";
import { realTables } from "../../support/made-up-tables.ts";

describe("T2.hallucination", () => {
  const { verdict, cases, numbers } = hallucination.decide(realTables());

  it("asks of every level and every state that an attempt comes to", () => {
    // Six sweeps of three levels and two steps. Then chunks of 30 by increments of 4 to 11: before an attempt ends at 29 or more it
    // can stand after n = 0…7 actions at 1, 8, 15, 17, 13, 9, 5 and 1 places, for each of three strengths.
    expect([verdict, cases]).toEqual(["holds", { holding: 6 * (3 + 2) + 3 * 69, of: 237 }]);
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
});
