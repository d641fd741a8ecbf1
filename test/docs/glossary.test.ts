import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { guidanceRules } from "../../src/model/guidance.ts";
import { semanticsPresets } from "../../src/model/semantics.ts";
import { tautline } from "../support/tautline.ts";

const rows = readFileSync("docs/glossary.md", "utf8")
  .split("\n")
  .filter((line) => /^\| (?!word|---)/.test(line));

/** Every word that a row explains: those of its first column, without symbols in brackets. */
const words = rows.flatMap((row) =>
  row
    .split(" | ")[0]
    .replace(/^\| /, "")
    .replace(/ \([^)]*\)/g, "")
    .split(", ")
    .flatMap((word) => (word.startsWith("bias") || /^\d/.test(word) ? ["bias"] : [word])),
);

/** Scenarios whose outputs have every row between them. */
const shown = [
  ["evaluate", "closed", "--engine", "both", "--trials", "100", "--set", "task.budget=60"],
  [
    "evaluate",
    "closed",
    "--set",
    "pool=[{agent: model-1, hallucination: 0.2}]",
    "--set",
    "harness.verification=0.5",
  ],
  ["evaluate", "closed", "--set", "harness.decomposition.subgoals=80"],
  ["evaluate", "open/model-1", "--set", "harness.guidance=[{rule: aligned, strength: 1}]"],
];

describe("docs/glossary.md", () => {
  it("explains every row of what evaluate prints", async () => {
    const labels = new Set<string>();
    for (const argv of shown) {
      const { out, code } = await tautline(argv);
      expect(code).toBe(0);
      for (const [, label] of out.matchAll(/^ {2}([a-z][^\n]*?) {2,}/gm)) labels.add(label);
    }
    expect(labels.size).toBeGreaterThan(20);
    const unknown = [...labels].flatMap(wordsOfLabel).filter((word) => !words.includes(word));
    expect(unknown).toEqual([]);
  });

  it.each([...guidanceRules.filter((rule) => rule !== "uniform"), ...Object.keys(semanticsPresets)])(
    "explains %s",
    (name) => expect(words).toContain(name),
  );

  it("explains each word once, in a line", () => {
    expect(words.filter((word, i) => words.indexOf(word) !== i && word !== "bias")).toEqual([]);
    for (const row of rows) expect(row).toMatch(/^\| [^|]+ \| [^|]{10,150} \|$/);
  });

  it("is where the first page and the command line lead", async () => {
    expect(readFileSync("README.md", "utf8")).toContain("](docs/glossary.md)");
    for (const argv of [["--help"], ["evaluate", "--help"]])
      expect((await tautline(argv)).out.replace(/\s+/g, " ")).toContain("docs/glossary.md");
    expect(JSON.parse(readFileSync("package.json", "utf8")).files).toContain("docs/*.md");
  });
});

/** What of a row's label has to be explained. */
const wordsOfLabel = (label: string): readonly string[] =>
  label
    .replace(/^reach of .*/, "reach")
    .replace(/^bias, .*/, "bias")
    .split(": ");
