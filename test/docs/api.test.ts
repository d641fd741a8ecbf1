import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportedNames } from "../support/declared-types.ts";
import { blocksOf } from "../support/documents.ts";
import { entries } from "../support/entries.ts";

const page = readFileSync("docs/api.md", "utf8");

/** What the page says of a part. */
const sectionOf = (part: string): string =>
  page.split(/^## /m).find((section) => section.startsWith(`${part}\n`)) ?? "";

/** The names in the first column of its table, and after `Types:`. */
function namesOf(section: string): readonly string[] {
  const values = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  const types = /^Types: [^.]*/m.exec(section)?.[0] ?? "";
  return [...values, ...[...types.matchAll(/`(\w+)`/g)].map(([, name]) => name)];
}

describe("docs/api.md", () => {
  it.each(entries)("names all that $part exports, each once, and nothing else", ({ part, source }) => {
    expect([...namesOf(sectionOf(part))].sort()).toEqual(exportedNames(source));
  });

  it.each(entries)(
    "names functions and classes of $part in its table, and types after it",
    async ({ part, source }) => {
      const table = [...sectionOf(part).matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
      expect(table.sort()).toEqual(Object.keys(await import(`../../${source}`)).sort());
    },
  );

  it.each(entries)("shows $part in a program", ({ part }) => {
    const programs = blocksOf("docs/api.md", sectionOf(part)).filter(({ language }) => language === "ts");
    expect(programs.some(({ text }) => text.includes(`from "${part}"`))).toBe(true);
  });

  it("lists the parts there are", () => {
    const listed = [...page.matchAll(/^\| \[`([\w/]+)`\]/gm)].map(([, part]) => part);
    expect(listed).toEqual(entries.map(({ part }) => part));
  });
});
