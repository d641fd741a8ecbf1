import { describe, expect, it } from "vitest";
import { pruning } from "../../../src/analysis/statements/pruning-law.ts";
import { realTables } from "../../support/made-up-tables.ts";

describe("T2.pruning", () => {
  const tables = realTables();
  const { verdict, cases, numbers } = pruning.decide(tables);
  const alone = numbers["alone"] as readonly Readonly<
    Record<"subgoals" | "counts" | "passRate", number> & { agent: string }
  >[];
  const effects = numbers["effects"] as readonly Readonly<Record<"states" | "helped" | "harmed", number>>[];

  /** The states of ten increments of 4 to 14 at a chunk: after n of them every sum from 4 n to 14 n that lies 2 or more below it. */
  const statesAt = (chunk: number) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].reduce(
      (sum, n) => sum + Math.max(0, Math.min(14 * n, chunk - 2) - 4 * n + 1),
      0,
    );

  it("asks of every state at the chunks of K = 4, 8 and 18 for each one removed, and of six left alone", () => {
    const states = [60, 30, 13, 14].reduce((sum, chunk) => sum + statesAt(chunk), 0);
    expect([verdict, cases]).toEqual(["holds", { holding: 3 * states + 6, of: 3 * states + 6 }]);
    expect(effects.map((effect) => effect.states)).toEqual([states, states, states]);
    expect(numbers["largestError"]).toBeLessThan(1e-12);
  });

  it("has removing one help in many states and harm in many others", () => {
    for (const { states, helped, harmed } of effects) {
      expect(helped).toBeGreaterThan(states / 4);
      expect(harmed).toBeGreaterThan(states / 4);
      // where nothing can be reached, or everything reaches, it does neither
      expect(helped + harmed).toBeLessThan(states);
    }
  });

  it("counts of those left alone the numbers of actions that can come within 1 of a chunk", () => {
    expect(alone.map(({ agent, subgoals, counts }) => [subgoals, agent, counts])).toEqual([
      // a chunk of 120: ten actions make 80 and 110 at most; of model-3 nine or ten of up to 14 make 119
      [2, "model-1", 0],
      [2, "model-2", 0],
      [2, "model-3", 2],
      // a chunk of 3: one action of 4 is within 1 of it, one of 5 is not
      [80, "model-1", 1],
      [80, "model-2", 0],
      [80, "model-3", 1],
    ]);
    for (const { counts, passRate } of alone) expect(passRate > 0).toBe(counts > 0);
  });

  it("has whoever can reach a chunk of one action pass almost always, given attempts enough", () => {
    const [, , , one, , three] = alone;
    expect([one.passRate > 0.999, three.passRate > 0.999]).toEqual([true, true]);
  });

  it("helps where what is left meets a chunk more often in one action, and harms where it does so less", () => {
    // Chunks of 20, 10, 4 and 5, to be met by a single action: 20 by nobody; 10 not by model-1, and by model-2 more often than by
    // model-3; 4 not by model-2, and by model-1 more often than by model-3; 5 most often by model-1 and least by model-3.
    const { numbers: single } = pruning.decide(
      realTables({ task: { goal: 80 }, harness: { tolerance: 0, horizon: 1 } }),
    );
    expect(single["effects"]).toEqual([
      { removed: "model-1", states: 4, helped: 1, harmed: 2 },
      { removed: "model-2", states: 4, helped: 2, harmed: 1 },
      { removed: "model-3", states: 4, helped: 3, harmed: 0 },
    ]);
  });

  it("is broken where whatever the total comes to counts as a pass: by each left alone out of reach", () => {
    const wide = realTables({
      task: { tolerance: 500 },
      harness: { semantics: { preset: "closed", pass: "terminal" } },
    });
    const { verdict: whenWide, exceptions } = pruning.decide(wide);
    expect(whenWide).toBe("fails");
    expect(exceptions.map(({ subgoals, agent }) => [subgoals, agent])).toEqual([
      [2, "model-1"],
      [2, "model-2"],
      [80, "model-2"],
    ]);
    for (const one of exceptions) expect(one).toMatchObject({ case: "out-of-reach", counts: 0 });
  });

  it("says how strong the guidance is that it is asked under", () => {
    expect(pruning.scope).toContain("aligned × 2, each one removed");
  });
});
