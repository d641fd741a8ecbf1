import { describe, expect, it } from "vitest";
import { type AttemptTarget, attemptLaw, packedZero } from "../../src/montecarlo/attempt-law.ts";

/** Steps of 1 or 2, evenly likely, a quarter of each made up. */
const steps = {
  offset: 1,
  truthful: Float64Array.of(3 / 8, 3 / 8),
  hallucinated: Float64Array.of(1 / 8, 1 / 8),
  hallucinates: true,
  mean: 1.5,
};

const target = (changes: Partial<AttemptTarget>): AttemptTarget => ({
  low: 2,
  high: 2,
  longest: 2,
  mostTaken: 2,
  isPlanned: false,
  undoes: false,
  lawAt: () => steps,
  ...changes,
});

/** Probabilities by "reported true actions isOver". */
function told(changes: Partial<AttemptTarget>): Record<string, number> {
  const { attempts, probabilities } = attemptLaw(target(changes)) ?? { attempts: [], probabilities: [] };
  const words = attempts.map((packed) => {
    const [reported, truth] = [(packed >>> 20) - packedZero, ((packed >>> 9) & 2047) - packedZero];
    return `${reported} ${truth} ${(packed >>> 1) & 255} ${packed & 1}`;
  });
  return Object.fromEntries(words.map((word, i) => [word, probabilities[i]]));
}

const honest = {
  ...steps,
  truthful: Float64Array.of(0.5, 0.5),
  hallucinated: new Float64Array(2),
  hallucinates: false,
};

describe("attemptLaw", () => {
  it("is the law of progress and actions, worked by hand", () => {
    expect(told({})).toEqual({
      ...{ "2 2 1 1": 3 / 8, "2 0 1 1": 1 / 8 },
      ...{ "2 2 2 1": 9 / 64, "2 1 2 1": 6 / 64, "2 0 2 1": 1 / 64 },
      ...{ "3 3 2 1": 9 / 64, "3 2 2 1": 3 / 64, "3 1 2 1": 3 / 64, "3 0 2 1": 1 / 64 },
    });
  });

  it("says which attempts were never over", () => {
    expect(told({ low: 4, high: 4, lawAt: () => honest })).toEqual({
      "2 2 2 0": 0.25,
      "3 3 2 0": 0.5,
      "4 4 2 1": 0.25,
    });
  });

  it("takes back what would be too much, and goes on after it", () => {
    // 1 + 2 and 2 + 1 reach 3 with two actions; 1 + 1 and 2, 2 taken back, stand at 2 with one action left.
    const undone = told({ low: 3, high: 3, longest: 3, mostTaken: 3, undoes: true, lawAt: () => honest });
    expect(undone).toEqual({ "3 3 2 1": 0.5, "3 3 3 1": 0.25, "2 2 3 0": 0.25 });
  });

  it("looks at an open plan only at its end", () => {
    expect(told({ isPlanned: true, lawAt: () => honest })).toEqual({
      "2 2 2 1": 0.25,
      "3 3 2 1": 0.5,
      "4 4 2 1": 0.25,
    });
  });

  it("asks for the law of each place and number of actions left", () => {
    const asked: string[] = [];
    const lawAt = (reported: number, left: number) => {
      asked.push(`${reported} ${left}`);
      return honest;
    };
    attemptLaw(target({ low: 3, high: 3, longest: 3, mostTaken: 3, lawAt }));
    expect(new Set(asked)).toEqual(new Set(["0 3", "1 2", "2 2", "2 1"]));
  });

  it("is none where it is too long, too far or too much to lay out", () => {
    const lawAt = () => honest;
    const far = (low: number, longest: number) =>
      attemptLaw(target({ low, high: low, longest, mostTaken: longest, lawAt }));
    expect(far(100, 255)).not.toBeNull();
    expect(far(100, 256)).toBeNull();
    expect(far(1022, 20)).not.toBeNull();
    expect(far(1023, 20)).toBeNull();
    expect(attemptLaw(target({ low: 120, high: 120, longest: 3, mostTaken: 3 }))).toBeNull();
  });
});
