import { describe, expect, it } from "vitest";
import { unreachable } from "../../../src/analysis/statements/unreachable.ts";
import { realTables } from "../../support/made-up-tables.ts";

describe("T1.unreachable", () => {
  const { verdict, cases, numbers } = unreachable.decide(realTables());

  it("asks for every chunk of 25 numbers of sub-goals", () => {
    // 240 falls into equal chunks for 14 of 1…24 and 80, and into chunks of two sizes for the other 11: 36 for each of three agents.
    expect([verdict, cases]).toEqual(["holds", { holding: 108, of: 108 }]);
    expect(numbers["stages"]).toBe(108);
  });

  it("finds out of reach what ten of the largest increments cannot pass, and what one of the smallest overshoots", () => {
    // Ten actions make 80, 110 and 140 at most: chunks of 240 are too coarse for all, of 120 not for model-3. Chunks of 3, to
    // within 1, lie under model-2's least increment of 5, not under the 4 of the others.
    expect(numbers).toMatchObject({
      outOfReach: 6,
      seenByRange: 6,
      agents: [
        { agent: "model-1", outOfReachAt: [1, 2] },
        { agent: "model-2", outOfReachAt: [1, 2, 80] },
        { agent: "model-3", outOfReachAt: [1] },
      ],
    });
  });
});
