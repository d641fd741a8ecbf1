import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { cwd } from "node:process";
import { describe, expect, it, vi } from "vitest";
import { builtinExperiments, type Experiment } from "../../src/node/experiments.ts";
import { gallery } from "../../src/node/gallery.ts";
import type { Study } from "../../src/study/study.ts";
import { printed } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Instead of minutes of work: a finding is written, and nothing else. */
vi.mock("../../src/node/run-experiment.ts", () => ({
  runExperiment: async (_: Experiment, { name }: Study, folder: string) => {
    const finding = { title: `What came out of ${name}`, details: [], claims: [] };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "finding.json"), JSON.stringify(finding));
    return { finding: finding.title, files: ["finding.json", "data.csv"] };
  },
}));

const known = builtinExperiments().filter(({ study }) => study.figure !== null);
const { path } = temporaryFolder();
const linesOf = (text: string) => text.trimEnd().split("\n");

describe("figures that are remade", () => {
  it("are told one by one, with what came out, their folder and its files", async () => {
    const folder = path("some");
    // by its name, and by its experiment's
    expect(linesOf(await printed("figures", "tube", "010-granularity", "--out", folder))).toEqual([
      "tube: What came out of tube",
      `  in ${relative(cwd(), join(folder, "tube"))}: finding.json, data.csv`,
      "granularity: What came out of granularity",
      `  in ${relative(cwd(), join(folder, "granularity"))}: finding.json, data.csv`,
    ]);
    expect(() => readFileSync(join(folder, "README.md"))).toThrow("ENOENT");
  });

  it("are told as JSON, a line for each", async () => {
    const folder = path("told");
    expect(JSON.parse(await printed("figures", "tube", "--out", folder, "--json"))).toEqual({
      name: "tube",
      folder: join(folder, "tube"),
      finding: "What came out of tube",
      files: ["finding.json", "data.csv"],
    });
  });

  it("are all there are with --all, and the gallery after them", async () => {
    const folder = path("all");
    const told = linesOf(await printed("figures", "--all", "--out", folder));
    const names = told.flatMap((line) => /^(\S+): What came out/.exec(line)?.[1] ?? []);
    expect(names).toEqual(known.map(({ study }) => study.name));
    expect(told.at(-1)).toBe(`The gallery: ${relative(cwd(), join(folder, "README.md"))}`);
    expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(gallery(known, folder));
  });

  it("are as many lines of JSON with --all, and the gallery is made without a word", async () => {
    const folder = path("lines");
    const told = linesOf(await printed("figures", "--all", "--json", "--out", folder));
    expect(told.map((line) => JSON.parse(line).name)).toEqual(known.map(({ study }) => study.name));
    expect(readFileSync(join(folder, "README.md"), "utf8")).toContain("What came out of tube");
  });
});
