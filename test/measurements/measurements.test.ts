import { describe, expect, it } from "vitest";
import { echoFacts } from "../../src/analysis/facts/echo-peaks.ts";
import { worlds } from "../../src/analysis/world.ts";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import type { Row } from "../../src/stats/table.ts";
import type { Sampling } from "../../src/study/measurement.ts";

const { measurements } = builtinLibrary;
const input = worlds[0].scenario;

const measure = (name: string, subject: Scenario, by: Sampling) =>
  measurements.find((one) => one.name === name)?.measure(subject, by, input) ?? [];

const sampling = { seed: "test", cell: "c1", trials: 5 };

function scenario(pool: ScenarioInput["pool"], harness: Partial<ScenarioInput["harness"]>) {
  return resolveScenario({
    task: { goal: 240 },
    pool,
    harness: { decomposition: { subgoals: 8 }, tolerance: 1, horizon: 10, attempts: 4, ...harness },
  });
}

const sum = (values: readonly unknown[]): number =>
  values.reduce<number>((total, value) => total + Number(value), 0);

describe("attempt-by-actions", () => {
  const ask = (chunk: number, pool: ScenarioInput["pool"] = ["model-1"]) =>
    measure("attempt-by-actions", scenario(pool, { decomposition: { chunk, scaffolded: 1 } }), sampling);

  it("splits the reach worked by hand: increments 1 and 2, chunk 2 met exactly", () => {
    const coin = [{ name: "coin", pmf: { "1": 0.5, "2": 0.5 } }];
    const coinScenario = resolveScenario({
      task: { goal: 4 },
      pool: coin,
      harness: { decomposition: { chunk: 2, scaffolded: 1 }, tolerance: 0, horizon: 2, attempts: 1 },
    });
    const rows = measure("attempt-by-actions", coinScenario, sampling);
    // 2 at once, or 1 twice; the mean is 3/2 and its standard deviation 1/2
    expect(rows).toEqual([
      { goal: 4, attempts: 1, hitShare: 2 / 3, actions: 1, sumMean: 1.5, sumSpread: 0.5, reach: 1 / 2 },
      {
        goal: 4,
        attempts: 1,
        hitShare: 2 / 3,
        actions: 2,
        sumMean: 3,
        sumSpread: Math.SQRT2 / 2,
        reach: 1 / 4,
      },
    ]);
  });

  it("takes the law of the very first action, before which the whole chunk is left", () => {
    const pool = [
      { name: "one", pmf: { "1": 1 } },
      { name: "three", pmf: { "3": 1 } },
    ];
    const guidance = [{ rule: "aligned", strength: 1 }] as const;
    const [{ sumMean }] = measure(
      "attempt-by-actions",
      scenario(pool, { decomposition: { chunk: 3, scaffolded: 1 }, guidance }),
      sampling,
    );
    // weights e^−2 and 1: at the gap of 3 the second fits, the first is 2 away
    expect(sumMean).toBeCloseTo((Math.exp(-2) + 3) / (Math.exp(-2) + 1), 12);
  });

  it("looks at increments as they are reported: made up or not, they spread alike", () => {
    const spread = (hallucination: number) => ask(30, [{ agent: "model-1", hallucination }])[0]["sumSpread"];
    expect(spread(0.4)).toBeCloseTo(Number(spread(0)), 12);
  });

  it("sums to the reach of one attempt", () => {
    const reach = evaluateExactly(
      scenario(["model-1"], { decomposition: { chunk: 30, scaffolded: 1 }, attempts: 1 }),
    ).stages[0].reach;
    expect(sum(ask(30).map((row) => row["reach"]))).toBeCloseTo(reach, 12);
  });

  it("gives the figure a pass curve that is the engine's own", () => {
    const rows = Array.from({ length: 48 }, (_, i) => i + 3).flatMap((chunk) =>
      ask(chunk).map((row) => ({ agent: "model-1", chunk, ...row })),
    );
    const [{ pass }] = echoFacts(rows);
    expect(pass.x).toEqual(Array.from({ length: 76 }, (_, i) => i + 5));
    for (const subgoals of [5, 13, 20, 40, 80]) {
      const exact = evaluateExactly(scenario(["model-1"], { decomposition: { subgoals } })).passRate;
      expect(pass.y[pass.x.indexOf(subgoals)]).toBeCloseTo(exact, 12);
    }
  });
});

describe("tube", () => {
  const rows = measure("tube", scenario(["model-2"], { decomposition: { subgoals: 4 } }), sampling);
  const of = (part: string) => rows.filter((row) => row["part"] === part);

  it("begins with the pass rate of the harness and the reach of one attempt", () => {
    const { passRate } = evaluateExactly(scenario(["model-2"], { decomposition: { subgoals: 4 } }));
    expect(of("milestone")[0]).toMatchObject({ at: 0, progress: 0, visit: 1 });
    expect(of("milestone")[0]["finish"]).toBeCloseTo(passRate, 12);
    const once = evaluateExactly(scenario(["model-2"], { decomposition: { subgoals: 4 }, attempts: 1 }))
      .stages[0];
    expect(of("state")[0]["finish"]).toBeCloseTo(once.reach, 12);
  });

  it("follows the asked number of runs from the start to the last milestone", () => {
    const runs = Array.from({ length: 5 }, (_, run) => of("run").filter((row) => row["run"] === run));
    for (const run of runs) expect(run.map((row) => row["at"])).toEqual([0, 1, 2, 3, 4]);
    for (const [start] of runs) expect(start).toMatchObject({ progress: 0, within: true });
  });

  it("has every run that is within the tube at a place that the tube has", () => {
    const places = new Set(of("milestone").map(({ at, progress }) => `${at} ${progress}`));
    const within = of("run").filter((row) => row["within"] === true);
    expect(within.length).toBeGreaterThan(5);
    for (const { at, progress } of within) expect(places).toContain(`${at} ${progress}`);
  });

  it("ends an attempt that reached within the window, and one that overshot above it", () => {
    for (const run of [0, 1, 2, 3, 4]) {
      const path = of("attempt").filter((row) => row["run"] === run);
      const { progress, verdict } = path[path.length - 1];
      const expected = Number(progress) > 61 ? "overshoot" : Number(progress) >= 59 ? "reached" : "stall";
      expect(verdict).toBe(expected);
    }
  });

  it("begins every attempt at nothing before any action, and goes on by what the agent can do", () => {
    expect(of("state")[0]).toMatchObject({ at: 0, progress: 0, visit: 1 });
    for (const { at, progress } of of("state")) {
      expect(Number(progress)).toBeGreaterThanOrEqual(5 * Number(at));
      expect(Number(progress)).toBeLessThanOrEqual(11 * Number(at));
    }
    for (const run of [0, 1, 2, 3, 4]) {
      const path = of("attempt").filter((row) => row["run"] === run);
      const actions = path.slice(1).map(({ progress }, i) => Number(progress) - Number(path[i]["progress"]));
      expect(path[0]).toMatchObject({ at: 0, progress: 0 });
      expect(Math.min(...actions)).toBeGreaterThanOrEqual(5);
      expect(Math.max(...actions)).toBeLessThanOrEqual(11);
    }
  });

  it("speaks of the first stage's chunk in all its rows", () => {
    const uneven = scenario(["model-2"], { decomposition: { chunks: [40, 200] } });
    expect(new Set(measure("tube", uneven, sampling).map((row) => row["chunk"]))).toEqual(new Set([40]));
  });

  it("draws the same runs for the same cell and others for another", () => {
    const again = (cell: string) =>
      measure("tube", scenario(["model-2"], { decomposition: { subgoals: 4 } }), { ...sampling, cell });
    expect(again("c1")).toEqual(rows);
    expect(again("c2")).not.toEqual(rows);
  });
});

describe("a task of half the size on a lattice of half the step", () => {
  const sized = (unit: number) =>
    resolveScenario({
      task: { goal: 12 * unit },
      pool: [{ name: "coin", pmf: { [unit]: 0.5, [2 * unit]: 0.5 } }],
      harness: { decomposition: { chunks: [4 * unit, 8 * unit] }, tolerance: 0, horizon: 6, attempts: 2 },
    });
  const inProgress = /^(chunk|tolerance|progress|goal|sumMean|sumSpread|mean.*Bias.*|bias.*)$/;
  const halved = (row: Row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        inProgress.test(name) && value !== null ? Number(value) / 2 : value,
      ]),
    );

  it.each(["exact", "monte-carlo", "tube", "attempt-by-actions", "ceiling"])(
    "halves what %s says in units of progress, and nothing else",
    (name) => {
      const [whole, half] = [1, 0.5].map((unit) => measure(name, sized(unit), sampling));
      expect(half).toEqual(whole.map(halved));
      expect(whole.length).toBeGreaterThan(0);
    },
  );
});

describe("partial-pieces", () => {
  it.each([0, 7, 12])("multiplies to the pass rate of %i scaffolded chunks", (scaffolded) => {
    const [row] = measure(
      "partial-pieces",
      scenario(["model-3"], { decomposition: { chunk: 20, scaffolded } }),
      sampling,
    );
    const chunks = Array.from({ length: scaffolded }, () => Number(row["chunkReach"]));
    const product = chunks.reduce((all, reach) => all * reach, Number(row["tailReach"]));
    expect(row["passRate"]).toBeCloseTo(product, 12);
    expect(row["chunkReach"] === null).toBe(scaffolded === 0);
  });
});

describe("tail-divergence", () => {
  const ask = (carryOver: number, pool: ScenarioInput["pool"]) =>
    measure(
      "tail-divergence",
      scenario(pool, {
        decomposition: { chunk: 20, scaffolded: 9 },
        guidance: [{ rule: "aligned", strength: 2 }],
        semantics: { preset: "closed", tail: { carryOver } },
      }),
      sampling,
    )[0];

  it("is 0 when the tail keeps nothing, and for an agent alone", () => {
    expect(ask(0, ["model-1", "model-2", "model-3"])).toMatchObject({
      totalVariation: 0,
      largest: 0,
      nats: 0,
    });
    expect(ask(1, ["model-2"])["totalVariation"]).toBeCloseTo(0, 12);
  });

  it("grows with what the tail keeps", () => {
    const [some, all] = [0.3, 1].map((share) => ask(share, ["model-1", "model-2", "model-3"]));
    expect(Number(some["totalVariation"])).toBeGreaterThan(0);
    expect(Number(all["totalVariation"])).toBeGreaterThan(Number(some["totalVariation"]));
  });
});

describe("ceiling", () => {
  it("says null for the looseness of what cannot be reached", () => {
    const [row] = measure(
      "ceiling",
      scenario(["model-1"], { decomposition: { chunk: 100, scaffolded: 1 } }),
      sampling,
    );
    expect(row).toMatchObject({ reach: 0, looseness: null });
    expect(Number(row["ceiling"])).toBeGreaterThan(0);
  });
});

describe("measurements", () => {
  const cell = scenario(["model-2"], {});

  it("have names of their own", () => {
    const names = measurements.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  // Claims take long, and have a file of their own.
  const quick = measurements.filter(({ name }) => name !== "claims");

  it.each(quick.map((one) => [one.name, one] as const))(
    "%s names its columns beforehand, in the order of its rows",
    (_, { columns, measure }) => {
      const rows = measure(cell, sampling, input);
      const given = new Set(rows.flatMap((row) => Object.keys(row)));
      expect([...given].sort()).toEqual([...columns].sort());
    },
  );

  it.each(quick.map((one) => [one.name, one] as const))(
    "%s says whether it samples: only then another seed gives other rows",
    (_, { samples, measure }) => {
      const [rows, others] = ["a", "b"].map((seed) =>
        JSON.stringify(measure(cell, { ...sampling, seed }, input)),
      );
      expect(rows !== others).toBe(samples);
    },
  );

  it("says whether it samples until an interval is narrow: only then fewer trials are enough for a wide one", () => {
    const [narrowing, ...others] = measurements.filter(({ narrows = false }) => narrows);
    expect([narrowing.name, others.length]).toEqual(["monte-carlo", 0]);
    const trialsOf = (until: number) =>
      narrowing.measure(cell, { ...sampling, trials: 100_000, until }, input)[0]["trials"];
    expect(Number(trialsOf(0.05))).toBeLessThan(Number(trialsOf(0.003)));
  });

  it("is of its first version, by which kept rows are found, unless it has come to answer otherwise", () => {
    expect(measurements.filter(({ version }) => version !== 1).map(({ name }) => name)).toEqual([
      "monte-carlo",
      "claims",
    ]);
  });
});

describe("granularity-regret", () => {
  const modelTwo = { name: "model-2", mean: 8, sd: 3, min: 5, max: 11 };
  const measured = (harness: Partial<ScenarioInput["harness"]>, goal = 240, step = 1) => {
    const base = { ...input.harness, tolerance: 1, horizon: 10, attempts: 4, semantics: "closed" } as const;
    const whole = {
      task: { goal },
      pool: [{ ...modelTwo, step }],
      harness: { ...base, ...harness },
    } as ScenarioInput;
    const found = measurements.find(({ name }) => name === "granularity-regret");
    return { whole, row: found?.measure(resolveScenario(whole), sampling, whole)[0] ?? {} };
  };
  const rateOf = (whole: ScenarioInput, subgoals: number) =>
    evaluateExactly(resolveScenario({ ...whole, harness: { ...whole.harness, decomposition: { subgoals } } }))
      .successRate;

  it("compares a harness with every number of sub-goals up to 24, all else as it is", () => {
    const { whole, row } = measured({ decomposition: { subgoals: 8 }, horizon: 12 });
    const rates = Array.from({ length: 24 }, (_, i) => rateOf(whole, i + 1));
    const best = Math.max(...rates);
    expect(row).toEqual({
      successRate: rates[7],
      bestSubgoals: rates.indexOf(best) + 1,
      bestRate: best,
      leastRate: Math.min(...rates),
      regret: best - rates[7],
    });
    expect(Number(row["regret"])).toBeGreaterThan(0.1);
  });

  it("loses nothing where the own count is the best: 4 for model-2 in the closed world", () => {
    expect(measured({ decomposition: { subgoals: 4 } }).row).toMatchObject({ bestSubgoals: 4, regret: 0 });
  });

  it("takes no more sub-goals than the goal has steps", () => {
    const { whole, row } = measured({ decomposition: { subgoals: 1 } }, 10);
    const rates = Array.from({ length: 10 }, (_, i) => rateOf(whole, i + 1));
    expect(row).toMatchObject({ bestRate: Math.max(...rates), leastRate: Math.min(...rates) });
  });

  it("refuses a goal of less than a step, which not even one sub-goal can reach", () => {
    expect(() => measured({ decomposition: { chunks: [0.5] } }, 0.5)).toThrow(
      "needs at least one lattice step",
    );
  });

  it("counts steps, not progress, and stops at 24 where 25 would be better", () => {
    const { whole, row } = measured({ decomposition: { subgoals: 1 }, tolerance: 5.5 }, 10, 0.5);
    const rates = Array.from({ length: 20 }, (_, i) => rateOf(whole, i + 1));
    expect(row).toMatchObject({ bestRate: Math.max(...rates), leastRate: Math.min(...rates) });
    expect(Math.min(...rates)).toBeLessThan(Math.min(...rates.slice(0, 10)));
    const fine = measured({ decomposition: { subgoals: 1 }, tolerance: 4, horizon: 4 });
    expect(rateOf(fine.whole, 25)).toBeGreaterThan(Number(fine.row["bestRate"]));
  });
});
