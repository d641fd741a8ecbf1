import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chdir, cwd } from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { printed, tautline } from "../support/tautline.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "figures-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("figures", () => {
  it("lists what there is, and whether it was made", async () => {
    const text = await printed("figures", "--out", folder);
    expect(text).toMatch(
      /^granularity {2}\(not made; figures 2a 2d 9a 9b of the paper\)\n {2}At which granularity/,
    );
    // One that is in one figure of the paper, and one that is in none.
    expect(text).toMatch(/^retries {2}\(not made; figures 5 of the paper\)$/m);
    expect(text).toMatch(/^tube {2}\(not made\)$/m);
  });

  it("finds the pinned figures up to date", async () => {
    const entries = JSON.parse(await printed("figures", "--json"));
    expect(entries.length).toBeGreaterThan(0);
    for (const { name, state } of entries) expect([name, state]).toEqual([name, "up to date"]);
  });

  it("looks for a checkout's own figures in it, wherever it is asked from", async () => {
    const here = cwd();
    try {
      chdir(folder);
      const [entry] = JSON.parse(await printed("figures", "--json"));
      expect(entry).toMatchObject({ name: "granularity", state: "up to date" });
    } finally {
      chdir(here);
    }
  });

  it("changes nothing by listing: what another process is writing stays", async () => {
    const own = join(folder, "granularity");
    for (const name of [".tautline-staging-x", ".tautline-commit"])
      mkdirSync(join(own, name), { recursive: true });
    writeFileSync(join(own, ".tautline-commit", "provenance.json"), "{}");
    const before = readdirSync(folder, { recursive: true });
    expect(await printed("figures", "--out", folder)).toContain("granularity  (experiment changed");
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it("remakes a figure from nothing, and says on the way how far it has come", async () => {
    const { code, err } = await tautline(["figures", "granularity", "--out", folder]);
    expect([code, err]).toEqual([0, expect.stringContaining("granularity: 72 of 144 evaluations")]);
    const [entry] = JSON.parse(await printed("figures", "--out", folder, "--json"));
    expect(entry).toMatchObject({ name: "granularity", state: "up to date" });
  });

  it.each([
    [["granularty"], "did you mean granularity?"],
    [["granularity", "--all"], "--all: goes without names, but some are given"],
  ])("refuses %j", async (words, message) => {
    const { err, code } = await tautline(["figures", ...words, "--out", folder]);
    expect([code, err.includes(message)]).toEqual([2, true]);
  });
});
