import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tautline } from "../support/tautline.ts";

let folder = "";
let file = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-"));
  file = join(folder, "windows.yaml");
  writeFileSync(
    file,
    [
      "question: a",
      "expects: b",
      "refutedIf: c",
      "scenario: { world: closed }",
      "axes:",
      "  size: { zip: { goal: [120, 240], chunk: [20, 40] } }",
      "  scaffolded: { from: 1, to: 8 }",
      '  tolerance: "0.05 * chunk"',
      "where: scaffolded * chunk <= goal",
      "engines: [exact, monte-carlo]",
      "trials: 1000",
    ].join("\n"),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("plan", () => {
  it("says what a study asks and what that takes, and writes nothing", async () => {
    const { out, code } = await tautline(["plan", file]);
    expect(code).toBe(0);
    const [counted, estimated] = out.split("\ntime ");
    expect(counted.split("\n")).toEqual([
      "windows: 12 cells (where leaves out 4 of 16)",
      "  goal        2  120 … 240     with size",
      "  chunk       2  20 … 40       with size",
      "  scaffolded  8  1 … 8",
      "  tolerance      0.05 * chunk",
      "",
      "asked     exact, monte-carlo × 2 = 24 evaluations",
      "trials    1,000 for each cell, 12,000 in all",
    ]);
    expect(estimated).toMatch(
      /^ {5}about [\d.,]+ (s|min) on one core \([\d.]+ s to [\d.]+ s\)\nresult {4}24 rows, about \d+ KB of data\nmemory {4}about \d+ MB\n\nTime and size are estimated from 12 of the cells, asked just now\.\n$/,
    );
    expect(readdirSync(folder)).toEqual(["windows.yaml"]);
    expect(existsSync("windows")).toBe(false);
  });

  it.each([
    ["attempts <= 3", "own: 3 cells (where leaves out 1 of 4)\n"],
    ["attempts <= 4", "own: 4 cells\n"],
  ])("says how many combinations `where: %s` leaves out, if any", async (where, said) => {
    const own = join(folder, "own.yaml");
    writeFileSync(
      own,
      `scenario: { world: closed }\naxes: { attempts: [1, 2, 3, 4], horizon: [9] }\nwhere: ${where}\n`,
    );
    const { out } = await tautline(["plan", own]);
    rmSync(own);
    expect(out.slice(0, said.length)).toBe(said);
    expect(out).toContain("\n  horizon   1  9\n\nasked     exact\ntime ");
  });

  it("gives the same as data, with what flags change", async () => {
    const { out } = await tautline(["plan", file, "--json", "--engine", "monte-carlo", "--trials", "7"]);
    expect(JSON.parse(out)).toMatchObject({
      study: "windows",
      cells: 12,
      combinations: 16,
      measurements: ["monte-carlo"],
      evaluations: 12,
      trials: 7,
      allTrials: 84,
    });
  });

  it("refuses what `run` refuses, with the line", async () => {
    const wrong = join(folder, "wrong.yaml");
    writeFileSync(
      wrong,
      "question: a\nexpects: b\nrefutedIf: c\naxes: { attempts: [1], tolerance: atempts }\n",
    );
    const { err, code } = await tautline(["plan", wrong]);
    rmSync(wrong);
    expect(code).toBe(2);
    expect(err).toContain('axes.tolerance: the formula "atempts" names "atempts"');
    expect(err).toContain("wrong.yaml:4\n  hint: did you mean attempts?");
  });
});
