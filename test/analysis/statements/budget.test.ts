import { describe, expect, it } from "vitest";
import { budget } from "../../../src/analysis/statements/budget.ts";
import { realTables, tablesOf } from "../../support/made-up-tables.ts";

interface Split {
  readonly agent: string;
  readonly greedy: readonly number[];
  readonly passRate: number;
  readonly evenPassRate: number;
}

describe("T1.budget", () => {
  const { verdict, cases, numbers } = budget.decide(realTables());
  const splits = numbers["splits"] as unknown as readonly Split[];

  it("has a split of 20 attempts over five stages for each agent", () => {
    expect([verdict, cases]).toEqual(["holds", { holding: 3, of: 3 }]);
    for (const { greedy } of splits) {
      expect(greedy).toHaveLength(5);
      expect(greedy.reduce((sum, count) => sum + count)).toBe(20);
    }
  });

  it("has the even split beside it, which passes no more often, and as often where it is the greedy one", () => {
    const isEven = ({ greedy }: Split) => greedy.every((count) => count === 4);
    for (const split of splits) {
      if (isEven(split)) expect(split.evenPassRate).toBe(split.passRate);
      else expect(split.evenPassRate).toBeLessThan(split.passRate);
    }
    expect(splits.map(isEven)).toEqual([false, true, true]);
  });

  it("is beaten by one attempt gone from one stage to another where a later stage makes up for an earlier one", () => {
    const { verdict: inOpen, exceptions } = budget.decide(tablesOf("open"));
    expect(inOpen).toBe("fails");
    for (const { greedy, passRate, other, otherPassRate } of exceptions) {
      const moved = (other as number[]).map((count, t) => count - (greedy as number[])[t]);
      expect(moved.toSorted((a, b) => a - b)).toEqual([-1, 0, 0, 0, 1]);
      expect(Number(otherPassRate)).toBeGreaterThan(Number(passRate));
    }
  });

  it("lets every stage keep the only attempt it has", () => {
    const tables = realTables({ harness: { tolerance: 4 } });
    const { verdict: whenWide, numbers: wide } = budget.decide(tables);
    expect(whenWide).toBe("holds");
    expect((wide["splits"] as unknown as readonly Split[])[0].greedy).toEqual([1, 1, 1, 2, 15]);
  });
});
