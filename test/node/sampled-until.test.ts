import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/study/csv.ts";
import { printed, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

/** Chances of 0, ½ and 1: the interval of the middle one is the widest. */
const study = (...lines: readonly string[]) =>
  folder.write(
    "chances.yaml",
    [
      "scenario: { task: { goal: 1 }, harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 1, attempts: 1 } }",
      "axes:",
      "  pool:",
      "    - { label: never, set: { pool: [{ pmf: { 0: 1 } }] } }",
      "    - { label: often, set: { pool: [{ pmf: { 0: 0.5, 1: 0.5 } }] } }",
      "    - { label: always, set: { pool: [{ pmf: { 1: 1 } }] } }",
      "engines: [monte-carlo]",
      "seed: chances",
      ...lines,
    ].join("\n"),
  );

async function rowsOf(file: string, ...flags: readonly string[]) {
  const out = folder.path("out");
  const said = JSON.parse(await printed("run", file, "--out", out, "--json", ...flags));
  return { said, rows: parseCsv(readFileSync(join(out, "data.csv"), "utf8")) };
}

describe("a study that samples until its intervals are narrow", () => {
  it("takes as many trials in each cell as that needs", async () => {
    const { rows, said } = await rowsOf(study("until: 0.004"));
    const [never, often, always] = rows.map(({ trials }) => Number(trials));
    // Four blocks of 8,192 between looks; ± 1.96 √(¼ / n) is below 0.004 from 60,025 trials on.
    expect([never, always]).toEqual([32_768, 32_768]);
    expect(often).toBe(65_536);
    for (const { successRate, successRateLow, successRateHigh } of rows) {
      expect(Number(successRate) - Number(successRateLow)).toBeLessThanOrEqual(0.004);
      expect(Number(successRateHigh) - Number(successRate)).toBeLessThanOrEqual(0.004);
    }
    expect(said.computed).toBe(3);
  });

  it("is reused as it is, and never for another width or a fixed number", async () => {
    const again = await rowsOf(study("until: 0.004"));
    expect([again.said.computed, again.said.reused]).toEqual([0, 3]);
    const wider = await rowsOf(study("until: 0.01"));
    expect([wider.said.computed, wider.said.reused]).toEqual([3, 0]);
    const fixed = await rowsOf(study("trials: 1000000"));
    expect([fixed.said.computed, fixed.said.reused]).toEqual([3, 0]);
    expect(fixed.rows.map(({ trials }) => trials)).toEqual([1e6, 1e6, 1e6]);
  });

  it("ends at the most trials, and has the same rows by threads and by the flag", async () => {
    const { rows, said } = await rowsOf(study("until: 0.001", "trials: 40000"), "--workers", "1");
    expect(rows.map(({ trials }) => trials)).toEqual([32_768, 40_000, 32_768]);
    const flagged = await rowsOf(
      study("trials: 9"),
      "--until",
      "0.001",
      "--trials",
      "40000",
      "--workers",
      "2",
    );
    expect(flagged.said.hash).toBe(said.hash);
    const { out } = await tautline(["verify", study("trials: 9"), "--out", folder.path("out"), "--json"]);
    expect(JSON.parse(out)).toMatchObject({ verified: 3 });
  });

  it("says so in its plan and under its picture", async () => {
    expect(await printed("plan", study("until: 0.01"))).toContain(
      "trials    1,000,000 for each cell at most, 3,000,000 in all",
    );
    await rowsOf(study("until: 0.01"));
    const spec = readFileSync(folder.path("out/spec.vl.json"), "utf8");
    expect(spec).toContain("up to 1,000,000 trials each, until known to ±0.01");
  });

  it.each([
    [
      ["engines: [exact]", "until: 0.01"],
      "until: must be left out where the engine monte-carlo is not asked",
    ],
    [["until: 0"], "until: must be a number above 0"],
    [["until: 0.6"], "until: must be"],
  ])("refuses %o", async (lines, message) => {
    const file = study(...lines);
    const text = readFileSync(file, "utf8");
    const once = lines[0].startsWith("engines") ? text.replace("engines: [monte-carlo]\n", "") : text;
    const said = await tautline(["run", folder.write("wrong.yaml", once), "--out", folder.path("wrong")]);
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toContain(message);
  });
});
