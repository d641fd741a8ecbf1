import { describe, expect, it } from "vitest";
import { textWidth } from "../../../src/figures/kit/text-width.ts";
import { biasWord, joined, rateWord, shortened, wrapped } from "../../../src/figures/kit/wording.ts";

describe("joined", () => {
  it.each([
    [[], ""],
    [["2a"], "2a"],
    [["2a", "2d"], "2a and 2d"],
    [["2a", "2d", 9], "2a, 2d and 9"],
  ])("writes %j as %j", (items, text) => {
    expect(joined(items)).toBe(text);
  });
});

describe("shortened", () => {
  it.each([
    [["model-1", "model-2", "model-3"], "model-1, -2, -3"],
    [["model-1", "mine"], "model-1, mine"],
    [["a", "b"], "a, b"],
    [["x-1", "x-y-2"], "x-1, -y-2"],
    [[], ""],
  ])("writes %j as %j", (names, text) => {
    expect(shortened(names)).toBe(text);
  });
});

describe("wrapped", () => {
  it("breaks lines at spaces, where the next word would not fit", () => {
    // an "m" is 0.974 wide, a space 0.318
    expect(wrapped("mm mm mm", 4.3)).toEqual(["mm mm", "mm"]);
    expect(wrapped("mm mm mm", 4.2)).toEqual(["mm", "mm", "mm"]);
  });

  it("fills a line to its very end, and has nothing before the first word", () => {
    expect(wrapped("mm mm", textWidth("mm mm"))).toEqual(["mm mm"]);
    expect(wrapped("mm", 100)).toEqual(["mm"]);
  });

  it.each(["K = 3", "6.2 → 1.8", "94 %", "8 ± 3", "3 × 10"])("keeps %j together", (formula) => {
    expect(wrapped(`m ${formula}`, 1)).toEqual(["m", formula]);
  });

  it("gives a word that is too long a line of its own", () => {
    expect(wrapped("m mmmmmm m", 3)).toEqual(["m", "mmmmmm", "m"]);
  });
});

describe("rateWord", () => {
  it.each([
    [0, "0"],
    [1e-9, "under 0.001"],
    [0.0005, "0.001"],
    [0.0976, "0.098"],
    [0.1, "0.10"],
    [0.5163, "0.52"],
    [0.985, "0.98"],
    [0.9852, "0.985"],
    [0.9931, "0.993"],
    [0.9995, "over 0.999"],
    [1 - 1e-9, "over 0.999"],
    [1, "1"],
  ])("writes %d as %s", (rate, text) => {
    expect(rateWord(rate)).toBe(text);
  });
});

describe("a rate as a bound", () => {
  it.each([
    [0.876, "0.87", "0.88"],
    [0.0971, "0.097", "0.098"],
    [0.9862, "0.986", "0.987"],
    [0.57, "0.57", "0.57"],
    [0.29, "0.29", "0.29"],
    [0.07, "0.070", "0.070"],
    [0.55, "0.55", "0.55"],
  ])("writes at least %d as %s and at most that as %s, not a digit off where it is one", (rate, down, up) => {
    expect([rateWord(rate, "down"), rateWord(rate, "up")]).toEqual([down, up]);
  });
});

describe("biasWord", () => {
  it.each([
    [1.26, "1.3"],
    [99.9, "99.9"],
    [100, "100"],
    [100.4, "100"],
    [240.4, "240"],
  ])("writes %d as %s", (bias, text) => {
    expect(biasWord(bias)).toBe(text);
  });
});
