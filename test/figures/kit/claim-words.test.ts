import { describe, expect, it } from "vitest";
import { exceptionWords, numberLines, numberWord } from "../../../src/figures/kit/claim-words.ts";

describe("exceptionWords", () => {
  it("tells a step along a sweep by the field's symbol, where from and where to", () => {
    const step = {
      case: "bias-step",
      agent: "model-1",
      over: "subgoals",
      at: [11, 12],
      values: [3.70041, 3.33],
    };
    expect(exceptionWords(step)).toBe("bias step: model-1, K 11 → 12: 3.7 → 3.33");
  });

  it("tells names as they are, numbers by what they are called, and what is so; what is not so is left out", () => {
    const exception = {
      case: "further-peak",
      agent: "a",
      passRate: 0.54918,
      atEnd: true,
      inside: false,
      chunk: 10,
    };
    expect(exceptionWords(exception)).toBe("further peak: a, pass rate 0.5492, at end, c 10");
  });

  it("tells small numbers in powers of ten, whole ones as they are, nothing as none", () => {
    const exception = { case: "x", most: 2.1e-12, cells: 123456, least: null, gaps: [0.1, -0.25], none: [] };
    expect(exceptionWords(exception)).toBe(
      "x: most 2.10e-12, cells 123456, least none, gaps 0.1, -0.25, none none",
    );
  });
});

describe("numberLines", () => {
  const numbers = {
    largestError: 0.25,
    bests: [
      { agent: "a", subgoals: 5 },
      { agent: "b", at: [1, 2, 3, 4] },
    ],
  };

  it("has a line for each number and for each record of a list", () => {
    expect(numberLines(numbers)).toEqual(["largest error: 0.25", "bests: a, K 5", "bests: b, at 1, 2, 3, 4"]);
  });

  it("has one line for a list of numbers, or of nothing", () => {
    expect(numberLines({ at: [1, 2], others: [] })).toEqual(["at: 1, 2", "others: none"]);
  });

  it("tells a list longer than asked by its ends, and what is inside something in brackets", () => {
    expect(numberLines(numbers, 3)[2]).toBe("bests: b, at 1 … 4");
    expect(numberLines(numbers, 4)[2]).toBe("bests: b, at 1, 2, 3, 4");
    expect(numberLines({ tightest: { chunk: 120, reach: 0.5 }, costs: [{ of: { pass: 1 } }] })).toEqual([
      "tightest: c 120, reach 0.5",
      "costs: of (pass 1)",
    ]);
  });
});

describe("numberWord", () => {
  it.each([
    [1e-4, "0.0001"],
    [-1e-4, "-0.0001"],
    [9.999e-5, "1.00e-4"],
    [-0.0000125, "-1.25e-5"],
    [0.123449, "0.1234"],
    [1234.56, "1235"],
    [123456, "123456"],
  ])("writes %d as %s: in powers of ten below a ten-thousandth, else in four digits", (value, word) => {
    expect(numberWord(value)).toBe(word);
  });
});
