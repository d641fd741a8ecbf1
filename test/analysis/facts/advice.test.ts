import { describe, expect, it } from "vitest";
import { adviceFacts } from "../../../src/analysis/facts/advice.ts";
import { adviceRow, adviceRows } from "../../support/advice-rows.ts";

const facts = adviceFacts(adviceRows);

describe("adviceFacts", () => {
  it("finds where the advice comes from, and what it is", () => {
    expect(facts.base).toMatchObject({
      semantics: "closed",
      agent: "model-2",
      tolerance: 1,
      horizon: 10,
      bestSubgoals: 4,
      standing: "stands",
    });
  });

  it("counts the worlds in which granularity matters, and those of them in which the advice stands", () => {
    // closed model-2: one world alike, three flips of the other seven; closed model-1 stands in 8, open flips in 8 and stands in 8
    expect(facts.bySemantics).toEqual([
      { semantics: "closed", matter: 15, stands: 12 },
      { semantics: "open", matter: 16, stands: 8 },
    ]);
    expect(facts.all).toEqual({ matter: 31, stands: 20 });
  });

  it("says how far an amount may be changed alone, and what flips the advice first on both sides", () => {
    const [tolerance, horizon] = facts.byAmount;
    expect([tolerance.name, tolerance.from, tolerance.to, tolerance.flips]).toEqual(["tolerance", 1, 2, []]);
    expect([horizon.name, horizon.from, horizon.to]).toEqual(["horizon", 9, 10]);
    expect(horizon.flips.map((point) => [point.horizon, point.bestSubgoals])).toEqual([
      [8, 9],
      [12, 3],
    ]);
  });

  it("says what another word alone does to it", () => {
    const told = facts.byWord.map(({ name, changed }) => [
      name,
      changed.map((point) => [point[name], point.standing]),
    ]);
    expect(told).toEqual([
      ["semantics", [["open", "flips"]]],
      ["agent", [["model-1", "stands"]]],
    ]);
  });

  it("says what is lost where it flips", () => {
    // 0.4, 0.06 and 1, and eight times 0.25
    expect(facts.lost.mean).toBeCloseTo((0.4 + 0.06 + 1 + 8 * 0.25) / 11, 12);
    expect(facts.lost.most).toBe(1);
    const [base] = adviceRows.filter((row) => row["regret"] === 0);
    expect(adviceFacts([{ ...base, horizon: 10, tolerance: 1 }]).lost).toEqual({ mean: 0, most: 0 });
  });

  it("refuses a table without the world it comes from, and advice that is not the best there", () => {
    expect(() => adviceFacts(adviceRows.slice(4))).toThrow(RangeError);
    expect(() => adviceFacts([adviceRow("closed", "model-2", 1, 10, [0.4, 0.5, 5])])).toThrow(
      "what is advised best in it",
    );
  });
});
