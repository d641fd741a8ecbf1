import { describe, expect, it } from "vitest";
import { decideClaims, findStatements } from "../../src/analysis/claims.ts";
import { type World, worlds } from "../../src/analysis/world.ts";
import { WorldTables } from "../../src/analysis/world-tables.ts";
import { exact } from "../../src/measurements/exact.ts";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import type { Row } from "../../src/stats/table.ts";
import { designOf } from "../../src/study/design.ts";
import type { Measurement } from "../../src/study/measurement.ts";
import { runDesign } from "../../src/study/run-design.ts";
import { changedWorld } from "../support/made-up-tables.ts";
import { studyOf } from "../support/studies.ts";

const closed = worlds[0];
const named = (name: string) => worlds.find((world) => world.name === name) ?? closed;
const tablesOf = (world: World) => new WorldTables(world, builtinLibrary);

describe("WorldTables", () => {
  it("has in a study's own world the very rows that its figure is drawn from", async () => {
    const { study: find, measurements } = builtinLibrary;
    const study = { ...find("tolerance"), measurements: ["exact"] };
    const own: Row[] = [];
    for await (const { rows } of runDesign(designOf(study, measurements))) own.push(...rows);
    expect(tablesOf(closed).rows("tolerance").map(sorted)).toEqual(
      own.map(({ cell: _, ...row }) => sorted(row)),
    );
  });

  it("puts a study into another world: its task, budgets and semantics, and the study's own keys", () => {
    const [cell] = tablesOf(named("open-once")).cells("tolerance", { tolerance: [5] });
    const { goal, tolerance, stages, semantics } = cell.subject;
    expect([goal, tolerance, stages.length, stages[0].attempts, semantics.anchor]).toEqual([
      100,
      5,
      8,
      1,
      "absolute",
    ]);
  });

  it("leaves out what does not fit the goal of the world, and nothing else", () => {
    const scaffolded = (world: World) =>
      tablesOf(world)
        .cells("partial", { agent: ["model-1"] })
        .map(({ coordinates }) => coordinates["scaffolded"]);
    expect(scaffolded(named("open"))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(scaffolded(closed)).toHaveLength(13);
    expect(() => tablesOf(changedWorld({ harness: { horizon: -1 } })).cells("partial")).toThrow(
      "harness.horizon",
    );
  });

  it("keeps everything that a world says: budget, task tolerance, verification, tail", () => {
    const semantics = { preset: "closed", tail: { horizon: 7, attempts: 2, carryOver: 0.5 } };
    const world = changedWorld({
      task: { budget: 50, tolerance: 9 },
      harness: { verification: 0.25, semantics },
    });
    const [cell] = tablesOf(world).cells("partial", { scaffolded: [3] });
    expect(cell.subject).toMatchObject({ budget: 50, taskTolerance: 9, verification: 0.25 });
    expect(cell.subject.stages.at(-1)).toMatchObject({
      part: "tail",
      horizon: 7,
      attempts: 2,
      guidanceShare: 0.5,
    });
  });

  it("has points of no study: what the named measurement says of them, and the share that their tail keeps", () => {
    const point = { pool: "model-1", decomposition: { chunk: 20, scaffolded: 3 } } as const;
    const tables = tablesOf(closed);
    const [row, ...others] = tables.rowsAt(point, "partial-pieces");
    expect(others).toEqual([]);
    expect(row["passRate"]).toBe(tables.outcome(point).passRate);
    const shareOf = (of: typeof tables, more: object) =>
      of.scenario({ ...point, ...more }).stages.at(-1)?.guidanceShare;
    expect([shareOf(tables, {}), shareOf(tables, { carryOver: 0.25 })]).toEqual([0, 0.25]);
    const kept = tablesOf(
      changedWorld({ harness: { semantics: { preset: "closed", tail: { carryOver: 0.5 } } } }),
    );
    expect([shareOf(kept, {}), shareOf(kept, { carryOver: 0 })]).toEqual([0.5, 0]);
  });

  it("puts a world with a task budget outside the premises of a law that asks for none", () => {
    const [claim] = decideClaims(
      changedWorld({ task: { budget: 30 } }),
      builtinLibrary,
      findStatements("T1.retry"),
    );
    expect(claim).toMatchObject({ withinPremises: false, verdict: "fails" });
  });

  it("measures each distinct scenario once, and nothing that samples", () => {
    const asked: string[] = [];
    const counting = (measurement: Measurement): Measurement => ({
      ...measurement,
      measure: (subject, sampling, input) => {
        asked.push(`${measurement.name} ${sampling.cell}`);
        return measurement.measure(subject, sampling, input);
      },
    });
    const sampling: Measurement = { ...exact, name: "monte-carlo", samples: true };
    const twice = [
      { label: "a", set: {} },
      { label: "b", set: { "harness.attempts": 4 } },
    ];
    const study = studyOf({ subgoals: [5, 6], twice }, { measurements: ["exact", "monte-carlo"] });
    const tables = new WorldTables(closed, {
      study: () => study,
      measurements: [counting(exact), counting(sampling)],
    });
    expect(tables.rows("any").map(({ subgoals, twice: label }) => [subgoals, label])).toEqual([
      [5, "a"],
      [5, "b"],
      [6, "a"],
      [6, "b"],
    ]);
    tables.rows("any");
    expect(asked).toHaveLength(2);
    expect(asked.every((one) => one.startsWith("exact "))).toBe(true);
  });
});

/** A row without the order of its columns and what only the study loop adds. */
const sorted = (row: Row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
