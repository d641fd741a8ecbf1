import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { inWorld } from "../support/canonical.ts";

const agents = ["model-1", "model-2", "model-3"] as const;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const argmax = (values: readonly number[]) => values.indexOf(Math.max(...values));

/** The reference values of docs/model.md, section 6, to the digits given there. */
describe("the closed world", () => {
  const passes = (agent: (typeof agents)[number]) =>
    range(1, 24).map(
      (subgoals) => evaluateExactly(inWorld("closed", agent, { decomposition: { subgoals } })).passRate,
    );

  it("peaks at K = 5, 4 and 3", () => {
    expect(agents.map((agent) => argmax(passes(agent)) + 1)).toEqual([5, 4, 3]);
  });

  it.each([
    ["model-1", 5, 0.723, 3, 2.08, 2],
    ["model-2", 4, 0.52, 2, 3.3, 1],
    ["model-3", 3, 0.47, 2, 3.9, 1],
  ] as const)(
    "gives %s at K = %i a pass rate of %f and its bias",
    (agent, subgoals, pass, digits, bias, biasDigits) => {
      const outcome = evaluateExactly(inWorld("closed", agent, { decomposition: { subgoals } }));
      expect(outcome.passRate).toBeCloseTo(pass, digits);
      expect(outcome.meanAbsoluteBias).toBeCloseTo(bias, biasDigits);
    },
  );

  it("shows model-1's echo peak where the chunk is twice its natural step", () => {
    const curve = passes("model-1");
    expect(curve[19]).toBeGreaterThan(curve[18]);
    expect(curve[19]).toBeGreaterThan(curve[20]);
  });

  const growing = [
    { mean: 8, sd: 3, min: 5, max: 11 },
    { mean: 10, sd: 6, min: 4, max: 14 },
    { mean: 6, sd: 2, min: 4, max: 8 },
    { mean: 4, sd: 2, min: 2, max: 6 },
    { mean: 3, sd: 1.5, min: 1, max: 5 },
    { mean: 2, sd: 1, min: 1, max: 3 },
  ];

  it.each([
    ["aligned", 1, 0.238],
    ["misaligned", 1, 0.238],
    ["uniform", 1, 0.238],
    ["aligned", 4, 0.885],
    ["misaligned", 4, 0.018],
  ] as const)("passes under %s guidance with a pool of %i at %f", (rule, size, pass) => {
    const scenario = inWorld("closed", growing.slice(0, size), { guidance: [{ rule, strength: 2 }] });
    expect(evaluateExactly(scenario).passRate).toBeCloseTo(pass, 3);
  });

  it.each([
    [20, 8, 0.13, 0.07],
    [25, 6, 0.18, 0.1],
  ])(
    "peaks for model-3 with chunks of %i at r = %i with %f against %f in full",
    (chunk, best, peak, full) => {
      const most = Math.floor(240 / chunk);
      const curve = range(0, most).map(
        (scaffolded) =>
          evaluateExactly(inWorld("closed", "model-3", { decomposition: { chunk, scaffolded } })).passRate,
      );
      expect(argmax(curve)).toBe(best);
      expect(curve[best]).toBeCloseTo(peak, 2);
      expect(curve[most]).toBeCloseTo(full, 2);
    },
  );

  it("gives model-2 at K = 8 a pass rate of 0.238 with 4 attempts and 0.965 with 12", () => {
    const pass = (attempts: number) => evaluateExactly(inWorld("closed", "model-2", { attempts })).passRate;
    expect(pass(4)).toBeCloseTo(0.238, 3);
    expect(pass(12)).toBeCloseTo(0.965, 3);
  });

  it.each([2, 80])("passes never at K = %i, whatever the attempts", (subgoals) => {
    for (const attempts of range(1, 16)) {
      const outcome = evaluateExactly(
        inWorld("closed", "model-2", { attempts, decomposition: { subgoals } }),
      );
      expect(outcome.passRate).toBe(0);
    }
  });

  it.each([
    [0, 12.1],
    [1, 2.8],
    [5, 19.1],
  ])("leaves model-1 at tolerance %f a bias of %f", (tolerance, bias) => {
    expect(evaluateExactly(inWorld("closed", "model-1", { tolerance })).meanAbsoluteBias).toBeCloseTo(
      bias,
      1,
    );
  });

  it.each([
    [0, 0.594, 5.1],
    [1, 0.487, 7.3],
    [2, 0.326, 13.7],
  ])("passes with %i of three pruned at %f, and at K = 20 is off by %f", (count, pass, bias) => {
    const pruned = (subgoals: number) =>
      evaluateExactly(
        inWorld("closed", [...agents], {
          guidance: [{ rule: "aligned", strength: 2 }],
          pruning: { count, which: "random" },
          decomposition: { subgoals },
        }),
      );
    expect(pruned(8).passRate).toBeCloseTo(pass, 3);
    expect(pruned(20).meanAbsoluteBias).toBeCloseTo(bias, 1);
  });
});

describe("the open world", () => {
  const passes = (agent: (typeof agents)[number], attempts: number) =>
    range(1, 24).map(
      (subgoals) =>
        evaluateExactly(inWorld("open", agent, { attempts, decomposition: { subgoals } })).terminalPassRate,
    );

  it.each([
    ["model-1", 12, 0.69, 17],
    ["model-2", 9, 0.54, 12],
    ["model-3", 7, 0.399, 10],
  ] as const)(
    "lets %s peak at K = %i with %f in one attempt, and at K = %i in three",
    (agent, one, pass, three) => {
      const single = passes(agent, 1);
      expect(argmax(single) + 1).toBe(one);
      expect(single[one - 1]).toBeCloseTo(pass, 3);
      expect(argmax(passes(agent, 3)) + 1).toBe(three);
      expect(passes(agent, 3)[23]).toBeCloseTo(0, 3);
    },
  );

  it.each([
    ["model-1", 17],
    ["model-2", 13],
    ["model-3", 12],
  ] as const)("lets %s peak inside at chunks of 5, r = %i, and never at 10 or 25", (agent, best) => {
    const curve = (chunk: number) =>
      range(0, Math.floor(100 / chunk)).map(
        (scaffolded) =>
          evaluateExactly(inWorld("open", agent, { decomposition: { chunk, scaffolded } })).terminalPassRate,
      );
    expect(argmax(curve(5))).toBe(best);
    for (const chunk of [10, 25]) expect(curve(chunk).at(-1)).toBe(Math.max(...curve(chunk)));
  });
});
