import { describe, expect, it } from "vitest";
import {
  separabilityAsItIs,
  separabilityBound,
  separabilityOfPool,
} from "../../../src/analysis/statements/separability.ts";
import type { PaperAgent } from "../../../src/input/builtin.ts";
import type { ScenarioInput } from "../../../src/input/scenario-schema.ts";
import { tailDivergence } from "../../../src/theory/tail-divergence.ts";
import { madeUpTables, partialOf, realTables } from "../../support/made-up-tables.ts";

const shareOf = (input: ScenarioInput): number =>
  (input.harness.semantics as { tail: { carryOver: number } }).tail.carryOver;

describe("separability.bound", () => {
  it("asks for every number of chunks of 10, 20 and 25 that leaves a tail, at three shares", () => {
    // In a goal of 101 a tail is left by 0…10, 0…5 and 0…4 chunks. A neighbouring size would leave it by other numbers of them.
    const { verdict, cases, numbers } = separabilityBound.decide(realTables({ task: { goal: 101 } }));
    expect([verdict, cases]).toEqual(["holds", { holding: 66, of: 3 * (11 + 6 + 5) }]);
    expect(numbers["tails"]).toBe(66);
  });

  it("says how far the reach of a tail moves at most: with all of guidance of strength 2", () => {
    const tables = realTables({ task: { goal: 101 } });
    const reachOf = (chunk: number, scaffolded: number, carryOver: number) => {
      const decomposition = { chunk, scaffolded };
      const guidance = [{ rule: "aligned", strength: 2 }] as const;
      const pool: PaperAgent[] = ["model-1", "model-2", "model-3"];
      return tables.outcome({ pool, guidance: [...guidance], decomposition, carryOver }).stages.at(-1)!.reach;
    };
    const moves = [10, 20, 25].flatMap((chunk) =>
      Array.from({ length: Math.floor(101 / chunk) + 1 }, (_, r) =>
        Math.abs(reachOf(chunk, r, 1) - reachOf(chunk, r, 0)),
      ),
    );
    const { numbers } = separabilityBound.decide(tables);
    expect(numbers["largestMove"]).toBeCloseTo(Math.max(...moves), 12);
    // the bound of a small share says something; with all of the guidance four attempts make it more than 1
    expect(numbers["boundBelow1"]).toBe(44);
  });
});

describe("separability.as-it-is", () => {
  const chunks = [10, 20, 25];
  const asked = ["model-1", "model-2", "model-3"].flatMap((agent) => chunks.map((chunk) => [agent, chunk]));

  it("asks each agent at each chunk, and finds a tail without guidance unmoved", () => {
    const { verdict, cases, numbers } = separabilityAsItIs.decide(realTables());
    expect([verdict, cases]).toEqual(["holds", { holding: 9, of: 9 }]);
    expect(numbers).toEqual({ largestTotalVariation: 0, largestChange: 0 });
  });

  it("takes a pass rate that moves for a dependence, and actions that move", () => {
    // model-1's pass rate is far from what it was; the actions of the others are, whatever their pass rate
    const { exceptions, numbers } = separabilityAsItIs.decide(
      madeUpTables("tail-divergence", ({ pool }) =>
        [pool].flat()[0] === "model-1" ? { passRate: 2, largest: 0 } : { passRate: 0, largest: 0.25 },
      ),
    );
    expect(exceptions.map(({ agent, chunk }) => [agent, chunk])).toEqual(asked);
    const moved = exceptions.slice(0, 3).map((one) => Number(one["moved"]));
    for (const one of moved) expect(one).toBeGreaterThan(1);
    expect(numbers).toEqual({ largestTotalVariation: 0.25, largestChange: Math.max(...moved) });
  });

  it("looks at how far actions move with all of the carry-over", () => {
    const { numbers } = separabilityAsItIs.decide(
      madeUpTables("tail-divergence", (input) => ({ passRate: 0, largest: shareOf(input) / 4 })),
    );
    expect(numbers["largestTotalVariation"]).toBe(0.25);
  });

  it("looks at the best number of chunks without carry-over, and at what it passes there", () => {
    // without carry-over 2 chunks pass twice as often as can be, and 5 with all of it: none moves from what it is by more than 1
    const { exceptions } = separabilityAsItIs.decide(
      madeUpTables("exact", (input) => {
        const isBest = partialOf(input).scaffolded === (shareOf(input) === 0 ? 2 : 5);
        return { engine: "exact", successRate: isBest ? 2 - shareOf(input) : 0 };
      }),
    );
    const tables = realTables();
    const movedFrom2 = asked.map(([agent, chunk]) => {
      const decomposition = { chunk: Number(chunk), scaffolded: 2 };
      return 2 - tables.outcome({ pool: [agent as PaperAgent], decomposition }).successRate;
    });
    expect(exceptions.map(({ moved }) => moved)).toEqual(movedFrom2);
  });
});

describe("separability.pool", () => {
  /** One peak, at a number of chunks that hangs on the share that the tail keeps; the same rate with none. */
  const peaking = (bestAt: (chunk: number, share: number) => number) =>
    separabilityOfPool.decide(
      madeUpTables("exact", (input) => {
        const { chunk, scaffolded } = partialOf(input);
        const away = Math.abs(scaffolded - bestAt(chunk, shareOf(input)));
        return { engine: "exact", successRate: scaffolded === 0 ? 0.1 : 0.5 - away / 100 };
      }),
    );

  const chunksOf = ({ numbers }: ReturnType<typeof peaking>) =>
    numbers["chunks"] as readonly Readonly<Record<string, unknown>>[];

  it("holds where the peak stays inside and in its place: three conclusions for three chunks", () => {
    const claim = peaking((chunk) => (chunk === 10 ? 7 : 3));
    expect([claim.verdict, claim.cases]).toEqual(["holds", { holding: 9, of: 9 }]);
    expect(chunksOf(claim)).toMatchObject([
      { chunk: 10, best: 7, bestWithAll: 7, upTo: { inside: 1, place: 1, partial: 1 } },
      { chunk: 20, best: 3, bestWithAll: 3 },
      { chunk: 25, best: 3, bestWithAll: 3 },
    ]);
  });

  it.each([0.14, 0.9])("finds a place that is left past a share of %d", (last) => {
    const claim = peaking((chunk, share) => (chunk === 20 && share > last ? 5 : 6));
    expect(claim.exceptions).toEqual([
      { case: "stands", conclusion: "place", chunk: 20, upToCarryOver: last },
    ]);
    expect(chunksOf(claim)[1]).toMatchObject({ best: 6, bestWithAll: 5, upTo: { inside: 1, place: last } });
  });

  it("asks every sixth share of the study where all conclusions stand", () => {
    const asked = new Set<number>();
    peaking((chunk, share) => {
      if (chunk === 10) asked.add(share);
      return 3;
    });
    expect([...asked].sort()).toEqual([0, 0.12, 0.24, 0.45, 1]);
  });

  it("takes the best without any carry-over for the place, though it is left at the least share", () => {
    const claim = peaking((_, share) => (share === 0 ? 6 : 5));
    for (const chunk of chunksOf(claim))
      expect(chunk).toMatchObject({ best: 6, bestWithAll: 5, upTo: { place: 0 } });
  });

  it("has nothing to take away where the best is all without carry-over", () => {
    // of chunks of 25 nine fit into 240
    const claim = peaking((chunk) => (chunk === 25 ? 9 : 2));
    expect([claim.verdict, claim.cases]).toEqual(["holds", { holding: 6, of: 6 }]);
    expect(chunksOf(claim)[2]).toMatchObject({ upTo: { inside: null, place: null, partial: null } });
  });

  it("says how far all of the guidance moves the tail, at the number that is best without any", () => {
    const tables = realTables();
    for (const { chunk, totalVariation, nats } of chunksOf(peaking(() => 2))) {
      const shift = tailDivergence(
        tables.scenario({
          pool: ["model-1", "model-2", "model-3"],
          guidance: [{ rule: "aligned", strength: 2 }],
          decomposition: { chunk: Number(chunk), scaffolded: 2 },
          carryOver: 1,
        }),
      );
      expect(totalVariation).toBeCloseTo(shift.totalVariation, 12);
      expect(nats).toBeCloseTo(shift.nats, 12);
    }
  });
});
