import { describe, expect, it } from "vitest";
import { budget } from "../../../src/analysis/statements/budget.ts";
import { realTables } from "../../support/made-up-tables.ts";

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
});
