import { describe, expect, it } from "vitest";
import { guidancePoolFacts } from "../../../src/analysis/facts/guidance-pool.ts";

type Values = readonly number[];

const under = (guidance: string, pass: Values, bias: Values) =>
  pass.map((successRate, i) => ({
    engine: "exact",
    guidance,
    distributions: i + 1,
    successRate,
    meanAbsoluteBias: bias[i],
  }));

const aligned = under("aligned", [0.5, 0.6, 0.6, 0.8], [5, 4, 4.5, 3]);
const misaligned = under("misaligned", [0.5, 0.6, 0.3, 0.2], [5, 6, 6, 4]);
const uniform = under("uniform", [0.5, 0.6, 0.5, 0.9], [5, 5, 4, 3.5]);

describe("guidancePoolFacts", () => {
  const { growths, orders } = guidancePoolFacts([...uniform, ...misaligned, ...aligned]);

  it("has aligned guidance pass more often and stray less as the pool grows, misaligned the other way", () => {
    expect(
      growths.map(({ guidance, measure, claimed, holds }) => [guidance, measure, claimed, holds]),
    ).toEqual([
      ["aligned", "pass", "up", true],
      ["misaligned", "pass", "down", true],
      ["aligned", "bias", "down", true],
      // from 5 over 6 to 4: what is claimed of the whole range does not hold
      ["misaligned", "bias", "up", false],
    ]);
  });

  it("lists the steps that do not go the claimed way, a level one among them", () => {
    const against = growths.map((growth) => growth.against.map(({ at }) => at));
    expect(against).toEqual([
      [[2, 3]],
      [[1, 2]],
      [[2, 3]],
      [
        [2, 3],
        [3, 4],
      ],
    ]);
    expect(growths.map(({ steps }) => steps.length)).toEqual([3, 3, 3, 3]);
  });

  it("has uniform choice strictly between the two from the second distribution on, in passes and in bias", () => {
    expect(orders.map(({ measure, distributions, holds }) => [measure, distributions, holds])).toEqual([
      // 0.6 beside two of 0.6; 0.5 of 0.3 to 0.6; 0.9 above 0.8
      ["pass", 2, false],
      ["pass", 3, true],
      ["pass", 4, false],
      // 5 of 4 to 6; 4 below 4.5; 3.5 of 3 to 4
      ["bias", 2, true],
      ["bias", 3, false],
      ["bias", 4, true],
    ]);
    expect(orders[1]).toMatchObject({ aligned: 0.6, uniform: 0.5, misaligned: 0.3 });
  });

  it("asks for no order without uniform choice", () => {
    expect(guidancePoolFacts([...aligned, ...misaligned]).orders).toEqual([]);
  });

  it("names what there is where one of the two rules is missing", () => {
    expect(() => guidancePoolFacts([...aligned, ...uniform])).toThrow(
      "there must be a series misaligned, but there is aligned, uniform",
    );
  });
});
