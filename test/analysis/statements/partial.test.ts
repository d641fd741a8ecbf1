import { describe, expect, it } from "vitest";
import { partialCaption, partialHarness, shift } from "../../../src/analysis/statements/partial.ts";
import { madeUpTables, partialOf } from "../../support/made-up-tables.ts";

type PassRateOf = (chunk: number, scaffolded: number) => number;

/** Every agent passes as told, and its bias is what is missing from a pass rate of 1. */
const told = (passRateOf: PassRateOf) =>
  madeUpTables("exact", (input) => {
    const { chunk, scaffolded } = partialOf(input);
    const successRate = passRateOf(chunk, scaffolded);
    return { engine: "exact", successRate, meanAbsoluteBias: 1 - successRate };
  });

/** Curves of one peak each, at so many chunks of 10, 20 and 25; all of them are 24, 12 and 9. None is one harness for all three. */
const peaks =
  (...at: readonly [number, number, number]): PassRateOf =>
  (chunk, scaffolded) =>
    scaffolded === 0 ? 0.01 : 1 / (2 + Math.abs(scaffolded - at[[10, 20, 25].indexOf(chunk)]));

describe("T3.shift", () => {
  const of = (...at: readonly [number, number, number]) => shift.decide(told(peaks(...at)));

  it("asks each agent for two steps where every best is inside", () => {
    expect(of(15, 8, 6)).toMatchObject({ verdict: "holds", cases: { holding: 6, of: 6 } });
    expect(of(15, 8, 6).numbers).toMatchObject({
      bests: [
        { agent: "model-1", chunks: [10, 20, 25], best: [15, 8, 6], scaffoldedProgress: [150, 160, 150] },
        { agent: "model-2" },
        { agent: "model-3" },
      ],
    });
  });

  it.each([
    ["smallest chunk", of(24, 8, 6), { holding: 3, of: 3 }],
    ["middle chunk", of(15, 12, 6), { holding: 0, of: 0 }],
    ["largest chunk", of(15, 8, 9), { holding: 3, of: 3 }],
  ])("asks for no step to or from an end: %s", (_, { cases }, counted) => {
    expect(cases).toEqual(counted);
  });

  it("lists the steps that do not go down", () => {
    const { verdict, exceptions } = of(8, 8, 8);
    expect(verdict).toBe("fails");
    expect(exceptions).toHaveLength(6);
    expect(of(8, 9, 6).exceptions.map(({ agent, at }) => [agent, at])).toEqual(
      ["model-1", "model-2", "model-3"].map((agent) => [agent, [10, 20]]),
    );
  });
});

describe("T3.partial", () => {
  /** A small hill at `at`, 0.1 higher than what the curve of one peak has there. */
  const withHill =
    (chunk: number, at: number): PassRateOf =>
    (own, scaffolded) =>
      peaks(12, 6, 5)(own, scaffolded) + (own === chunk && scaffolded === at ? 0.1 : 0);

  it("asks for a best inside of nine curves, and for no second rise of the three of chunk 20", () => {
    expect(partialHarness.decide(told(peaks(12, 6, 5))).cases).toEqual({ holding: 12, of: 12 });
  });

  it("lists a rise past the best of chunk 20, and none of another chunk or before the best", () => {
    const { verdict, exceptions } = partialHarness.decide(told(withHill(20, 9)));
    expect(verdict).toBe("fails");
    expect(exceptions).toMatchObject(
      ["model-1", "model-2", "model-3"].map((agent) => ({
        case: "no-second-rise",
        agent,
        chunk: 20,
        at: [8, 9],
      })),
    );
    for (const [chunk, at] of [
      [20, 3],
      [10, 15],
      [25, 7],
    ]) {
      expect(partialHarness.decide(told(withHill(chunk, at))).verdict).toBe("holds");
    }
  });

  it("lists a best at an end, beside the pass rates of both ends", () => {
    const { exceptions } = partialHarness.decide(told(peaks(12, 6, 9)));
    expect(exceptions[0]).toEqual({
      case: "inside",
      agent: "model-1",
      chunk: 25,
      best: 9,
      passRate: 0.5,
      full: 9,
      passRateAtNone: 0.01,
      passRateAtFull: 0.5,
    });
    expect(exceptions).toHaveLength(3);
  });
});

describe("figure-8", () => {
  it("holds of curves that turn once, at another number for each chunk", () => {
    expect(partialCaption.decide(told(peaks(12, 6, 5))).verdict).toBe("holds");
  });

  it("fails where the best number stays, which is said of each agent", () => {
    const { verdict, exceptions } = partialCaption.decide(told(peaks(5, 6, 5)));
    expect(verdict).toBe("fails");
    expect(exceptions).toEqual(
      ["model-1", "model-2", "model-3"].map((agent) => ({ case: "moves", agent, best: [5, 5] })),
    );
  });
});
