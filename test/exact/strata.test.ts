import { describe, expect, it } from "vitest";
import { Strata, worseOf } from "../../src/exact/strata.ts";
import type { StageVerdict } from "../../src/model/trace-event.ts";

const verdicts: readonly StageVerdict[] = ["reached", "falselyAccepted", "missed"];

describe("worseOf", () => {
  it("has a miss worse than a claim that was let through, and that worse than a reach", () => {
    verdicts.forEach((one, i) => {
      verdicts.forEach((other, k) => {
        expect(worseOf(one, other)).toBe(verdicts[Math.max(i, k)]);
      });
    });
  });
});

describe("Strata", () => {
  it("keeps a line for each verdict, row and number of actions, and gives the same one again", () => {
    const strata = new Strata();
    const keys = verdicts.flatMap((verdict) =>
      [-2, -1, 0, 1, 5].flatMap((row) => [0, 3].map((actions) => [verdict, row, actions] as const)),
    );
    keys.forEach((key, i) => {
      strata.line(...key).add(i, 1);
    });
    keys.toReversed().forEach((key) => {
      strata.line(...key).add(100, 1);
    });
    keys.forEach((key, i) => {
      const line = strata.line(...key);
      expect([line.total(), line.at(i), line.at(100)]).toEqual([2, 1, 1]);
    });
    expect([...strata.all()].map(({ verdict, row }) => `${verdict} ${row}`)).toHaveLength(15);
  });

  it("counts the cells of all lines", () => {
    const strata = new Strata();
    expect(strata.cells()).toBe(0);
    strata.line("reached", 0, 4).add(7, 1);
    strata.line("missed", 1, 0).add(7, 1);
    const cells = [...strata.all()].flatMap(({ lines }) => lines.map((line) => line.cells.length));
    expect(strata.cells()).toBe(cells.reduce((sum, count) => sum + count, 0));
    expect(strata.cells()).toBeGreaterThanOrEqual(2);
  });
});
