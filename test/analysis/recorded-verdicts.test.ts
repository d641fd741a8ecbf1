import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import type { Claim } from "../../src/analysis/claims.ts";
import { worlds } from "../../src/analysis/world.ts";

/**
 * The verdicts as they were last recorded. One that changes fails here until it is looked at and recorded again:
 *
 *   npx vitest run test/analysis/recorded-verdicts.test.ts --update
 */
const recorded = "../golden/claims.json";

let matrix: readonly Claim[] = [];

/** As a user asks for it; in a process of its own it runs at its own speed and not at that of a coverage report. */
beforeAll(() => {
  const asked = ["src/cli/main.ts", "claims", "--semantics", "all", "--json"];
  const said = execFileSync(process.execPath, asked, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  matrix = said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}, 300_000);

describe("the claims × semantics matrix", () => {
  it("is as recorded", async () => {
    await expect(`${JSON.stringify(recordOf(matrix), fourDigits, 2)}\n`).toMatchFileSnapshot(recorded);
  });

  it("has a verdict in every cell", () => {
    expect(matrix).toHaveLength(worlds.length * new Set(matrix.map(({ id }) => id)).size);
    expect(matrix.filter(({ verdict, cases }) => (verdict === "vacuous") !== (cases.of === 0))).toEqual([]);
  });

  it("has no theorem that fails within its premises", () => {
    const broken = matrix.filter(
      ({ kind, withinPremises, verdict }) => kind === "theorem" && withinPremises && verdict !== "holds",
    );
    expect(broken.map(({ id, world }) => `${id} in ${world}`)).toEqual([]);
  });

  it.each(["T1.retry", "T1.budget", "T2.value", "T2.hallucination", "T3.marginal"])(
    "has a world outside its premises in which %s fails: they are needed",
    (id) => {
      const outside = matrix.filter((claim) => claim.id === id && !claim.withinPremises);
      expect(outside.map(({ verdict }) => verdict)).toContain("fails");
    },
  );
});

const fourDigits = (_: string, value: unknown) =>
  typeof value === "number" ? Number(value.toPrecision(4)) : value;

/** What is pinned: every verdict with its count; in the canonical world each exception too, in four digits. */
function recordOf(claims: readonly Claim[]): object {
  const ids = [...new Set(claims.map(({ id }) => id))];
  const of = (id: string) => claims.filter((claim) => claim.id === id);
  const cell = ({ world, verdict, cases }: Claim) => [world, `${verdict}, ${cases.holding} of ${cases.of}`];
  return Object.fromEntries(
    ids.map((id) => [
      id,
      {
        worlds: Object.fromEntries(of(id).map(cell)),
        exceptions: of(id).find(({ world }) => world === "closed")?.exceptions,
      },
    ]),
  );
}
