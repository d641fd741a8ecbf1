import type { cpuUsage } from "node:process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import { measureDesign } from "../../src/node/measure-design.ts";
import { planStudy } from "../../src/node/plan-study.ts";
import type { Row } from "../../src/stats/table.ts";
import { designOf } from "../../src/study/design.ts";
import { parseStudy } from "../../src/study/parse-study.ts";

/** Seconds that every question seems to take, where they are given; of several the first one takes the first, and so on. */
const clock = vi.hoisted((): { seconds: number | number[] | null } => ({ seconds: null }));

vi.mock("node:process", async (original) => {
  const real = await original<{ readonly cpuUsage: typeof cpuUsage }>();
  const seeming = (before?: NodeJS.CpuUsage): NodeJS.CpuUsage => {
    if (clock.seconds === null || before === undefined) return real.cpuUsage(before);
    const seconds = Array.isArray(clock.seconds) ? (clock.seconds.shift() ?? 0) : clock.seconds;
    return { user: 0.75e6 * seconds, system: 0.25e6 * seconds };
  };
  return { ...real, cpuUsage: seeming };
});

afterEach(() => {
  clock.seconds = null;
});

const studyOf = (lines: readonly string[]) =>
  parseStudy(
    ["question: a", "expects: b", "refutedIf: c", "scenario: { world: closed }", ...lines].join("\n"),
    "own.yaml",
  );

const small = [
  "axes: { agent: [model-1, model-2], chunk: [40, 80], scaffolded: { from: 1, to: 6 }, tolerance: '0.05 * chunk' }",
  "where: scaffolded * chunk <= goal",
  "engines: [exact, monte-carlo]",
  "trials: 50",
];

describe("planStudy", () => {
  it("counts what will be asked", async () => {
    const { estimate, ...plan } = await planStudy(studyOf(small));
    expect(plan).toEqual({
      axes: [
        { name: "agent", values: 2, first: "model-1", last: "model-2", formula: null, with: null },
        { name: "chunk", values: 2, first: 40, last: 80, formula: null, with: null },
        { name: "scaffolded", values: 6, first: 1, last: 6, formula: null, with: null },
        { name: "tolerance", values: null, first: null, last: null, formula: "0.05 * chunk", with: null },
      ],
      combinations: 24,
      cells: 18,
      measurements: ["exact", "monte-carlo"],
      evaluations: 36,
      trials: 50,
      until: null,
      allTrials: 900,
    });
    expect(estimate).toMatchObject({ measured: 18, rows: 36 });
    expect(estimate.seconds).toBeGreaterThan(0);
    const [low, high] = estimate.secondsBetween ?? [];
    expect(low).toBeLessThanOrEqual(estimate.seconds);
    expect(high).toBeGreaterThanOrEqual(estimate.seconds);
  });

  it("estimates rows and files as they come out, from some of the cells", async () => {
    const many = ["axes: { subgoals: { from: 1, to: 24 }, attempts: { from: 1, to: 8 } }"];
    const { estimate } = await planStudy(studyOf(many));
    expect(estimate.measured).toBeLessThanOrEqual(48);
    expect(estimate.rows).toBe(192);
    // A row of an outcome is 26 columns with their names once and without them once.
    expect(estimate.fileBytes / 192).toBeGreaterThan(500);
    expect(estimate.fileBytes / 192).toBeLessThan(1200);
  });

  it("takes a million trials for fifty times as long as twenty thousand, without making them", async () => {
    const secondsOf = async (trials: number) => {
      const lines = ["axes: { subgoals: [8] }", "engines: [monte-carlo]", `trials: ${trials}`];
      return (await planStudy(studyOf(lines))).estimate.seconds;
    };
    // Both measure 20,000 trials; a clock that is off by a factor of ten is still told from one that is not scaled.
    expect((await secondsOf(1e9)) / (await secondsOf(20_000))).toBeGreaterThan(5000);
  });

  it.each([
    [0.4, 4],
    [0.7, 2],
    [5, 1],
    [0.01, 48],
  ])(
    "asks cells of %d s for two seconds, the first one once for nothing: %d of 192",
    async (seconds, measured) => {
      clock.seconds = seconds;
      const { estimate } = await planStudy(
        studyOf(["axes: { subgoals: { from: 1, to: 24 }, attempts: { from: 1, to: 8 } }"]),
      );
      expect(estimate.measured).toBe(measured);
      // All take as long as each other: nothing is uncertain but what one cell alone says.
      expect(estimate.seconds).toBeCloseTo(192 * seconds, 6);
      if (measured === 1) expect(estimate.secondsBetween).toBeNull();
      else for (const bound of estimate.secondsBetween ?? []) expect(bound).toBeCloseTo(192 * seconds, 6);
    },
  );

  it("tells how sure it is by how much the measured cells differ", async () => {
    const between = async (...seconds: readonly number[]) => {
      // The first cell once for nothing, then all three.
      clock.seconds = [0, ...seconds];
      const { estimate } = await planStudy(studyOf(["axes: { subgoals: [2, 3, 4] }"]));
      return [estimate.seconds, ...(estimate.secondsBetween ?? [])];
    };
    // A mean of 0.2 s with a standard error of √(0.02 / 2 / 3).
    const error = Math.sqrt(0.02 / 6);
    const expected = [0.6, 3 * (0.2 - 2 * error), 3 * (0.2 + 2 * error)];
    for (const [i, value] of (await between(0.1, 0.2, 0.3)).entries())
      expect(value).toBeCloseTo(expected[i], 9);
    // 0.3 s with a standard error of 0.3: but the one that took long is there at least.
    for (const [i, value] of (await between(0, 0, 0.9)).entries())
      expect(value).toBeCloseTo([0.9, 0.3, 2.7][i], 9);
  });

  it("takes a sampled answer for as much longer as it has more trials than are tried, and an exact one as it is", async () => {
    const secondsOf = async (trials: number, engines: string) => {
      clock.seconds = 1;
      const lines = ["axes: { subgoals: [8] }", `engines: [${engines}]`, `trials: ${trials}`];
      return (await planStudy(studyOf(lines))).estimate.seconds;
    };
    expect(await secondsOf(1000, "monte-carlo")).toBe(1);
    expect(await secondsOf(20_000, "monte-carlo")).toBe(1);
    expect(await secondsOf(50_000, "monte-carlo")).toBe(2.5);
    expect(await secondsOf(50_000, "exact, monte-carlo")).toBe(3.5);
  });

  it("asks cells from all over the study, in no order", async () => {
    const grown = (seed: number) =>
      studyOf([
        "axes: { task.goal: { from: 5, to: 240, step: 5 }, subgoals: [1], horizon: [60] }",
        "measurement: attempt-by-actions",
        `seed: ${seed}`,
      ]);
    const design = designOf(grown(1), builtinLibrary.measurements);
    const all: Row[] = [];
    await measureDesign(design, (more) => void all.push(...more), {});
    const shareOf = async (seed: number) => {
      clock.seconds = 0.4;
      return (await planStudy(grown(seed))).estimate.rows / all.length;
    };
    // The larger the goal, the more rows has a cell: of the first four of 48 they would be a tenth, of the last four twice as many.
    const shares = [await shareOf(1), await shareOf(2), await shareOf(3)];
    expect(Math.abs(shares.reduce((sum, one) => sum + one, 0) / 3 - 1)).toBeLessThan(0.4);
  });

  it("counts the bytes of both files as they come out, where all cells are asked", async () => {
    clock.seconds = 0;
    const study = studyOf(["axes: { agent: [model-1, model-2], subgoals: { from: 2, to: 9 } }"]);
    const { estimate } = await planStudy(study);
    const design = designOf(study, builtinLibrary.measurements);
    const rows: Row[] = [];
    await measureDesign(design, (more) => void rows.push(...more), {});
    const csv = rows.map(
      (row) =>
        Object.values(row)
          .map((value) => `${value ?? ""}`)
          .join(",").length + 1,
    );
    const json = rows.map((row) => JSON.stringify(row).length + 2);
    expect(estimate.fileBytes).toBe([...csv, ...json].reduce((sum, one) => sum + one, 0));
  });

  it("counts on memory for the rows that are held, and for no more of them", async () => {
    const memoryOf = async (points: number) => {
      clock.seconds = 5;
      const axes = `axes: { tolerance: { from: 0, to: 4, points: ${points} } }`;
      return (await planStudy(studyOf([axes]))).estimate;
    };
    const [few, many, most] = [await memoryOf(2), await memoryOf(20_000), await memoryOf(80_000)];
    expect(few.memoryBytes).toBeCloseTo(140e6, -5);
    expect(many.memoryBytes).toBeCloseTo(140e6 + 15 * many.fileBytes, 0);
    expect(many.memoryBytes).toBeGreaterThan(300e6);
    expect(most.fileBytes).toBeCloseTo(4 * many.fileBytes, -6);
    expect(most.memoryBytes / many.memoryBytes).toBeCloseTo(1, 1);
  });

  it("has nothing to ask of a table", async () => {
    const plan = await planStudy(
      parseStudy("question: a\nexpects: b\nrefutedIf: c\ntable: t.csv", "own.yaml"),
    );
    expect(plan).toMatchObject({ cells: 0, evaluations: 0, estimate: { measured: 0, seconds: 0, rows: 0 } });
  });

  it("tells a cell that cannot be, when it is one of those asked", async () => {
    await expect(planStudy(studyOf(["axes: { subgoals: [8, 300] }"]))).rejects.toThrow(
      "(in the cell subgoals 300)",
    );
  });
});
