import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import type { TraceEvent, TraceEventOf } from "../../src/model/trace-event.ts";
import { type Trace, traces } from "../../src/montecarlo/trace.ts";
import { describeTrace } from "../../src/traces/describe-trace.ts";
import { closedWorld } from "../support/closed-world.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

const count = (events: readonly TraceEvent[], kind: TraceEvent["kind"]) =>
  events.filter((event) => event.kind === kind).length;

const endOf = ({ events }: Trace) => events.find((event) => event.kind === "end") as TraceEventOf<"end">;

describe("traces", () => {
  it("gives the same trajectories again, and longer lists begin with shorter ones", () => {
    const world = closedWorld();
    expect(traces(world, { seed: "a", count: 5 }).slice(0, 3)).toEqual(
      traces(world, { seed: "a", count: 3 }),
    );
    expect(traces(world, { seed: "b", count: 3 })).not.toEqual(traces(world, { seed: "a", count: 3 }));
  });

  it("follows the law of the model", () => {
    const world = closedWorld({ task: { goal: 60 } }, { decomposition: { subgoals: 3 } });
    const exact = evaluateExactly(world);
    const drawn = traces(world, { seed: "law", count: 4000 });
    // Five standard errors, false alarm 1 in 1.7 million; sees a pass rate off by 0.04.
    const passed = drawn.filter((trace) => endOf(trace).passed).length / 4000;
    expect(Math.abs(passed - exact.passRate)).toBeLessThan(
      5 * Math.sqrt((exact.passRate * (1 - exact.passRate)) / 4000),
    );
  });

  it("tells every action and attempt it counts, and adds up to where it ends", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        for (const trace of traces(resolveScenario(input), { seed: "sum", count: 3 })) {
          const [{ events }, end] = [trace, endOf(trace)];
          expect(count(events, "action")).toBe(end.step);
          expect(count(events, "attempt")).toBe(end.total?.attempts);
          const ends = events.filter((event) => event.kind === "stageEnd");
          expect(ends.at(-1)?.trueProgress).toBe(end.total?.progress);
          const missed = ends.find(({ verdict }) => verdict !== "reached");
          // A budget may be spent before a stage begins, which then has no end of its own.
          const due = missed ? { stage: missed.stage, cause: missed.cause } : end.firstMiss;
          expect(end.firstMiss).toEqual(due);
          expect(end.passed).toBe(end.firstMiss === null);
          expect(events.at(-1)).toBe(end);
        }
      }),
    );
  });
});

describe("the events of a trace", () => {
  // Increments of 0.5 alone, of which none is true: everything about the run is known.
  const liar = {
    task: { goal: 2, tolerance: 2.5, budget: 3 },
    pool: [{ pmf: { 0.5: 1 }, name: "halves", hallucination: 1 }],
  };
  const harness = { decomposition: { chunks: [1, 1] }, tolerance: 0, horizon: 2, verification: 0 };

  it("say of which task and run, in which stage and after how many actions, in units of progress", () => {
    const scenario = closedWorld(liar, { ...harness, attempts: 1 });
    const [, { events }] = traces(scenario, { seed: "e", count: 2 });
    const at = { task: scenario.name, run: 1 };
    const action = { kind: "action", distribution: "halves", reported: 0.5, truthful: false, undone: false };
    const [first, second] = [
      { ...at, stage: 0 },
      { ...at, stage: 1 },
    ];
    const miss = { verdict: "falselyAccepted", cause: "unsupportedClaim", trueProgress: 0 };
    expect(events).toEqual([
      { ...at, stage: null, step: 0, kind: "start", seed: "e" },
      { ...at, stage: null, step: 0, kind: "prune", left: ["halves"] },
      { ...first, step: 0, kind: "stage", part: "scaffold", aim: 1 },
      { ...first, step: 0, kind: "attempt", attempt: 1, planned: null },
      { ...first, step: 1, ...action, progress: 0.5, trueProgress: 0 },
      { ...first, step: 2, ...action, progress: 1, trueProgress: 0 },
      { ...first, step: 2, kind: "check", supported: false, checked: false },
      { ...first, step: 2, kind: "stageEnd", ...miss, progress: 1 },
      { ...second, step: 2, kind: "stage", part: "scaffold", aim: 1 },
      { ...second, step: 2, kind: "attempt", attempt: 1, planned: null },
      { ...second, step: 3, ...action, progress: 0.5, trueProgress: 0 },
      {
        ...second,
        step: 3,
        kind: "stageEnd",
        verdict: "missed",
        cause: "budget",
        progress: 1.5,
        trueProgress: 0,
      },
      {
        ...at,
        stage: null,
        step: 3,
        kind: "end",
        reason: "finished",
        passed: false,
        firstMiss: { stage: 0, cause: "unsupportedClaim" },
        total: { progress: 0, goal: 2, attempts: 2, terminalPass: true },
      },
    ]);
  });
});

describe("traces, asked for nonsense", () => {
  it.each([
    [{ seed: "a", count: 2.5 }, "count: must be a whole number from 1 to 10,000, but is 2.5"],
    [{ seed: "a", count: 0 }, "count: must be"],
    [{ seed: "a", count: Number.NaN }, "count: must be"],
    [{ seed: "a", count: "3" }, 'count: must be a whole number from 1 to 10,000, but is "3"'],
    [{ seed: "a", count: 1e9 }, "count: must be"],
    [{ seed: "a" }, "count: must be a whole number from 1 to 10,000, but is missing"],
    [{ count: 3 }, "seed: must be text, but is missing"],
    [{ seed: 1, count: 3 }, "seed: must be text, but is 1"],
    [{ seed: "a", count: 3, trials: 3 }, 'options: unknown key "trials"; known keys: seed, count'],
    [undefined, "options: must be { seed, count }, but is missing"],
  ])("refuses %j: %s", (options, message) => {
    const run = () => traces(closedWorld(), options as Parameters<typeof traces>[1]);
    expect(run).toThrow(ScenarioError);
    expect(run).toThrow(message);
  });
});

describe("describeTrace", () => {
  const told = (outside: object, harness: object, seed: string, number = 2) => {
    const scenario = closedWorld({ task: { goal: 60 }, ...outside }, harness);
    const drawn = traces(scenario, { seed, count: number });
    return `${drawn.map((trace) => describeTrace(trace).join("\n")).join("\n\n")}\n`;
  };

  it("tells the closed world", async () => {
    const text = told({}, { decomposition: { subgoals: 3 }, attempts: 2 }, "closed");
    await expect(text).toMatchFileSnapshot("../golden/trace-closed.txt");
  });

  it("tells hallucination, undoing, guidance and the free tail", async () => {
    const pool = ["model-1", { agent: "model-3", hallucination: 0.2 }];
    const harness = {
      decomposition: { chunk: 20, scaffolded: 2 },
      horizon: 5,
      guidance: [{ rule: "aligned", strength: 2 }],
      verification: 0.5,
      semantics: { anchor: "absolute", onOvershoot: "undo" },
    };
    await expect(told({ pool }, harness, "liars", 3)).toMatchFileSnapshot(
      "../golden/trace-hallucination.txt",
    );
  });

  it("tells open plans, a spent budget and decimals", async () => {
    const outside = {
      task: { goal: 6, budget: 7 },
      pool: [{ mean: 0.8, sd: 0.3, min: 0.5, max: 1.1, step: 0.1 }],
    };
    const harness = { decomposition: { subgoals: 3 }, tolerance: 0.1, semantics: "open" };
    await expect(told(outside, harness, "spent", 3)).toMatchFileSnapshot("../golden/trace-budget.txt");
  });

  it("tells an abort, and a stage met before any action", async () => {
    const harness = {
      decomposition: { chunks: [18, 1, 41] },
      semantics: { anchor: "absolute", onMet: "skip", onExhausted: "abort" },
    };
    await expect(told({}, harness, "met", 3)).toMatchFileSnapshot("../golden/trace-abort.txt");
  });

  // Every action makes (or only reports) the same, so each trajectory has chance 1. Horizon 2, attempts 2, tolerance 1 unless said.
  it.each<[string, object, object, readonly string[]]>([
    [
      "a stage reached without an action",
      { task: { goal: 8 } },
      { decomposition: { chunks: [3, 2, 3] }, semantics: { anchor: "absolute", onMet: "skip" } },
      [
        "stage 1: aim 3",
        "  attempt 1: fours +4 = 4: reached",
        "  reached; total 4",
        "stage 2: aim 1",
        "  within the tolerance before any action",
        "  reached; total 4",
        "stage 3: aim 4",
        "  attempt 1: fours +4 = 4: reached",
        "  reached; total 8",
        "progress 8 of 8 (bias +0)",
        "2 actions in 2 attempts",
        "strict pass: yes",
        "terminal pass: yes",
      ],
    ],
    [
      "an action taken back, an abort and no pass of either kind",
      { task: { goal: 12 } },
      { decomposition: { chunks: [6, 6] }, semantics: { onOvershoot: "undo", onExhausted: "abort" } },
      [
        "stage 1: aim 6",
        "  attempt 1: fours +4, fours +4 (undone) = 4: stall",
        "  attempt 2: fours +4, fours +4 (undone) = 4: stall",
        "  missed (unreachable); total 4",
        "aborted at the first missed stage",
        "progress 4 of 12 (bias -8)",
        "4 actions in 2 attempts",
        "strict pass: no: stage 1, unreachable",
        "terminal pass: no",
      ],
    ],
    [
      "claims that nothing supports and nobody checks",
      { task: { goal: 4, tolerance: 4 }, pool: [{ pmf: { 4: 1 }, name: "fours", hallucination: 1 }] },
      { decomposition: { subgoals: 1 }, verification: 0 },
      [
        "stage 1: aim 4",
        "  attempt 1: fours +4* = 4 reported, 0 true: unsupported claim, not checked",
        "  accepted on an unsupported claim; total 4 reported, 0 true",
        "progress 0 of 4 (bias -4)",
        "1 action in 1 attempt",
        "strict pass: no: stage 1, unsupported claim",
        "terminal pass: yes",
      ],
    ],
    [
      "the free tail, a budget that ends in it, and decimals",
      { task: { goal: 1.2, budget: 2 }, pool: [{ pmf: { 0.4: 1 }, name: "fours" }] },
      {
        decomposition: { chunk: 0.4, scaffolded: 1 },
        tolerance: 0.1,
        semantics: { tail: { horizon: 3 } },
      },
      [
        "stage 1: aim 0.4",
        "  attempt 1: fours +0.4 = 0.4: reached",
        "  reached; total 0.4",
        "stage 2, the free tail: aim 0.8",
        "  attempt 1: fours +0.4 = 0.4: budget spent",
        "  missed (budget spent); total 0.8",
        "progress 0.8 of 1.2 (bias -0.4)",
        "2 actions in 2 attempts",
        "strict pass: no: stage 2, budget spent",
        "terminal pass: no",
      ],
    ],
    [
      "a plan, and stages that a budget leaves out",
      { task: { goal: 16, budget: 2 } },
      { decomposition: { chunks: [8, 8] }, semantics: { feedback: "open" } },
      [
        "stage 1: aim 8",
        "  attempt 1, 2 planned: fours +4, fours +4 = 8: reached",
        "  reached; total 8",
        "the task's budget is spent",
        "progress 8 of 16 (bias -8)",
        "2 actions in 1 attempt",
        "strict pass: no: stage 2, budget spent",
        "terminal pass: no",
      ],
    ],
  ])("tells, in what can go one way alone, %s", (_, outside, harness, lines) => {
    const scenario = closedWorld(
      { pool: [{ pmf: { 4: 1 }, name: "fours" }], ...outside },
      { horizon: 2, attempts: 2, ...harness },
    );
    const [trace] = traces(scenario, { seed: "any", count: 1 });
    expect(describeTrace(trace)).toEqual(['trace 0 of seed "any"', "pool: fours", ...lines]);
  });

  it("has a line for everything: no event is left out", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        const scenario = resolveScenario(input);
        const [trace] = traces(scenario, { seed: "lines", count: 1 });
        const text = describeTrace(trace).join("\n");
        expect(text.match(/^ {2}attempt /gm)?.length ?? 0).toBe(count(trace.events, "attempt"));
        expect(text.match(/^stage /gm)?.length ?? 0).toBe(count(trace.events, "stage"));
        expect(text.match(/ d\d [+-]/g)?.length ?? 0).toBe(count(trace.events, "action"));
        expect(text).not.toMatch(/undefined|NaN|null/);
      }),
    );
  });
});
