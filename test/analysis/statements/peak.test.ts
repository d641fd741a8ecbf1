import { describe, expect, it } from "vitest";
import { peak, singlePeak } from "../../../src/analysis/statements/peak.ts";
import { madeUpGranularity, type OverSubgoals, peakAt } from "../../support/made-up-tables.ts";

const at = { "model-1": 5, "model-2": 12, "model-3": 20 } as const;

describe("T1.peak", () => {
  it("holds where each agent's best is inside and its own: three peaks, and that they are apart", () => {
    const { verdict, cases, numbers } = peak.decide(
      madeUpGranularity(
        (agent) => peakAt(at[agent]),
        () => (k) => 100 - k,
      ),
    );
    expect([verdict, cases]).toEqual(["holds", { holding: 4, of: 4 }]);
    expect(numbers["bests"]).toEqual([
      { agent: "model-1", subgoals: 5, passRate: 0.5, bias: 95 },
      { agent: "model-2", subgoals: 12, passRate: 0.5, bias: 88 },
      { agent: "model-3", subgoals: 20, passRate: 0.5, bias: 80 },
    ]);
  });

  it.each([1, 24])("fails where one agent's best is the end at %i", (end) => {
    const { verdict, exceptions } = peak.decide(
      madeUpGranularity((agent) => peakAt(agent === "model-2" ? end : at[agent])),
    );
    expect(verdict).toBe("fails");
    expect(exceptions).toMatchObject([{ case: "inside", agent: "model-2", subgoals: end }]);
  });

  it("fails where two agents share their best", () => {
    const { verdict, exceptions } = peak.decide(
      madeUpGranularity((agent) => peakAt(agent === "model-3" ? 5 : at[agent])),
    );
    expect([verdict, exceptions]).toEqual(["fails", [{ case: "apart", subgoals: [5, 12, 5] }]]);
  });
});

describe("T1.single-peak", () => {
  it("lets one agent of three have further peaks, as an exception for each of them", () => {
    const echo: OverSubgoals = (k) => (k === 9 || k === 24 ? 0.49 : peakAt(5)(k));
    const { verdict, cases, numbers, exceptions } = singlePeak.decide(
      madeUpGranularity((agent) => (agent === "model-1" ? echo : peakAt(at[agent]))),
    );
    expect([verdict, cases]).toEqual(["holds with exceptions", { holding: 2, of: 3 }]);
    expect(numbers["echoes"]).toEqual([
      { agent: "model-1", subgoals: [9, 24] },
      { agent: "model-2", subgoals: [] },
      { agent: "model-3", subgoals: [] },
    ]);
    expect(exceptions).toMatchObject([
      // from 0.47 at K = 8, and from 0.32 at K = 23
      { agent: "model-1", subgoals: 9, passRate: 0.49, prominence: expect.closeTo(0.02, 12), atEnd: false },
      { agent: "model-1", subgoals: 24, passRate: 0.49, prominence: expect.closeTo(0.17, 12), atEnd: true },
    ]);
  });
});
