import { describe, expect, it } from "vitest";
import { byCount } from "../../src/stats/columns.ts";

const rows = (...counts: readonly (number | string)[]) => counts.map((r) => ({ r }));

describe("byCount", () => {
  it("gives rows in the order of their counts", () => {
    expect(byCount(rows(2, 0, 1), "r")).toEqual(rows(0, 1, 2));
    expect(byCount([], "r")).toEqual([]);
  });

  it.each([
    ["begins later", rows(3, 2), "where 0 is due there is 2"],
    ["has a gap", rows(0, 2), "where 1 is due there is 2"],
    ["stands twice", rows(0, 0, 1), "where 1 is due there is 0"],
    ["is a word", rows(0, "few"), 'the column r must hold a number, but holds "few"'],
  ])("refuses a count that %s", (_, given, message) => {
    expect(() => byCount(given, "r")).toThrow(message);
  });
});
