import { describe, expect, it } from "vitest";
import { BestTable } from "../../src/cli/best-table.ts";
import type { Row } from "../../src/stats/table.ts";
import { studyOf } from "../support/studies.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** The lines of the table that a study of these axes makes of some rows. */
function linesOf(axes: Parameters<typeof studyOf>[0], rows: readonly Row[], measurements = ["exact"]) {
  const table = new BestTable(studyOf(axes, { measurements }));
  table.add(rows);
  return table.text().split("\n");
}

const goals = (count: number) => ({ goal: numbers(count).map((i) => i + 1), attempts: [1, 2] });
const row = (goal: number, attempts: number, successRate: number, engine = "exact"): Row => ({
  engine,
  goal,
  attempts,
  successRate,
});
/** Of each goal, two attempts are best. */
const rowsOf = (count: number) => numbers(count).flatMap((i) => [row(i + 1, 1, 0.25), row(i + 1, 2, 0.5)]);

describe("BestTable", () => {
  it("has for each setting of the other axes the first value that succeeds most often", () => {
    const rows = [row(1, 1, 0.5), row(2, 1, 0.25), row(1, 2, 0.5), row(2, 2, 0.75)];
    const [heading, names, ...lines] = linesOf(goals(2), rows);
    expect(heading).toBe("The attempts with the highest success rate (exact):");
    expect(names).toMatch(/^ {2}goal +attempts +successRate /);
    expect(lines.map((line) => line.trim().split(/ +/).slice(0, 3).join(" "))).toEqual([
      "1 1 0.5000",
      "2 2 0.7500",
      "",
    ]);
  });

  it("judges the exact rows, and sampled ones where there are no others", () => {
    const rows = [row(1, 1, 0.25), row(1, 2, 0.125), row(1, 2, 0.5, "monte-carlo")];
    expect(linesOf(goals(1), rows, ["monte-carlo", "exact"])[2]).toContain("0.2500");
    const sampled = linesOf(goals(1), rows, ["monte-carlo"]);
    expect(sampled[0]).toContain("(monte-carlo)");
    expect(sampled[2]).toContain("0.5000");
  });

  it("has the one row of a study without axes under no heading", () => {
    const lines = linesOf({}, [{ engine: "exact", successRate: 0.5 }]);
    expect(lines[0]).toMatch(/^ {2}successRate /);
    expect(lines[1]).toMatch(/^ {2}0\.5000 /);
    expect(lines).toHaveLength(3);
  });

  it("shows up to 24 lines, and says how many more there are", () => {
    expect(linesOf(goals(24), rowsOf(24))).toHaveLength(2 + 24 + 1);
    const lines = linesOf(goals(25), rowsOf(25));
    expect(lines).toHaveLength(2 + 24 + 2);
    expect(lines.slice(-3)).toEqual([expect.stringMatching(/^ {2}24 /), "  … and 1 more in data.csv", ""]);
  });

  it("tells up to 10,000 settings apart, and goes on comparing within them", () => {
    const more = (count: number, rows = rowsOf(count)) => linesOf(goals(count), rows).at(-2);
    expect(more(10_000)).toBe("  … and 9976 more in data.csv");
    expect(more(10_001)).toBe("  … and more than 9976 more in data.csv");
    const [, , first] = linesOf(goals(10_001), [...rowsOf(10_001), row(1, 3, 0.875)]);
    expect(first).toContain("0.8750");
  });
});
