import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/study/csv.ts";
import { printed, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

const study = (objective: string) =>
  [
    "scenario: { world: closed }",
    "axes: { subgoals: { from: 1, to: 12 }, attempts: { from: 1, to: 6 } }",
    `objective: ${objective}`,
    "figure: none",
  ].join("\n");

describe("a study with an objective", () => {
  it("ends in its best cell and its frontier, as the table has them", async () => {
    const file = folder.write(
      "best.yaml",
      study('{ maximise: passRate, subject to: "expectedActions <= 60" }'),
    );
    const out = await printed("run", file, "--out", folder.path("out"));
    const rows = parseCsv(readFileSync(folder.path("out/data.csv"), "utf8"));
    const within = rows.filter((row) => Number(row["expectedActions"]) <= 60);
    const most = Math.max(...within.map((row) => Number(row["passRate"])));
    const best = within.find((row) => row["passRate"] === most);
    const kept = JSON.parse(readFileSync(folder.path("out/objective.json"), "utf8"));
    expect(kept).toMatchObject({ candidates: within.length, best: { row: best } });
    expect(kept.best).toEqual(kept.frontier.at(-1));
    expect(kept.frontier.length).toBeGreaterThan(2);
    expect(out).toContain(
      `To maximise passRate subject to expectedActions <= 60: the best of ${within.length} rows (last)`,
    );
    const line = [
      best?.["subgoals"],
      best?.["attempts"],
      most.toPrecision(4),
      Number(best?.["expectedActions"]).toPrecision(4),
    ];
    expect(out).toMatch(new RegExp(`\n  ${line.join(" +")}\n\n`));
    const { choice, files } = JSON.parse(await printed("run", file, "--out", folder.path("out"), "--json"));
    expect([choice, files]).toEqual([kept, ["data.csv", "data.json", "objective.json", "provenance.json"]]);
    writeFileSync(file, study("{ maximise: passRate }").replace(/objective.*\n/, ""));
    await printed("run", file, "--out", folder.path("out"));
    expect(() => readFileSync(folder.path("out/objective.json"))).toThrow("ENOENT");
  });

  it("says when nothing is within the limits", async () => {
    const file = folder.write(
      "none.yaml",
      study("{ minimise: expectedActions, subject to: [passRate > 2] }"),
    );
    expect(await printed("run", file, "--out", folder.path("none"))).toMatch(
      "To minimise expectedActions subject to passRate > 2: no row is within the limits.",
    );
  });

  it.each([
    [
      "both ways",
      "{ maximise: passRate, minimise: passRate }",
      /objective: must have either maximise or minimise, but has both/,
    ],
    ["neither way", "{ against: passRate }", /but has neither/],
    ["an unknown column", "{ maximise: pasRate }", /objective\.maximise: .*did you mean passRate/s],
    ["another key", "{ maximise: passRate, subjectTo: 1 }", /did you mean "?subject to/],
  ])("is refused before anything is computed: %s", async (_, objective, message) => {
    const file = folder.write("bad.yaml", study(objective));
    const { err, out, code } = await tautline(["run", file, "--out", folder.path("bad")]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err).toContain("bad.yaml:3");
  });
});
