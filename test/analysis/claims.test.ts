import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Claim, decideClaims, findStatements } from "../../src/analysis/claims.ts";
import { ceilingFacts } from "../../src/analysis/facts/ceiling.ts";
import { marginalCurves } from "../../src/analysis/facts/marginal.ts";
import { separabilityFacts } from "../../src/analysis/facts/separability.ts";
import type { Numbers } from "../../src/analysis/statement.ts";
import { worlds } from "../../src/analysis/world.ts";
import { WorldTables } from "../../src/analysis/world-tables.ts";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import { packageRoot } from "../../src/node/experiments.ts";
import { parseCsv } from "../../src/study/csv.ts";

const world = (name: string) => worlds.find((one) => one.name === name)!;

const decided = (id: string, name = "closed"): Claim =>
  [...decideClaims(world(name), builtinLibrary, findStatements(id))][0];

/** A field of each record in a list of a claim's numbers. */
const listed = (numbers: Numbers, list: string, field: string) =>
  (numbers[list] as readonly Numbers[]).map((record) => record[field]);

describe("worlds", () => {
  it("are at least eight, both presets among them, each of its own name", () => {
    const names = worlds.map(({ name }) => name);
    expect(new Set(names).size).toBeGreaterThanOrEqual(8);
    expect(names).toEqual(expect.arrayContaining(["closed", "open"]));
  });
});

describe("the canonical world", () => {
  it("has its peaks at K = 5, 4 and 3 (T1.peak)", () => {
    const { verdict, numbers } = decided("T1.peak");
    expect(verdict).toBe("holds");
    expect(listed(numbers, "bests", "subgoals")).toEqual([5, 4, 3]);
  });

  it("has echo peaks, model-1's at K = 20 among them (T1.single-peak)", () => {
    const { verdict, numbers } = decided("T1.single-peak");
    expect(verdict).toBe("fails");
    expect(listed(numbers, "echoes", "subgoals")).toEqual([[13, 20], [9, 14, 24], [19]]);
  });

  it("passes never at K = 2 and K = 80, whatever the attempts (figure-5)", () => {
    const { verdict, numbers } = decided("figure-5");
    expect(verdict).toBe("holds");
    const never = Array(16).fill(0);
    expect(listed(numbers, "curves", "subgoals")).toEqual([2, 4, 8, 18, 80]);
    expect(listed(numbers, "curves", "pass")).toEqual([
      never,
      expect.anything(),
      expect.anything(),
      expect.anything(),
      never,
    ]);
  });

  it("has removals cost most at the coarsest K, not at fine ones (figure-7.fine)", () => {
    const { verdict, exceptions } = decided("figure-7.fine");
    expect(verdict).toBe("fails");
    expect(exceptions[0]).toMatchObject({ case: "dearest", measure: "bias", subgoals: 3, fineSubgoals: 19 });
  });

  it("lists the flips of the pruning order at K = 15, 23 and 24 (figure-7)", () => {
    const { verdict, exceptions } = decided("figure-7");
    expect(verdict).toBe("holds with exceptions");
    expect(exceptions).toMatchObject(
      [15, 23, 24].map((subgoals) => ({ case: "pass-step", subgoals, over: "removed", at: [0, 1] })),
    );
  });

  it("lists the rise of model-2's curve far past its peak, and nothing else (figure-8)", () => {
    expect(decided("figure-8").exceptions).toEqual([
      {
        case: "pass-step",
        agent: "model-2",
        chunk: 10,
        over: "scaffolded",
        at: [22, 23],
        values: [expect.closeTo(0.1054, 4), expect.closeTo(0.1062, 4)],
      },
    ]);
  });

  it("has a partial harness that beats both ends for every agent and chunk (T3.partial)", () => {
    expect(decided("T3.partial")).toMatchObject({ verdict: "holds", cases: { holding: 12, of: 12 } });
  });

  it("keeps an inner peak and partial over full for every carry-over, but not the peak's place (separability)", () => {
    const { numbers, exceptions } = decided("separability.pool");
    const always = { inside: 1, partial: 1 };
    expect(listed(numbers, "chunks", "upTo")).toEqual([
      { ...always, place: 0.18 },
      { ...always, place: 0.28 },
      { ...always, place: 1 },
    ]);
    expect(exceptions).toEqual([
      { case: "stands", conclusion: "place", chunk: 10, upToCarryOver: 0.18 },
      { case: "stands", conclusion: "place", chunk: 20, upToCarryOver: 0.28 },
    ]);
  });
});

describe("a claim and the figure of its study", () => {
  const published = (name: string) =>
    parseCsv(readFileSync(join(packageRoot, "figures", name, "data.csv"), "utf8"));

  it("have the same limits of carry-over, though the claim asks for few of the shares", () => {
    const { numbers } = decided("separability.pool");
    const { guided } = separabilityFacts(published("separability"));
    expect(listed(numbers, "chunks", "upTo")).toEqual(guided.map(({ upTo }) => upTo));
    expect(listed(numbers, "chunks", "totalVariation")).toEqual(
      guided.map(({ shifts }) => shifts[shifts.length - 1].variation),
    );
  });

  it("have the same median of the ceiling's looseness", () => {
    const { telling } = ceilingFacts(published("ceiling"));
    expect(decided("T1.ceiling").numbers).toMatchObject({ medianLoosenessOfOthers: telling.median });
  });

  it("have the same chunks that are worth their cost", () => {
    const worth = marginalCurves(published("marginal")).map(({ crossing }) => crossing);
    expect(worth).toEqual([18, 17, 15]);
    expect(decided("T3.marginal")).toMatchObject({ verdict: "holds", cases: { holding: 68, of: 68 } });
  });
});

describe("a study in another world", () => {
  const read = [
    "granularity",
    "guidance-pool",
    "partial",
    "partial-shift",
    "retries",
    "tolerance",
    "pruning",
  ];

  it.each([...read, "ceiling", "marginal", "separability"])("%s has that world's semantics", (name) => {
    const tables = new WorldTables(world("open-relative"), builtinLibrary);
    const { semantics } = tables.own;
    for (const { subject } of tables.cells(name)) expect(subject.semantics).toEqual(semantics);
  });
});

describe("outside its premises", () => {
  it("the ceiling is broken where an overshooting action is taken back (T1.ceiling)", () => {
    const { verdict, withinPremises, exceptions } = decided("T1.ceiling", "undo");
    expect([verdict, withinPremises]).toEqual(["fails", false]);
    for (const { reach, ceiling } of exceptions) expect(Number(reach)).toBeGreaterThan(Number(ceiling));
  });
});

describe("the open world", () => {
  it("lacks the inner peak of partial harnesses: it is reported as failing (T3.partial)", () => {
    const { verdict, exceptions } = decided("T3.partial", "open");
    expect(verdict).toBe("fails");
    for (const chunk of [10, 25]) {
      expect(exceptions.filter((one) => one["chunk"] === chunk)).toHaveLength(3);
    }
  });

  it("has no inner peak that could move with the chunk: nothing is tested (T3.shift)", () => {
    expect(decided("T3.shift", "open")).toMatchObject({ verdict: "vacuous", cases: { holding: 0, of: 0 } });
  });

  it("lacks the turn of Figure 8", () => {
    expect(decided("figure-8", "open").verdict).toBe("fails");
  });

  it("has a single peak of its own in one attempt (T1.single-peak)", () => {
    const { numbers } = decided("T1.peak", "open-once");
    expect(decided("T1.single-peak", "open-once").verdict).toBe("holds");
    expect(listed(numbers, "bests", "subgoals")).toEqual([12, 9, 7]);
  });
});

describe("a world in which much of a trend goes the other way", () => {
  it("lets the bias of model-3 fall from its best K to the last one when attempts are planned (T1.bias)", () => {
    const { verdict, exceptions } = decided("T1.bias", "planned");
    expect(verdict).toBe("fails");
    expect(exceptions.find((one) => one.case === "growth")).toMatchObject({
      agent: "model-3",
      values: [expect.closeTo(11.3, 1), expect.closeTo(8.6, 1)],
    });
  });

  it("lets the pass rate fall with tolerance when only the total counts (figure-6)", () => {
    const { verdict, exceptions } = decided("figure-6", "terminal");
    expect(verdict).toBe("fails");
    expect(exceptions.filter((one) => one.case === "pass-step")).toHaveLength(25);
  });
});

describe("strength", () => {
  it("turns a choice from good to bad in the paper's own pool (T2.sign)", () => {
    const { numbers, exceptions } = decided("T2.sign");
    expect(numbers["signTurns"]).toBeGreaterThan(0);
    expect(exceptions[0]).toMatchObject({ case: "growth", turns: true });
  });
});
