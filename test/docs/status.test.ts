import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/study/csv.ts";

const status = readFileSync("docs/status.md", "utf8");
const canonical = parseCsv(readFileSync("figures/claims-matrix/data.csv", "utf8")).filter(
  ({ semantics }) => semantics === "closed",
);

/** The claims that do not simply hold in the canonical world, with the word for how they fare. */
const disagreeing = canonical
  .filter(({ verdict }) => verdict !== "holds")
  .map(({ statement, verdict }) => [String(statement), String(verdict)] as const);

describe("docs/status.md", () => {
  it.each(disagreeing)("lists %s, which %s", (id, word) => {
    const row = status.split("\n").find((line) => line.startsWith(`| ${id} `));
    expect(row).toContain(`**${word}**`);
  });

  it("lists as disagreeing no claim that holds", () => {
    const rows = [...status.matchAll(/^\| ([\w.-]+) .*\*\*(?:fails|holds with exceptions)\*\*/gm)].map(
      ([, id]) => id,
    );
    expect(rows.sort()).toEqual(disagreeing.map(([id]) => id).sort());
  });
});
