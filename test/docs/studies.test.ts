import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measurements } from "../../src/measurements/measurements.ts";
import { shortNames } from "../../src/study/expand-axis.ts";
import { studySchema } from "../../src/study/study-schema.ts";

const page = readFileSync("docs/studies.md", "utf8");

/** The line of a table that begins with a name. */
const lineOf = (name: string) =>
  page
    .slice(page.indexOf("## Measurements"))
    .split("\n")
    .find((line) => line.startsWith(`| \`${name}\` |`)) ?? "";

describe("docs/studies.md", () => {
  it.each(Object.keys(studySchema.properties ?? {}))("tells the key %s", (key) => {
    expect(page).toMatch(new RegExp(`^\\| [^|]*\`${key}\``, "m"));
  });

  it.each(Object.entries(shortNames))("tells the short name %s for %s", (name, path) => {
    const line =
      page.split("\n").find((one) => one.startsWith("| ") && one.split("|")[1].includes(`\`${name}\``)) ?? "";
    const told = line.includes(`\`${path}\``) || (line.includes("and so on") && path.endsWith(`.${name}`));
    expect(told).toBe(true);
  });

  const spelled = measurements().filter(({ name }) => name !== "monte-carlo");

  it.each(spelled.map(({ name, columns }) => [name, columns] as const))(
    "tells every column of %s",
    (name, columns) => {
      expect(columns.filter((column) => !lineOf(name).includes(`\`${column}\``))).toEqual([]);
    },
  );

  it("tells how the further columns of monte-carlo are called", () => {
    const [exact, sampled] = ["exact", "monte-carlo"].map(
      (name) => measurements().find((one) => one.name === name)?.columns,
    );
    const further = sampled?.filter((column) => !exact?.includes(column)) ?? [];
    expect(further.filter((column) => !/(Rate(Low|High)|StandardError)$/.test(column))).toEqual([]);
    expect(lineOf("monte-carlo")).toMatch(/`passRateLow` and `passRateHigh`.*`meanBiasStandardError`/);
  });
});
