import { describe, expect, it } from "vitest";
import { difference, retention, value } from "../../../src/analysis/statements/guidance-laws.ts";
import { recoveryRetentions } from "../../../src/theory/laws/retention.ts";
import { realTables, tablesOf } from "../../support/made-up-tables.ts";

const tables = realTables();
const rules = ["aligned", "misaligned", "compliance"] as const;

/** The chunks of 240 in 4, 8 and 18 sub-goals; 18 of them are of two sizes. */
const chunks = [60, 30, 13, 14];

/** Whether an attempt at a chunk can still come within 1 of it, by so many increments of 4 to 14. */
function reaches(progress: number, left: number, chunk: number): boolean {
  if (Math.abs(progress - chunk) <= 1) return true;
  if (progress > chunk || left === 0) return false;
  return increments.some((increment) => isWithinReach(progress + increment, left - 1, chunk));
}

const increments = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
const known = new Map<string, boolean>();

function isWithinReach(...state: [progress: number, left: number, chunk: number]): boolean {
  const key = state.join();
  const found = known.get(key) ?? reaches(...state);
  known.set(key, found);
  return found;
}

/** The states of ten actions at a chunk in which some increment keeps it within reach and some other does not. */
function statesWithAChoice(chunk: number): number {
  let count = 0;
  let states = new Set([0]);
  for (let left = 9; left >= 0; left--) {
    const next = new Set<number>();
    for (const progress of states) {
      const kept = increments.filter((increment) => isWithinReach(progress + increment, left, chunk));
      if (kept.length > 0 && kept.length < increments.length) count++;
      for (const increment of increments)
        if (progress + increment < chunk - 1) next.add(progress + increment);
    }
    states = next;
  }
  return count;
}

describe("T2.retention", () => {
  const { verdict, cases, numbers } = retention.decide(tables);
  const states = numbers["states"] as readonly { rule: string; withAGap: number; withAPositiveGap: number }[];

  it("asks of every state with a choice to stay within reach or not, under three rules", () => {
    const count = chunks.reduce((sum, chunk) => sum + statesWithAChoice(chunk), 0);
    expect(states.map(({ rule, withAGap }) => [rule, withAGap])).toEqual(rules.map((rule) => [rule, count]));
    expect([verdict, cases]).toEqual(["holds", { holding: 3 * count, of: 3 * count }]);
    expect(numbers["largestRelativeError"]).toBeLessThan(1e-12);
  });

  it("counts for a positive gap where the odds of the engine's own law rise", () => {
    const rising = rules.map((rule) => {
      const found = [4, 8, 18].flatMap((subgoals) =>
        recoveryRetentions(
          tables.scenario({
            pool: ["model-1", "model-2", "model-3"],
            decomposition: { subgoals },
            guidance: [{ rule, strength: 2 }],
          }),
        ),
      );
      return found.filter(({ before, after }) => after > before + 1e-9).length;
    });
    expect(states.map(({ withAPositiveGap }) => withAPositiveGap)).toEqual(rising);
  });
});

describe("T2.difference", () => {
  const { verdict, cases, numbers } = difference.decide(tables);
  const stages = numbers["stages"] as readonly {
    chunk: number;
    moved: number;
    rule: string;
    terms: string;
  }[];

  it("asks of every different chunk under three rules, and adds up to what is solved by itself", () => {
    expect([verdict, cases]).toEqual(["holds", { holding: 12, of: 12 }]);
    expect(stages.map(({ chunk }) => chunk)).toEqual([...chunks, ...chunks, ...chunks]);
    expect(numbers["largestError"]).toBeLessThan(1e-12);
  });

  it("has aligned guidance raise the reach of every attempt here, and the other rules lower it", () => {
    for (const { rule, moved } of stages) expect(moved > 0).toBe(rule === "aligned");
  });

  it("has terms of one sign only where reach moves that way", () => {
    const one = stages.filter(({ terms }) => terms === "up" || terms === "down");
    expect(one.length).toBeGreaterThan(0);
    for (const { terms, moved } of one) expect(Math.sign(moved)).toBe(terms === "up" ? 1 : -1);
  });
});

describe("T2.value", () => {
  const { verdict, cases, numbers } = value.decide(tables);
  const stages = numbers["stages"] as readonly {
    readonly rule: "value" | "antivalue";
    readonly strength: number;
    readonly subgoals: number;
    readonly reach: readonly [number, number];
  }[];

  it("asks both rules of K = 4, 8 and 18 at strengths 1, 4 and 16", () => {
    const asked = ["value", "antivalue"].flatMap((rule) =>
      [4, 8, 18].flatMap((subgoals) => [1, 4, 16].map((strength) => [rule, subgoals, strength])),
    );
    expect([verdict, cases]).toEqual(["holds", { holding: 18, of: 18 }]);
    expect(stages.map(({ rule, subgoals, strength }) => [rule, subgoals, strength])).toEqual(asked);
  });

  it("moves the reach of the first stage further the stronger it is, up by the value and down against it", () => {
    const movesOf = (one: string, k: number) =>
      stages
        .filter(({ rule, subgoals }) => rule === one && subgoals === k)
        .map(({ reach: [without, guided] }) => guided - without);
    for (const subgoals of [4, 8, 18]) {
      const [weak, middle, strong] = movesOf("value", subgoals);
      expect([weak > 0.01, middle > weak, strong > middle]).toEqual([true, true, true]);
      const [less, least, none] = movesOf("antivalue", subgoals);
      expect([less < -0.01, least < less, none < least]).toEqual([true, true, true]);
    }
  });

  it("is broken by the oracle alone where actions are planned: it weighs them at their start only", () => {
    const open = value.decide(tablesOf("open"));
    expect(open.verdict).toBe("fails");
    expect(open.exceptions.length).toBeGreaterThan(0);
    for (const { rule, reach } of open.exceptions) {
      const [without, guided] = reach as readonly number[];
      expect(Math.sign(guided - without)).toBe(rule === "value" ? -1 : 1);
    }
  });
});
