import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";

/** A scenario of model-2, or another pool, whose harness is given in part. */
const built = (goal: number, harness: object, pool: ScenarioInput["pool"] = ["model-2"]) =>
  resolveScenario({
    task: { goal },
    pool,
    harness: { decomposition: { subgoals: 2 }, tolerance: 1, horizon: 10, attempts: 4, ...harness },
  });

/** One increment, on a lattice of so fine a step. */
const stepping = (step: number): ScenarioInput["pool"] => [{ pmf: { "1": 1 }, step }];

describe("a decomposition", () => {
  it("shows chunks that do not sum, up to eight of them", () => {
    const chunks = (count: number) => ({ decomposition: { chunks: Array(count).fill(2) } });
    expect(() => built(99, chunks(8))).toThrow("but [2, 2, 2, 2, 2, 2, 2, 2] sum to 16 and the goal is 99");
    expect(() => built(99, chunks(9))).toThrow("but 9 chunks sum to 18 and the goal is 99");
    expect(built(18, chunks(9)).stages).toHaveLength(9);
  });

  it("may have as many sub-goals as the goal has lattice steps", () => {
    const of = (subgoals: number) => built(4, { decomposition: { subgoals } }, stepping(0.5));
    expect(of(8).stages).toHaveLength(8);
    expect(() => of(9)).toThrow(/but 9 sub-goals share 8 steps\n {2}hint: use 8 sub-goals or fewer$/);
  });

  it("says how many sub-goals a small goal has room for, and what to do where it has none", () => {
    const of = (goal: number, subgoals: number) =>
      built(goal, { decomposition: { subgoals } }, stepping(0.1));
    // 0.3 / 0.1 is a little less than 3.
    expect(of(0.3, 3).stages).toHaveLength(3);
    expect(() => of(0.3, 4)).toThrow(/but 4 sub-goals share 3 steps\n {2}hint: use 3 sub-goals or fewer$/);
    expect(() => of(0.1, 2)).toThrow(/but 2 sub-goals share 1 step\n {2}hint: use 1 sub-goal$/);
    expect(() => of(0.05, 1)).toThrow(
      /share 0.5 steps\n {2}hint: raise task.goal to one step, 0.1, or more$/,
    );
  });

  it("may have as many chunks as the goal holds, in decimals", () => {
    const of = (goal: number, chunk: number, scaffolded: number, step: number) =>
      built(goal, { decomposition: { chunk, scaffolded } }, stepping(step));
    expect(of(0.3, 0.1, 3, 0.1).stages).toHaveLength(3);
    expect(() => of(0.3, 0.1, 4, 0.1)).toThrow(
      /but 4 × 0.1 is 0.4 and the goal is 0.3\n {2}hint: use 3 or fewer$/,
    );
    // a single lattice step is too much, however small
    expect(() => of(1, 1.00001, 1, 0.00001)).toThrow("but 1 × 1.00001 is 1.00001 and the goal is 1");
  });

  it("may be a million stages, and no more", () => {
    const of = (subgoals: number) => built(2e6, { decomposition: { subgoals }, horizon: [1] });
    expect(() => of(1_000_000)).toThrow("each of the 1000000 stages, but has 1");
    expect(() => of(1_000_001)).toThrow("at most 1000000 stages are taken, but this makes 1000001");
  });

  it("sums to the goal in decimals, and to a lattice step", () => {
    const of = (goal: number, chunks: readonly number[], step: number) =>
      built(goal, { decomposition: { chunks } }, stepping(step));
    expect(of(0.3, [0.1, 0.2], 0.1).stages).toHaveLength(2);
    expect(() => of(1, [0.5, 0.49999], 0.00001)).toThrow("chunks must sum to task.goal");
  });
});

describe("the stages", () => {
  const partial = { decomposition: { chunk: 20, scaffolded: 2 } };
  const tail = (own: object) => ({ semantics: { preset: "closed", tail: own } });
  const of = (what: "horizon" | "attempts" | "guidanceShare", harness: object) =>
    built(100, { ...partial, ...harness }).stages.map((stage) => stage[what]);

  it("have the harness's budgets, and the free tail its own where it has any", () => {
    expect(of("horizon", {})).toEqual([10, 10, 10]);
    expect(of("horizon", tail({ horizon: 7 }))).toEqual([10, 10, 7]);
    expect(of("attempts", tail({ horizon: 7, attempts: 1 }))).toEqual([4, 4, 1]);
  });

  it("take a number each from a list, the tail's among them, which then has no key of its own", () => {
    expect(of("attempts", { attempts: [1, 2, 3] })).toEqual([1, 2, 3]);
    expect(of("horizon", { horizon: [1, 2, 3], ...tail({ attempts: 9 }) })).toEqual([1, 2, 3]);
    expect(() => of("horizon", { horizon: [1, 2, 3], ...tail({ horizon: 9 }) })).toThrow(
      /^harness\.semantics\.tail\.horizon: must be left out beside a list in harness\.horizon/,
    );
  });

  it("want a list as long as they are many, with or without a tail", () => {
    expect(() => of("attempts", { attempts: [1, 2] })).toThrow(
      "each of the 3 stages, the free tail included, but has 2",
    );
    expect(() => built(40, { ...partial, attempts: [1, 2, 3] })).toThrow("each of the 2 stages, but has 3");
    expect(built(40, { ...partial, attempts: [1, 2] }).stages).toHaveLength(2);
  });

  it("keep all of the guidance, and the free tail the share that it is said to", () => {
    expect(of("guidanceShare", {})).toEqual([1, 1, 0]);
    expect(of("guidanceShare", tail({ carryOver: 0.25 }))).toEqual([1, 1, 0.25]);
  });
});

describe("what is left out", () => {
  it("is every claim checked, no task budget, one pool for sure, and the harness's tolerance", () => {
    expect(built(100, {})).toMatchObject({
      name: "scenario",
      verification: 1,
      budget: Number.POSITIVE_INFINITY,
      taskTolerance: 1,
      coarser: null,
      guidance: [],
    });
    expect(built(100, {}).pools.map(({ share }) => share)).toEqual([1]);
  });
});

describe("a continuous pool", () => {
  it("is solved on twice the step too, and a lattice once", () => {
    const range = { mean: 8, sd: 3, min: 5, max: 11 };
    const { continuous, step, coarser } = built(100, {}, [{ ...range, step: "continuous" }]);
    // a width of 6 in 64 cells or more, by halving 1: 6 / 16 = 96 of them; and once more
    expect([continuous, coarser?.step, step]).toEqual([true, 1 / 16, 1 / 32]);
    expect(coarser?.coarser).toBeNull();
    expect(built(100, {}, [range])).toMatchObject({ continuous: false, step: 1, coarser: null });
  });
});

describe("pruning", () => {
  const three: ScenarioInput["pool"] = ["model-1", "model-2", "model-3"];
  const namesLeft = (pruning: object, pool = three) =>
    built(100, { pruning }, pool).pools.map(({ members }) => members.map(({ name }) => name));

  it("leaves one at least, and says how many may go", () => {
    expect(namesLeft({ which: ["model-1", "model-3"] })).toEqual([["model-2"]]);
    expect(namesLeft({ count: 2, which: "random" })).toHaveLength(3);
    expect(() => namesLeft({ count: 3, which: "worst" })).toThrow(
      /but 3 of 3 are taken out\n {2}hint: take out 2 or fewer$/,
    );
    expect(() => namesLeft({ count: 2, which: "best" }, ["model-1", "model-2"])).toThrow(
      /but 2 of 2 are taken out\n {2}hint: take out 1 or fewer$/,
    );
    expect(() => namesLeft({ count: 1, which: "best" }, ["model-1"])).toThrow(
      /a pool of one has none to spare$/,
    );
  });

  it("counts a name that stands twice once", () => {
    expect(namesLeft({ which: ["model-1", "model-1", "model-1"] })).toEqual([["model-2", "model-3"]]);
  });

  it("knows the pool's names alone", () => {
    expect(() => namesLeft({ which: ["model-1", "model-9"] })).toThrow(
      /but "model-9" is not\n {2}hint: the pool holds model-1, model-2, model-3$/,
    );
  });
});

describe("grounded guidance", () => {
  const guided = (rule: string, strength: number, ...hallucinations: readonly number[]) =>
    built(
      100,
      { guidance: [{ rule, strength }] },
      hallucinations.map((hallucination, i) => ({ agent: "model-2", name: `${i}`, hallucination })),
    );

  it("needs a distribution that does not always hallucinate, as soon as it has any strength", () => {
    expect(() => guided("grounded", 0.5, 1)).toThrow("grounded guidance needs a distribution");
    expect(() => guided("grounded", 0.5, 1, 1)).toThrow("grounded guidance needs a distribution");
    expect(guided("grounded", 0.5, 1, 0.5).guidance).toHaveLength(1);
    expect(guided("grounded", 0.5, 0).guidance).toHaveLength(1);
    expect(guided("grounded", 0, 1).guidance).toHaveLength(1);
    expect(guided("aligned", 0.5, 1).guidance).toHaveLength(1);
  });
});
