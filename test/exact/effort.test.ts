import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Stretch } from "../../src/exact/add-products.ts";
import { Effort, exactLimits } from "../../src/exact/effort.ts";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { Line, type Weights } from "../../src/exact/line.ts";
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
    // cannot stall. The progress of the one stage is convolved with that of none: its two cells, and 8 to spare, times 1.
    const coin = oneStage({ "1": 0.5, "2": 0.5 }, { chunk: 2 });
    const work = 2 * (2 * 1 + 2) + 8 * 2 + 10;
    expect(() => evaluateExactly(coin, { cells: 1000, work })).not.toThrow();
    expect(() => evaluateExactly(coin, { cells: 1000, work: work - 1 })).toThrow(LimitError);
  });

  it("is what it takes and no more where claims are split by what was made up, by hand", () => {
    // As below, but for the aim: the two claims are split once, into as many of each kind, each gone through by the stage.
    const lying = alwaysHalfMadeUp("relative");
    expect(workOf(lying).counted).toBe(2 * 1 + 2 * 1 + 4 * 2 + 8 * 3 * 2 + 10);
  });

  it("goes through what failed as often again where the best of several attempts is kept", () => {
    // The one cell of an overshoot; a stall has none.
    const coin = (keep: "last" | "best") =>
      oneStage({ "1": 0.5, "2": 0.5 }, { chunk: 2, attempts: 2, semantics: { keep } });
    expect(workOf(coin("best")).counted - workOf(coin("last")).counted).toBe(8);
  });

  it("is what it takes and no more for attempts under a budget, by hand", () => {
    // Steps of 1 or 2 to a chunk of 2, over and over, but six actions in all. One attempt: as above before either action; its tables
    // have a cell each for what lives before either, for what reaches by either and for the overshoot of the second.
    const attempt = 2 * (2 * 1 + 2) + 12 * (2 + 2 + 1);
    // One may begin after 0 to 5 actions: three tables of six places. Those that do, after 0, 2 and 4, shift all six by what fails.
    const tries = 3 * 6 + 3 * 2 * 6;
    // Each of the three reaches by either action, the last is cut after both: seven cells carried on, and added up at the end.
    const carried = 2 * 7 + 2 * 7;
    const { counted } = workOf(withinSix("last"));
    expect(counted).toBe(attempt + tries + carried);
  });

  it("is what it takes and no more for the best attempt under a budget, by hand", () => {
    // Steps of 1, two to an attempt, far from a chunk of 9; three attempts, but three actions in all. One attempt: a state and an
    // increment before either action; a cell for each state, and for the stall.
    const attempt = 2 * (2 * 1 + 1) + 12 * (2 + 1);
    // Three tables of the starts after 0, 1 and 2 actions; those after none and after two shift all three by what fails.
    const tries = 3 * 3 + 2 * 2 * 3;
    // Tables of progress 0 to 2 of the best. Attempts fail after one action (never) or two: a table each. A second one begins after
    // either: kept as any and as one that is not the last, it makes two, and with each way to fail within the budget one more and,
    // but for 2 + 1 as 1 + 2 is there, what is left by then: 6 and 3. A third begins after two actions: one way to fail, two tables.
    // The cut: one for all, and three for what it cuts after two actions or follows in one or two.
    const best = 8 * 3 * (2 + 6 + 3 + 2 + (1 + 3));
    const carried = 2 * 1 + 2 * 1;
    const stalling = resolveScenario({
      task: { goal: 9, budget: 3 },
      pool: [{ pmf: { "1": 1 } }],
      harness: {
        ...{ decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2, attempts: 3 },
        semantics: { keep: "best" },
      },
    });
    expect(workOf(stalling).counted).toBe(attempt + tries + best + carried);
  });

  it("is what it takes and no more where claims hang on what was made up before, by hand", () => {
    // A step of 1, reported and half of the time made up, to a chunk of 1: the claim is one of two cells, true or not. The one state
    // before it is gone through twice, to act and to see what is live, and both halves of its law multiplied.
    const attempt = 2 * 1 + 2 * 1 + 12 * 2;
    // What supports a claim is added up for the one place of the window, of 3 for any; the attempts of the one start are a sum over
    // claims supported, let through and found out, put into three tables.
    const claims = 3 * 2 + 2 * 3 * 1 + 3 * 1;
    // The claims, both cells of them, are carried on as reached and as missed; a cell of each is added up at the end.
    const carried = 2 * 2 * 2 + 2 * 2;
    expect(workOf(alwaysHalfMadeUp("absolute")).counted).toBe(attempt + claims + carried);

    // Twice, and within 1, where the window is three wide: either claim counts as reached, so that nothing or 1 is made up before the
    // second stage. It finds the attempt and its claims known, and has two starts; from one of them it may be missed.
    const starts = 2 * 3 * (1 + 2) + 3 * (1 + 2);
    // Four cells more are carried as reached and two as missed. At the end the reached line has two cells.
    const twice = 2 * (2 + 4 + 2) + 2 * (2 + 1);
    expect(workOf(alwaysHalfMadeUp("absolute", 2, 1)).counted).toBe(attempt + 5 * 2 + starts + twice);
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

  it("are refused before attempts are told apart by the actions before them: four of one place for each", () => {
    // An attempt of two actions 49 times before the last: 99 places within the budget.
    const patient = withinSix("last", 1000);
    expect(() => evaluateExactly(patient, { cells: 4 * 99, work: 1e6 })).not.toThrow();
    expect(() => evaluateExactly(patient, { cells: 4 * 99 - 1, work: 1e6 })).toThrow(
      "cells in one table of the exact engine: 396 is over the limit of 395",
    );
    // Within 1 of 2 any step of 1 or 2 reaches, so that a second stage begins at two places: 50 rows of them.
    const wide = inWorld(
      "closed",
      [{ pmf: { "1": 0.5, "2": 0.5 } }],
      { decomposition: { subgoals: 2 }, tolerance: 1, horizon: 1, attempts: 50 },
      { goal: 4, budget: 1000 },
    );
    expect(() => evaluateExactly(wide, { cells: 4 * 50 * 2, work: 1e6 })).not.toThrow();
    expect(() => evaluateExactly(wide, { cells: 4 * 50 * 2 - 1, work: 1e6 })).toThrow(/: 400 is over/);
  });

  it("are held once for all stages that are alike", () => {
    const coins = (subgoals: number) =>
      inWorld(
        "closed",
        [{ pmf: { "1": 0.5, "2": 0.5 } }],
        { decomposition: { subgoals } },
        { goal: 4 * subgoals },
      );
    expect(workOf(coins(1)).held).toBeGreaterThan(0);
    expect(workOf(coins(5)).held).toBe(workOf(coins(1)).held);
  });

  it("are held once for all that have passed a milestone and cannot come back, even by a step of nothing", () => {
    // After one step of 0 to 40 towards 1 a second milestone of 2 is 2, 1 or 0 away, or passed, by up to 38.
    const steps = Object.fromEntries(Array.from({ length: 41 }, (_, step) => [step, 1 / 41]));
    const passing = (subgoals: number) =>
      inWorld(
        "closed",
        [{ pmf: steps }],
        {
          ...{ decomposition: { subgoals }, tolerance: 0, horizon: 1, attempts: 1 },
          semantics: { anchor: "absolute" },
        },
        { goal: subgoals },
      );
    // One for the first milestone, four for the second.
    expect(workOf(passing(2)).held).toBeLessThanOrEqual(6 * workOf(passing(1)).held);
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

  it("are held as the best too, where claims are found out", () => {
    const world = (keep: "last" | "best") =>
      inWorld(
        "closed",
        [{ pmf: { "1": 0.5, "2": 0.5 }, hallucination: 0.5 }],
        {
          ...{ decomposition: { subgoals: 1 }, tolerance: 0, horizon: 1 },
          semantics: { anchor: "absolute", keep },
        },
        { goal: 1 },
      );
    // A step of 2 overshoots, with nothing or all of it unsupported; the table between holds 1 as well.
    expect(workOf(world("best")).held).toBe(workOf(world("last")).held + 3);
  });

  it("are refused together where each is small enough: one for every position and every unsupported progress where the best is kept under a budget", () => {
    const many = inWorld(
      "closed",
      [{ agent: "model-2", hallucination: 0.1 }],
      {
        decomposition: { subgoals: 4 },
        tolerance: 3,
        horizon: 40,
        semantics: { anchor: "absolute", keep: "best" },
      },
      { goal: 100, budget: 10 },
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

/** Fair steps of 1 or 2 to a chunk of 2, fifty attempts of two actions, but six actions in all unless said otherwise. */
function withinSix(keep: "last" | "best", budget = 6): Scenario {
  return resolveScenario({
    task: { goal: 2, budget },
    pool: [{ pmf: { "1": 0.5, "2": 0.5 } }],
    harness: {
      ...{ decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2, attempts: 50 },
      semantics: { keep },
    },
  });
}

/** A step of 1, reported and half of the time made up, to chunks of 1, twice at each. */
function alwaysHalfMadeUp(anchor: "relative" | "absolute", goal = 1, tolerance = 0): Scenario {
  return resolveScenario({
    task: { goal },
    pool: [{ pmf: { "1": 1 }, hallucination: 0.5 }],
    harness: {
      ...{ decomposition: { subgoals: goal }, tolerance, horizon: 1, attempts: 2 },
      semantics: { anchor },
    },
  });
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
    before(Line.prototype, "addScaled", (_, __, ___, cells) => {
      work.done += (cells as Stretch).length;
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
  // Under limits of its own nothing is known from before.
  evaluateExactly(scenario, exactLimits);
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
