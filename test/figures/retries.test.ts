import { describe, expect, it } from "vitest";
import { retries } from "../../src/figures/retries.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, exactRows, sampledRow } from "../support/figure-rows.ts";

const curve = (
  agent: string,
  subgoals: number,
  passRates: readonly number[],
  biases: readonly number[],
): readonly Row[] => exactRows({ agent, subgoals }, "attempts", 1, passRates, biases);

const never = curve("model-2", 2, [0, 0, 0, 0], [80, 80, 80, 80]);
const matched = curve("model-2", 8, [0.1, 0.6, 0.899, 0.9], [9, 3, 2.01, 2]);

describe("retries", () => {
  it("has its finding for a title: where no number of attempts helps", () => {
    const { finding, said } = drawn(retries, [...never, ...matched]);
    expect(finding).toBe("4 attempts do not overcome a mismatch: model-2 never passes at K = 2");
    expect(said).toBe(
      "At K = 8 the pass rate rises from 0.10 or less to 0.90 or more and bias ends at 2.0 to 2.0. " +
        "At attempt 4 nothing moves any more (pass rate by 0.01 or bias by 2 %). No agent ever passes at K = 2.",
    );
  });

  it("rounds the bound that pass rates rise to down, and the one they rise from up", () => {
    const curves = [...never, ...curve("model-2", 8, [0.0211, 0.5, 0.878, 0.879], [9, 3, 2, 2])];
    expect(drawn(retries, curves).said).toContain("rises from 0.022 or less to 0.87 or more");
  });

  it("does not call one agent's mismatch another's", () => {
    const other = [
      ...curve("model-3", 2, [0.1, 0.2, 0.3, 0.4], [9, 8, 7, 6]),
      ...curve("model-3", 8, [0, 0, 0, 0], [80, 80, 80, 80]),
    ];
    const { finding, said } = drawn(retries, [...never, ...matched, ...other]);
    expect(finding).toBe("4 attempts do not overcome a mismatch: some agent never passes at K = 2 and 8");
    expect(said).toContain("others do: model-2 0.9 at K = 8; model-3 0.4 at K = 2.");
  });

  it("tells the unlikely from the impossible", () => {
    const unlikely = curve("model-3", 2, [1e-7, 2e-7, 3e-7, 6e-7], [80, 80, 80, 80]);
    const other = curve("model-3", 8, [0.1, 0.6, 0.899, 0.9], [9, 3, 2.01, 2]);
    const { finding, said } = drawn(retries, [...never, ...matched, ...unlikely, ...other]);
    expect(finding).toBe("4 attempts do not overcome a mismatch: model-2 never passes at K = 2");
    expect(said).toContain(
      "At K = 2 model-2 never passes; unlikely, not impossible: model-3 6 × 10⁻⁷ at K = 2.",
    );
  });

  it("calls what passes less than once in a hundred unlikely, and writes powers of ten below 0.0005", () => {
    const said = (last: number) => {
      const rising = curve("model-3", 2, [0, 0, 0, last], [80, 80, 80, 80]);
      return drawn(retries, [...never, ...matched, ...rising]).said;
    };
    expect(said(0.01)).toContain("others do: model-3 0.01 at K = 2.");
    expect(said(0.009)).toContain("unlikely, not impossible: model-3 0.009 at K = 2.");
    expect(said(0.0005)).toContain("model-3 0.0005 at K = 2.");
    expect(said(0.00049)).toContain("model-3 5 × 10⁻⁴ at K = 2.");
  });

  it("says who has not saturated, whether in passes or in bias", () => {
    const climbing = curve("model-2", 18, [0, 0.2, 0.4, 0.6], [50, 40, 30, 20]);
    const drifting = curve("model-2", 80, [0, 0, 0, 0], [400, 300, 200, 150]);
    expect(drawn(retries, [...never, ...matched, ...climbing, ...drifting]).said).toContain(
      "Still moving at attempt 4 (pass rate by 0.01 or bias by 2 %): model-2 at K = 18; model-2 at K = 80.",
    );
  });

  it("says that the caption fails when retries help everywhere", () => {
    expect(drawn(retries, matched).finding).toBe(
      "The caption fails: with 4 attempts no sub-goal count is out of any agent's reach",
    );
  });

  it("says nothing of where retries help where they help nowhere, and nothing of a mismatch where there is none", () => {
    expect(drawn(retries, never).details).toEqual(["No agent ever passes at K = 2."]);
    expect(drawn(retries, matched).details).toHaveLength(1);
  });

  it("has a row of panels for each agent", () => {
    const other = curve("model-3", 8, [0.1, 0.6, 0.899, 0.9], [9, 3, 2.01, 2]);
    const { spec } = drawn(retries, [...matched, ...other]);
    expect((spec as unknown as { vconcat: unknown[] }).vconcat).toHaveLength(4);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    const rows = [...never, ...matched];
    const { spec } = drawn(retries, [...rows, ...rows.map(sampledRow)], { trials: 100 });
    expect(complaintsOf(spec)).toEqual([]);
  });
});
