import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Effort } from "../../src/exact/effort.ts";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { Line, type Stretch, type Weights } from "../../src/exact/line.ts";
import { Mass } from "../../src/exact/mass.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { LimitError } from "../../src/model/errors.ts";
import { guidanceRules } from "../../src/model/guidance.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { semanticsOptions } from "../../src/model/semantics.ts";
import { inWorld, oneStage } from "../support/canonical.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

/** Scenarios of a few dozen actions over the options that decide how much there is to do. */
const scenarios = fc
  .record({
    input: largerScenarios({ members: 2, rules: guidanceRules, hallucination: true, least: -1 }),
    semantics: fc.record({
      feedback: fc.constantFrom(...semanticsOptions.feedback),
      anchor: fc.constantFrom(...semanticsOptions.anchor),
      keep: fc.constantFrom(...semanticsOptions.keep),
      onOvershoot: fc.constantFrom(...semanticsOptions.onOvershoot),
    }),
    budget: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  })
  .filter(({ input }) => input.task.goal <= 20)
  .map(({ input, semantics, budget }) => {
    const harness = { ...input.harness, semantics, horizon: Math.min(Number(input.harness.horizon), 4) };
    return resolveScenario({ ...input, harness, task: { ...input.task, ...(budget && { budget }) } });
  });

describe("the work of an exact evaluation", () => {
  it("is never more than is counted: multiply-adds, and cells gone through", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { done, counted } = workOf(scenario);
        expect(done).toBeLessThanOrEqual(counted);
      }),
      { numRuns: 100 },
    );
  });

  it("is what it takes and no more for one attempt, by hand", () => {
    // Steps of 1 or 2 to a chunk of 2. Before either action one state lives: its cell is gone through twice, to see what is live and
    // to act, and 2 increments multiplied. The one claim and the one cell of an overshoot are gone through 8 times by the stage; it
    // cannot stall. The progress of the one stage is convolved with that of none: its cells, times 1.
    const coin = oneStage({ "1": 0.5, "2": 0.5 }, { chunk: 2 });
    const work = 2 * (2 * 1 + 2) + 8 * 2 + convolved(coin);
    expect(() => evaluateExactly(coin, { cells: 1000, work })).not.toThrow();
    expect(() => evaluateExactly(coin, { cells: 1000, work: work - 1 })).toThrow(LimitError);
  });

  it("goes through what failed as often again where the best of several attempts is kept", () => {
    // The one cell of an overshoot; a stall has none.
    const coin = (keep: "last" | "best") =>
      oneStage({ "1": 0.5, "2": 0.5 }, { chunk: 2, attempts: 2, semantics: { keep } });
    expect(workOf(coin("best")).counted - workOf(coin("last")).counted).toBe(8);
  });

  it("is counted cell by cell where a table is all but empty: two steps far apart", () => {
    // After n actions n + 1 places of 999 n + 1 hold mass.
    const sparse = inWorld(
      "closed",
      [{ pmf: { "1": 0.5, "1000": 0.5 } }],
      { decomposition: { subgoals: 1 }, horizon: 20 },
      { goal: 20_000 },
    );
    expect(() => evaluateExactly(sparse, { cells: 1e6, work: 2 * 999 * 190 })).toThrow(/multiply-adds/);
  });

  it("is nothing for what an attempt cannot have come to by then: a single certain step", () => {
    const certain = inWorld(
      "closed",
      [{ pmf: { "1": 1 } }],
      { decomposition: { subgoals: 1 }, horizon: 100_000, tolerance: 0 },
      { goal: 100_000 },
    );
    expect(evaluateExactly(certain, { cells: 1e6, work: 1e6 }).passRate).toBe(1);
  });

  it("is counted for both halves of a law that hallucinates", () => {
    const counted = (hallucination: number) =>
      workOf(inWorld("closed", [{ agent: "model-1", hallucination }])).counted;
    expect(counted(0.1)).toBeGreaterThan(2 * counted(0));
  });
});

describe("the tables of an exact evaluation", () => {
  it("are refused one by one before they are made: what one action may overshoot by", () => {
    // A step of 1 reaches; one of up to 1000 comes to somewhere from 2 on.
    const far = oneStage({ "1": 0.5, "1000": 0.5 }, { chunk: 1, horizon: 1 });
    expect(() => evaluateExactly(far, { cells: 998, work: 1e6 })).toThrow(
      "cells in one table of the exact engine: 999 is over the limit of 998",
    );
  });

  it("are counted as held, by hand, where the best attempt within a budget is kept", () => {
    // Steps of 1 or 2 to a chunk of 2, twice two actions. One attempt: a cell each for what lives before either action and for
    // what reaches by either, one for the overshoot of the second; the last three are held as judged too.
    const attempt = 2 + 2 + 1 + 3;
    // Any progress of 0…3 may be the best: of two attempts of 1 + 1 actions, of 1 + 2 or 2 + 1, and of what three actions cut.
    const best = 4 * 3;
    const coin = resolveScenario({
      task: { goal: 2, budget: 3 },
      pool: [{ pmf: { "1": 0.5, "2": 0.5 } }],
      harness: {
        ...{ decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2, attempts: 2 },
        semantics: { keep: "best" },
      },
    });
    expect(workOf(coin).held).toBe(attempt + best);
  });

  it("are refused together where each is small enough: one for every position and every unsupported progress where the best is kept", () => {
    const many = inWorld(
      "closed",
      [{ agent: "model-2", hallucination: 0.1 }],
      {
        decomposition: { subgoals: 4 },
        tolerance: 3,
        horizon: 40,
        semantics: { anchor: "absolute", keep: "best" },
      },
      { goal: 100 },
    );
    expect(() => evaluateExactly(many)).not.toThrow();
    expect(() => evaluateExactly(many, { cells: 4e4, work: 5e9 })).toThrow(
      /cells held by the exact engine: 400,\d\d\d is over the limit of 400,000/,
    );
  });

  it("are refused together with the oracle's laws, one for each gap and each number of steps left", () => {
    const oracle = inWorld("closed", ["model-1", "model-2"], { guidance: [{ rule: "value", strength: 1 }] });
    // 32 gaps, 10 steps, at most 7 increments: 2,240 cells.
    expect(() => evaluateExactly(oracle, { cells: 2240, work: 1e9 })).not.toThrow();
    expect(() => evaluateExactly(oracle, { cells: 2239, work: 1e9 })).toThrow(
      /laws, one for each gap: 2,240 /,
    );
    expect(() => evaluateExactly(oracle, { cells: 1e9, work: 1e4 })).toThrow(/multiply-adds .*: 1\d,\d\d\d /);
  });
});

/** The multiply-adds of the final convolution: every cell of the stage's progress, however the line grew, by the one cell of 0. */
function convolved(scenario: Scenario): number {
  let cells = 0;
  const original = Line.prototype.add;
  Line.prototype.add = function add(index, mass) {
    original.call(this, index, mass);
    cells = Math.max(cells, this.cells.length);
  };
  evaluateExactly(scenario);
  Line.prototype.add = original;
  return cells;
}

/** What an evaluation does to its tables, beside what it says it does, and the cells that it says it holds. */
function workOf(scenario: Scenario): Readonly<Record<"done" | "counted" | "held", number>> {
  const work = { done: 0, counted: 0, held: 0 };
  const restored = [
    before(Mass.prototype, "add", () => {
      work.done++;
    }),
    before(Line.prototype, "add", () => {
      work.done++;
    }),
    before(Line.prototype, "addSpread", (_, __, weights, cells) => {
      work.done += (weights as Weights).count * (cells as Stretch).length;
    }),
    before(Mass.prototype, "addActions", (_, ...args) => {
      const [, , , law, first, end] = args as Parameters<Mass["addActions"]>;
      work.done += (end - first) * (law.hallucinates ? 2 : 1);
    }),
    ...(["each", "total"] as const).map((name) =>
      before(Mass.prototype, name, (mass) => {
        work.done += mass.cells.length;
      }),
    ),
    before(Effort.prototype, "spend", (_, amount) => {
      work.counted += amount as number;
    }),
    before(Effort.prototype, "hold", (_, cells) => {
      work.held += cells as number;
    }),
  ];
  evaluateExactly(scenario);
  for (const restore of restored) restore();
  return work;
}

/** Looks on before every call of a method; gives back the way to stop it. */
function before<T extends object>(
  prototype: T,
  name: keyof T,
  look: (self: T, ...args: readonly unknown[]) => void,
): () => void {
  const original = prototype[name];
  if (typeof original !== "function") throw new Error(`${String(name)} is no method`);
  Object.assign(prototype, {
    [name](this: T, ...args: unknown[]) {
      look(this, ...args);
      return original.apply(this, args);
    },
  });
  return () => Object.assign(prototype, { [name]: original });
}
