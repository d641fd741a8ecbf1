import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const status = readFileSync("docs/status.md", "utf8");
const recorded: Readonly<Record<string, { worlds: Record<string, string> }>> = JSON.parse(
  readFileSync("test/golden/claims.json", "utf8"),
);

/** The claims that do not simply hold in the canonical world, with the word for how they fare. */
const disagreeing = Object.entries(recorded).flatMap(([id, { worlds }]) => {
  const [word] = worlds["closed"].split(",");
  return word === "holds" ? [] : [[id, word] as const];
});

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
