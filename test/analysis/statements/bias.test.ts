import { describe, expect, it } from "vitest";
import { bias } from "../../../src/analysis/statements/bias.ts";
import { madeUpGranularity, type OverSubgoals, peakAt } from "../../support/made-up-tables.ts";

const at = { "model-1": 5, "model-2": 12, "model-3": 20 } as const;

describe("T1.bias", () => {
  it("asks from each agent's best on: the whole way, in ranks, and each step", () => {
    // 19, 12 and 4 steps past the best ones; before them the bias may do what it likes
    const { verdict, cases, numbers } = bias.decide(
      madeUpGranularity(
        (agent) => peakAt(at[agent]),
        (agent) => (k) => Math.abs(k - at[agent]),
      ),
    );
    expect([verdict, cases]).toEqual(["holds", { holding: 41, of: 3 * 2 + 19 + 12 + 4 }]);
    expect(numbers["pasts"]).toMatchObject([
      { agent: "model-1", correlation: 1, subgoals: [5, 24], bias: [0, 19] },
      { agent: "model-2", correlation: 1, subgoals: [12, 24], bias: [0, 12] },
      { agent: "model-3", correlation: 1, subgoals: [20, 24], bias: [0, 4] },
    ]);
    const overAll = (numbers["pasts"] as readonly { overAll: number }[]).map((one) => Math.sign(one.overAll));
    expect(overAll).toEqual([1, 1, -1]);
  });

  it("takes a level step for an exception", () => {
    const { verdict, exceptions } = bias.decide(
      madeUpGranularity(
        (agent) => peakAt(at[agent]),
        () => (k) => (k === 22 ? 21 : k),
      ),
    );
    expect(verdict).toBe("holds with exceptions");
    expect(exceptions).toMatchObject(
      Object.keys(at).map((agent) => ({ case: "bias-step", agent, at: [21, 22], values: [21, 21] })),
    );
  });

  it("fails where it is no higher at the end, or does not go with the count in rank", () => {
    const kinds = (curve: OverSubgoals) =>
      new Set(
        bias
          .decide(
            madeUpGranularity(
              (agent) => peakAt(at[agent]),
              () => curve,
            ),
          )
          .exceptions.map((one) => one.case),
      );
    expect(kinds(() => 5)).toContain("growth");
    // falls all the way, but for a last step above all others
    expect(kinds((k) => (k === 24 ? 100 : 50 - k))).toEqual(new Set(["rank-correlation", "bias-step"]));
  });

  it("fails where it ends higher and goes neither with the count in rank nor against it", () => {
    const past = [2, 5, 3, 1, 4];
    const { exceptions } = bias.decide(
      madeUpGranularity(
        (agent) => peakAt(at[agent]),
        (agent) => (k) => (agent === "model-3" && k >= 20 ? past[k - 20] : k),
      ),
    );
    expect(exceptions.filter((one) => one.case !== "bias-step")).toEqual([
      { case: "rank-correlation", agent: "model-3", correlation: 0 },
    ]);
  });

  it("has nothing to ask of an agent whose best is the last", () => {
    const { cases, numbers } = bias.decide(madeUpGranularity(() => peakAt(24)));
    expect([cases.of, numbers["pasts"]]).toEqual([0, []]);
    expect(bias.decide(madeUpGranularity(() => peakAt(23))).cases.of).toBe(3 * 3);
  });
});
