import { describe, expect, it } from "vitest";
import { marginal, resonance, unimodal } from "../../../src/analysis/statements/marginal.ts";
import type { ScenarioInput } from "../../../src/input/scenario-schema.ts";
import { madeUpTables, partialOf } from "../../support/made-up-tables.ts";

interface Curve {
  /** F(0), F(1), … and 0 from there on. */
  readonly passRates: readonly number[];
  /** τ(0), τ(1), … and the last one from there on. */
  readonly tails?: readonly number[];
}

/** Partial harnesses that pass as told, whatever their pieces; a chunk is reached in half of all runs. */
const told = (curveOf: (input: ScenarioInput) => Curve) =>
  madeUpTables("partial-pieces", (input) => {
    const { scaffolded } = partialOf(input);
    const { passRates, tails = [0.5] } = curveOf(input);
    return {
      passRate: passRates[scaffolded] ?? 0,
      chunkReach: scaffolded === 0 ? null : 0.5,
      tailReach: tails[Math.min(scaffolded, tails.length - 1)],
    };
  });

const always = (curve: Curve) => told(() => curve);

describe("T3.unimodal", () => {
  // Twelve chunks, 6 to 39, and three agents: 36 curves. A tail of one reach throughout is concave.
  it.each([
    ["rises and falls", [0.1, 0.3, 0.2], 36],
    ["falls from the start", [0.3, 0.2, 0.1], 36],
    ["rises again, though the rule stops at the best", [0.3, 0.1, 0.2], 0],
    ["stands still before it rises: the rule stops short of the best", [0.1, 0.1, 0.3, 0.2], 0],
  ])("of a curve that %s", (_, passRates, holding) => {
    const { cases, numbers } = unimodal.decide(always({ passRates }));
    expect(cases).toEqual({ holding, of: 36 });
    expect(numbers).toEqual({ sweeps: 36, concave: 36 });
  });

  it("tests nothing where log tail reach is not concave", () => {
    const { verdict, numbers } = unimodal.decide(
      always({ passRates: [0.3, 0.1, 0.2], tails: [0.1, 0.1, 0.9] }),
    );
    expect([verdict, numbers]).toEqual(["vacuous", { sweeps: 36, concave: 0 }]);
  });
});

describe("T3.resonance", () => {
  const isFirst = ({ pool, harness: { decomposition } }: ScenarioInput) =>
    pool === "model-1" && "chunk" in decomposition && decomposition.chunk === 6;

  it("asks for chunks of 6, 9, … 39, from none of them to all that the goal holds", () => {
    const asked = new Map<number, number[]>();
    resonance.decide(
      told((input) => {
        const { chunk, scaffolded } = partialOf(input);
        if (input.pool === "model-2") asked.set(chunk, [...(asked.get(chunk) ?? []), scaffolded]);
        return { passRates: [0.1] };
      }),
    );
    expect([...asked.keys()]).toEqual([6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39]);
    // Without a scaffolded chunk the harness is one and the same, and asked once.
    expect(asked.get(6)).toEqual(Array.from({ length: 41 }, (_, r) => r));
    expect(asked.get(39)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("loses nothing where every stop is the best", () => {
    const { verdict, numbers } = resonance.decide(always({ passRates: [0.1, 0.3, 0.2] }));
    expect(verdict).toBe("holds");
    expect(numbers).toMatchObject({ sweeps: 36, notConcave: 0, missed: 0 });
    expect(numbers).toMatchObject({ meanPassRateLost: 0, largestPassRateLost: 0, largestShareLost: 0 });
  });

  it("says what the one stop that misses loses: the most, its share of the best, and the mean over all", () => {
    const { verdict, cases, numbers, exceptions } = resonance.decide(
      told((input) =>
        isFirst(input)
          ? { passRates: [0.25, 0.125, 0.5], tails: [0.5, 0.5, 0.9] }
          : { passRates: [0.25, 0.375, 0.2] },
      ),
    );
    expect([verdict, cases]).toEqual(["holds with exceptions", { holding: 35, of: 36 }]);
    expect(numbers).toEqual({
      sweeps: 36,
      notConcave: 1,
      missed: 1,
      meanPassRateLost: 0.25 / 36,
      largestPassRateLost: 0.25,
      largestShareLost: 0.5,
      misses: [
        { agent: "model-1", missed: 1 },
        { agent: "model-2", missed: 0 },
        { agent: "model-3", missed: 0 },
      ],
    });
    const said = {
      agent: "model-1",
      chunk: 6,
      stop: 0,
      best: 2,
      passRate: 0.25,
      bestPassRate: 0.5,
      cost: 0.25,
    };
    expect(exceptions).toEqual([{ case: "stop", ...said }]);
  });
});

describe("T3.marginal", () => {
  // Chunks of 10, 20 and 25 in 240: 24, 12 and 9 neighbours for each of three agents.
  it.each([
    ["worth more than it costs, and passes more often", [0.2, 0.8], [0.1, 0.2], 0],
    ["worth more, and passes less often", [0.2, 0.8], [0.2, 0.1], 1],
    ["worth less, and passes less often", [0.8, 0.8], [0.2, 0.1], 0],
    ["worth less, and passes more often", [0.8, 0.8], [0.1, 0.2], 1],
    ["worth more, and passes as often: rounding decides nothing", [0.2, 0.8], [0.2, 0.2], 0],
  ])("of a first chunk %s", (_, tails, [none, one], against) => {
    // Half of all runs reach a chunk: it is worth its cost when the tail's reach more than doubles. Then it never is, and passes halve.
    const passRates = [none, ...Array.from({ length: 24 }, (_unused, r) => one / 2 ** r)];
    const { cases, numbers, exceptions } = marginal.decide(always({ passRates, tails }));
    expect(numbers).toEqual({ neighbours: 135, bothTailsOutOfReach: 0 });
    expect(cases).toEqual({ holding: 135 - 9 * against, of: 135 });
    expect(exceptions).toHaveLength(9 * against);
    for (const one of exceptions) expect(one).toMatchObject({ case: "marginal", scaffolded: [0, 1] });
    if (against > 0) expect(new Set(exceptions.map(({ chunk }) => chunk))).toEqual(new Set([10, 20, 25]));
  });

  it("decides nothing between two tails that cannot be reached", () => {
    const { cases, numbers } = marginal.decide(always({ passRates: [], tails: [0, 0, 0.5] }));
    expect(numbers).toEqual({ neighbours: 135, bothTailsOutOfReach: 9 });
    expect(cases.of).toBe(126);
  });
});
