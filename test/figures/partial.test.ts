import { describe, expect, it } from "vitest";
import { partial } from "../../src/figures/partial.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, exactRows, sampledRow } from "../support/figure-rows.ts";
import { pictureParts } from "../support/picture-parts.ts";

const agent = (name: string, passRates: readonly number[], biases: readonly number[]): readonly Row[] =>
  exactRows({ agent: name }, "scaffolded", 0, passRates, biases);

const inside = agent("model-1", [0, 0.2, 0.6, 0.5], [90, 40, 3, 4]);
const early = agent("model-2", [0, 0.4, 0.3, 0.1], [80, 5, 6, 7]);

describe("partial", () => {
  it("has its finding for a title: where scaffolding a part is best", () => {
    const { finding, said } = drawn(partial, [...inside, ...early]);
    expect(finding).toBe("Partial scaffolding beats none and all: r = 2, 1 of 3 for model-1, -2");
    expect(said).toBe(
      "Pass rate at its best 0.60, 0.40; with all scaffolded 0.50, 0.10; with none 0. " +
        "Bias is least at r = 2, 1 (3.0, 5.0). Each pass rate has one peak and each bias one valley.",
    );
  });

  it.each([
    ["everything scaffolded is best", [0, 0.1, 0.2, 0.3], 3],
    ["nothing scaffolded is best", [0.4, 0.3, 0.2, 0.1], 0],
    ["everything is as good as the best", [0, 0.1, 0.3, 0.3], 2],
  ])("says that the caption fails when %s", (_, passRates, best) => {
    const failing = agent("model-3", passRates, [9, 8, 7, 6]);
    expect(drawn(partial, [...inside, ...failing]).finding).toBe(
      `The caption fails for model-3: the best r is r = 2, ${best} of 3 for model-1, -3`,
    );
  });

  it("says what passes with nothing scaffolded, where something does", () => {
    const passing = agent("model-3", [0.4, 0.3, 0.2, 0.1], [9, 8, 7, 6]);
    expect(drawn(partial, [...inside, ...passing]).said).toContain("with none 0, 0.40.");
  });

  it("names a second turn however small, and marks it", () => {
    const turning = agent("model-1", [0, 0.6, 0.5, 0.5008, 0.5008], [90, 3, 4, 5, 6]);
    const { said, text } = drawn(partial, turning);
    expect(said).toContain("but for a second turn of model-1's pass rate at r = 3 (by 0.0008).");
    expect(text).toContain('"x":3,"y":0.5008,"kind":"echo"');
    expect(text).toContain("second turn");
  });

  it("sees a turn before the best r and one of the bias at the end", () => {
    const turning = agent("model-1", [0.3, 0.1, 0.6, 0.5], [90, 3, 5, 4]);
    const { said, text } = drawn(partial, turning);
    expect(text).toContain("second turn");
    expect(said).toContain(
      "a second turn of model-1's pass rate at r = 0 (by 0.2000) and model-1's bias at r = 3 (by 1.00).",
    );
  });

  it("has a sign for second turns in its key only where there are any, of passes, of bias or of both", () => {
    const keyOf = (passRates: readonly number[], biases: readonly number[]) =>
      pictureParts(drawn(partial, agent("model-1", passRates, biases)).spec).key.marks.flatMap(
        ({ mark }) => mark["text"] ?? [],
      );
    const [pass, turningPass] = [
      [0, 0.2, 0.6, 0.5],
      [0.3, 0.1, 0.6, 0.5],
    ];
    const [bias, turningBias] = [
      [90, 40, 3, 4],
      [90, 3, 5, 4],
    ];
    expect(keyOf(pass, bias)).not.toContain("second turn");
    for (const [passRates, biases] of [
      [turningPass, bias],
      [pass, turningBias],
      [turningPass, turningBias],
    ])
      expect(keyOf(passRates, biases)).toContain("second turn");
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    const { spec } = drawn(partial, [...inside, ...inside.map(sampledRow)], { trials: 100 });
    expect(complaintsOf(spec)).toEqual([]);
  });
});
