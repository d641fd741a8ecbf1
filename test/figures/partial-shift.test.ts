import { describe, expect, it } from "vitest";
import { partialShift } from "../../src/figures/partial-shift.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, exactRows, sampledRow } from "../support/figure-rows.ts";

const part = (agent: string, chunk: number, passRates: readonly number[]): readonly Row[] =>
  exactRows(
    { agent, chunk },
    "scaffolded",
    0,
    passRates,
    passRates.map((rate) => 20 - 10 * rate),
  );

const small = part("model-1", 10, [0, 0.1, 0.2, 0.5, 0.3]);
const large = part("model-1", 25, [0, 0.6, 0.4]);

describe("partialShift", () => {
  it("has its finding for a title: how the best r moves with the chunk", () => {
    const { finding, said } = drawn(partialShift, [...small, ...large]);
    expect(finding).toBe("Larger chunks need fewer: best r = 3 at c = 10 and 1 at c = 25");
    expect(said).toBe(
      "All peaks lie strictly inside. In scaffolded progress r·c they lie at 30 and 25. " +
        "Each pass rate has one peak and each bias one valley.",
    );
  });

  it("does not depend on which chunk stands first in the table", () => {
    expect(drawn(partialShift, [...large, ...small])).toEqual(drawn(partialShift, [...small, ...large]));
  });

  it("says that the peak moves when it moves the other way", () => {
    const later = part("model-1", 25, [0, 0.1, 0.2, 0.3, 0.6, 0.4]);
    expect(drawn(partialShift, [...small, ...later]).finding).toBe(
      "The peak moves: best r = 3 at c = 10 and 4 at c = 25",
    );
  });

  it("says that the caption fails when the best r stays", () => {
    const same = part("model-1", 25, [0, 0.1, 0.2, 0.5, 0.3]);
    expect(drawn(partialShift, [...small, ...same]).finding).toBe(
      "The caption fails for model-1: best r = 3 at c = 10 and 3 at c = 25",
    );
  });

  it("names a peak at the edge and a second turn with its chunk", () => {
    const climbing = part("model-1", 25, [0.3, 0.1, 0.6]);
    const { said } = drawn(partialShift, [...small, ...climbing]);
    expect(said).toContain("strictly inside but for model-1 at c = 25.");
    expect(said).toContain("a second turn of model-1's pass rate at r = 0 at c = 25 (by 0.2000)");
  });

  it("has a row of panels for each chunk", () => {
    const { spec, text } = drawn(partialShift, [...small, ...large]);
    expect((spec as unknown as { vconcat: unknown[] }).vconcat).toHaveLength(4);
    expect([text.split('"c = 10"').length, text.split('"c = 25"').length]).toEqual([3, 3]);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    const rows = [...small, ...large];
    const { spec } = drawn(partialShift, [...rows, ...rows.map(sampledRow)], { trials: 100 });
    expect(complaintsOf(spec)).toEqual([]);
  });
});
