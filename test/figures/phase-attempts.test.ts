import { describe, expect, it } from "vitest";
import { phaseAttempts } from "../../src/figures/phase-attempts.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn } from "../support/figure-rows.ts";

/** Rows of K = 1, 2, 3, 4, 8 for R = 1, 2; null is out of reach. */
const agent = (name: string, ...rates: readonly (readonly (number | null)[])[]): readonly Row[] =>
  rates.flatMap((row, i) =>
    row.map((rate, k) => ({
      agent: name,
      subgoals: [1, 2, 3, 4, 8][k],
      attempts: i + 1,
      engine: "exact",
      passRate: rate ?? 0,
      failureUnreachable: rate === null ? 1 : 0,
    })),
  );

const jumping = agent("model-1", [null, 0.1, 0.3, 0.2, 0.1], [null, 0.2, 0.4, 0.3, 0.6]);
const staying = agent("model-2", [null, 0.1, 0.3, 0.2, null], [null, 0.2, 0.4, 0.3, null]);

describe("phaseAttempts", () => {
  it("has its finding for a title: where the best K goes", () => {
    const { finding, said } = drawn(phaseAttempts, [...jumping, ...staying]);
    expect(finding).toBe("Attempts open nothing out of reach, but move the best K: 3 → 8, 3 → 3");
    expect(said).toContain("the best K jumps at R = 2.");
    expect(said).toContain("Within reach: K = 2…8; 2…4.");
  });

  it("says so when it does not move", () => {
    expect(drawn(phaseAttempts, staying).finding).toBe(
      "Attempts open nothing that is out of reach, and the best K stays",
    );
  });

  it("says so when a run passes where a stage was said to be unreachable", () => {
    const opened = jumping.map((row) => ({ ...row, failureUnreachable: 0.5 }));
    expect(drawn(phaseAttempts, opened).finding).toBe(
      "Attempts open what was said to be unreachable for model-1",
    );
  });

  it("hatches what is out of reach and colours only the rest", () => {
    const { text } = drawn(phaseAttempts, staying);
    expect(text.match(/"reachable":false/g)).toBeNull();
    expect(text.match(/"reachable":true/g)?.length).toBeGreaterThanOrEqual(6);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(phaseAttempts, [...jumping, ...staying]).spec)).toEqual([]);
  });
});
