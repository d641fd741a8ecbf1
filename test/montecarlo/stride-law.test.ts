import { describe, expect, it } from "vitest";
import { type StrideLaw, strideOfAction, twice } from "../../src/montecarlo/stride-law.ts";

const half = Float64Array.of(0.25, 0, 0.25);
const law = { offset: -1, truthful: half, hallucinated: half, hallucinates: true, mean: 0 };

/** Probabilities by what is reported and what is true of it. */
const told = ({ strides, probabilities }: StrideLaw) =>
  Object.fromEntries(probabilities.map((p, i) => [`${strides[2 * i]} ${strides[2 * i + 1]}`, p]));

describe("strideOfAction", () => {
  it("goes as far as the action, truly or not, and leaves out what cannot be", () => {
    expect(told(strideOfAction(law))).toEqual({ "-1 -1": 0.25, "1 1": 0.25, "-1 0": 0.25, "1 0": 0.25 });
  });
});

describe("twice", () => {
  it("is the law of two, worked by hand", () => {
    // A true step and a made-up one, each forwards or back.
    const two = twice(strideOfAction(law)) as StrideLaw;
    expect(told(two)).toEqual({
      ...{ "-2 -2": 1 / 16, "0 0": 4 / 16, "2 2": 1 / 16, "-2 -1": 2 / 16, "0 -1": 2 / 16 },
      ...{ "0 1": 2 / 16, "2 1": 2 / 16, "-2 0": 1 / 16, "2 0": 1 / 16 },
    });
  });

  it("is of as many different strides as that makes: three steps forwards, twice", () => {
    const steps = strideOfAction({
      offset: 1,
      truthful: Float64Array.of(0.5, 0.25, 0.25),
      hallucinated: new Float64Array(3),
      hallucinates: false,
      mean: 0,
    });
    const two = twice(steps) as StrideLaw;
    expect(told(two)).toEqual({ "2 2": 0.25, "3 3": 0.25, "4 4": 5 / 16, "5 5": 1 / 8, "6 6": 1 / 16 });
    expect(twice(two)?.probabilities.reduce((sum, p) => sum + p, 0)).toBe(1);
  });

  it.each([
    ["different strides", 513, 1],
    ["steps between the ends", 2, 200_000],
  ])("is none for too many %s", (_, many, apart) => {
    const strides = Array.from({ length: many }, (_, i) => [i * apart, i * apart]).flat();
    const wide = { strides, probabilities: Array.from({ length: many }, () => 1 / many) };
    expect(twice(wide)).toBeNull();
    const narrower = { strides: strides.slice(2), probabilities: wide.probabilities.slice(1) };
    expect(twice(narrower)).not.toBeNull();
  });
});
