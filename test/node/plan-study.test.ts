import type { cpuUsage } from "node:process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { planStudy } from "../../src/node/plan-study.ts";
import { parseStudy } from "../../src/study/parse-study.ts";

/** Seconds that every question seems to take, where they are given. */
const clock = vi.hoisted((): { seconds: number | null } => ({ seconds: null }));

vi.mock("node:process", async (original) => {
  const real = await original<{ readonly cpuUsage: typeof cpuUsage }>();
  const seeming = (before?: NodeJS.CpuUsage): NodeJS.CpuUsage =>
    clock.seconds === null || before === undefined
      ? real.cpuUsage(before)
      : { user: 0.75e6 * clock.seconds, system: 0.25e6 * clock.seconds };
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
