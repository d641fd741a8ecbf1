import { describe, expect, it } from "vitest";
import { separabilityBound } from "../../../src/analysis/statements/separability.ts";
import { realTables } from "../../support/made-up-tables.ts";

describe("separability.bound", () => {
  it("asks for every number of chunks of 10, 20 and 25 that leaves a tail, at three shares", () => {
    // In a goal of 101 a tail is left by 0…10, 0…5 and 0…4 chunks. A neighbouring size would leave it by other numbers of them.
    const { verdict, cases, numbers } = separabilityBound.decide(realTables({ task: { goal: 101 } }));
    expect([verdict, cases]).toEqual(["holds", { holding: 66, of: 3 * (11 + 6 + 5) }]);
    expect(numbers["tails"]).toBe(66);
  });
});
