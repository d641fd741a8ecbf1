import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { anchorsOf, linksOf, pages } from "../support/documents.ts";

/** What is wrong with the links of a page; empty when all lead somewhere. */
function brokenLinks(page: string, text?: string): readonly string[] {
  return linksOf(page, text).flatMap(({ target, file, anchor }) => {
    if (!existsSync(file)) return [`${page}: ${target} leads to no file`];
    if (anchor === null || !file.endsWith(".md")) return [];
    return anchorsOf(readFileSync(file, "utf8")).has(anchor) ? [] : [`${page}: ${target} names no heading`];
  });
}

describe("the pages", () => {
  it.each(pages())("%s links only to what is there", (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it("would be told of a missing file and of a missing heading", () => {
    const text = "[one](docs/nowhere.md) [two](docs/model.md#no-such-heading) [three](docs/model.md#1-words)";
    expect(brokenLinks("README.md", text)).toEqual([
      "README.md: docs/nowhere.md leads to no file",
      "README.md: docs/model.md#no-such-heading names no heading",
    ]);
  });
});
