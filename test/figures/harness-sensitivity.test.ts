import { describe, expect, it } from "vitest";
import { harnessSensitivity } from "../../src/figures/harness-sensitivity.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn } from "../support/figure-rows.ts";

const model = (name: string, successes: readonly number[], tasks = 24): readonly Row[] =>
  successes.map((success, i) => ({
    model: name,
    harness: ["light", "balanced", "strict"][i],
    success,
    tasks,
  }));

const peaking = model("small", [0, 0.58, 0.04]);
const dipping = model("large", [0.9, 0.8, 0.85]);
const falling = model("steady", [0.95, 0.95, 0.88]);

describe("harnessSensitivity", () => {
  it("has its finding for a title: for how many models success turns", () => {
    const { finding, said } = drawn(harnessSensitivity, [...peaking, ...dipping, ...falling]);
    expect(finding).toBe("Measured elsewhere: success turns with strictness for 2 of 3 models");
    expect(said).toContain("An inner peak, as in our curves: small. An inner dip: large. No turn: steady.");
  });

  it("sees a turn past a plateau", () => {
    const plateau = [0.1, 0.5, 0.5, 0.2].map((success, i) => ({
      model: "m",
      harness: `${i}`,
      success,
      tasks: 24,
    }));
    expect(drawn(harnessSensitivity, plateau).said).toContain("An inner peak, as in our curves: m.");
  });

  it("says which turns are larger than their intervals", () => {
    expect(drawn(harnessSensitivity, [...peaking, ...dipping]).said).toContain("neighbours: only small.");
    expect(drawn(harnessSensitivity, dipping).said).toContain("No turn is larger than the intervals.");
    expect(drawn(harnessSensitivity, model("large", [0.9, 0.8, 0.85], 2400)).said).toContain(
      "neighbours: only large.",
    );
  });

  it("has a panel for each model, three in a row, and says that it is second-hand", () => {
    const four = ["a", "b", "c", "d"].flatMap((name) => model(name, [0.1, 0.5, 0.2]));
    const { spec, text } = drawn(harnessSensitivity, four);
    expect((spec as unknown as { vconcat: unknown[] }).vconcat).toHaveLength(4);
    expect(text).toContain("Second-hand");
  });

  it("writes what the harnesses are called upright, in their order", () => {
    const { text } = drawn(harnessSensitivity, peaking);
    expect(text).toContain('"sort":["light","balanced","strict"],"title":null,"axis":{"labelAngle":0}');
  });

  it("draws Wilson's interval of the tasks solved", () => {
    // 12 of 24: 0.5 ± 0.186
    expect(drawn(harnessSensitivity, model("half", [0.5, 0.5, 0.5])).text).toMatch(
      /"low":0\.314\d*,"high":0\.68[56]/,
    );
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(harnessSensitivity, [...peaking, ...dipping]).spec)).toEqual([]);
  });
});
