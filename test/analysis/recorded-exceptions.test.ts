import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import type { Claim } from "../../src/analysis/claims.ts";

/**
 * What the canonical world's claims name as exceptions, in four digits, as it was last recorded; the verdicts of all worlds are the
 * rows of figures/claims-matrix/. One that changes fails here until it is looked at and recorded again:
 *
 *   npx vitest run test/analysis/recorded-exceptions.test.ts --update
 */
const recorded = "../golden/exceptions.json";

it("has the recorded exceptions in the canonical world", async () => {
  // In a process of its own it runs at its own speed and not at that of a coverage report.
  const said = execFileSync(process.execPath, ["src/cli/main.ts", "claims", "--json"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const claims: readonly Claim[] = said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const exceptions = Object.fromEntries(claims.map(({ id, exceptions }) => [id, exceptions]));
  await expect(`${JSON.stringify(exceptions, fourDigits, 2)}\n`).toMatchFileSnapshot(recorded);
}, 60_000);

const fourDigits = (_: string, value: unknown) =>
  typeof value === "number" ? Number(value.toPrecision(4)) : value;
