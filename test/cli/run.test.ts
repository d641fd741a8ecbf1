import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFiles } from "../support/open-files.ts";
import { attemptsStudy } from "../support/studies.ts";
import { printed, tautline } from "../support/tautline.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "run-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const study = attemptsStudy;

/** The same as a table alone. */
const plain = `${study}\nfigure: none`;

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe("run", () => {
  it("writes the table of a study of one's own, and says where it is and what is best", async () => {
    const text = await printed("run", written("attempts.yaml", study), "--out", join(folder, "result"));
    expect(text).toMatch(
      /The attempts with the highest success rate \(exact\):\n {2}agent +attempts +successRate .*\n {2}model-1 +3 .*\n {2}model-3 +3 /,
    );
    expect(text).toMatch(/^Pass rate is highest at model-1, attempts = 3: 0\.34\n/);
    expect(text).toMatch(/In .*result: data\.csv, .*attempts\.svg, .*attempts\.png, .*provenance\.json/);
    expect(readFileSync(join(folder, "result", "data.csv"), "utf8").split("\n")).toHaveLength(1 + 12 + 1);
  });

  it("draws what the study names of its picture, of any measurement", async () => {
    const asked = "measurement: attempt-by-actions\nplot: { x: actions, y: reach, facet: tolerance }";
    const axes = "axes: { agent: [model-1, model-3], tolerance: [0, 2] }";
    const file = written("reach.yaml", `scenario: { world: closed }\n${axes}\n${asked}`);
    const text = await printed("run", file, "--out", join(folder, "reach"));
    expect(text).toMatch(/^Reach is highest at model-\d, tolerance = 2, actions = \d: 0\.\d+\n/);
    const kept = (name: string) => readFileSync(join(folder, "reach", name), "utf8");
    expect(kept("reach.svg")).toContain("tolerance = 2");
    expect(JSON.parse(kept("provenance.json"))).toMatchObject({
      figure: "plot",
      measurement: "attempt-by-actions",
    });
    expect(JSON.parse(kept("finding.json")).title).toBe(text.split("\n")[0]);
  });

  it("holds no file open, of more rows than it draws either", async () => {
    const lines = Array.from({ length: 20_001 }, (_, i) => `${i}`);
    written("many.csv", ["number", ...lines, ""].join("\n"));
    const file = written("many.yaml", "table: many.csv\nplot: { x: number }");
    const text = await printed("run", file, "--out", join(folder, "many"));
    expect(text).toContain("No figure: a picture shows at most 20,000 rows, and there are more.");
    if (process.platform === "linux") expect(openFiles(folder)).toEqual([]);
  });

  it("keeps a table alone when figure is none", async () => {
    const file = written("alone.yaml", plain);
    expect(await printed("run", file, "--out", join(folder, "alone"))).not.toMatch(/figure|highest at/);
    expect(readdirSync(join(folder, "alone")).sort()).toEqual([
      ...["data.csv", "data.json", "provenance.json", "store.sqlite"],
    ]);
  });

  /** 90 tolerances and horizons in facets: more than a picture holds. */
  const wide =
    "axes: { agent: [model-1], tolerance: { from: 0, to: 8 }, horizon: { from: 1, to: 10 }, goal: [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30] }";

  it("gives the table of a study that no picture holds, and says why there is none", async () => {
    const file = written("wide.yaml", `scenario: { world: closed }\n${wide}`);
    const text = await printed("run", file, "--out", join(folder, "wide"));
    expect(text).toContain(
      "No figure: there would be 90 facets, one for each tolerance (9) × horizon (10), but at most 24 fit",
    );
    expect(readFileSync(join(folder, "wide", "data.csv"), "utf8").split("\n")).toHaveLength(1 + 990 + 1);
  });

  it.each([
    ["names too much", wide, "plot: { colour: agent }", "plot: there would be 90 facets"],
    [
      "names what is not there",
      "axes: { attempts: [1, 2] }",
      "plot: { x: atempts }",
      "plot.x: must be an axis or a column",
    ],
    [
      "leaves nothing for x",
      "axes: { attempts: [1, 2] }",
      "plot: { colour: attempts }",
      "plot: there is no axis left for x",
    ],
  ])("refuses a study that %s of its picture before it computes anything", async (_, axes, plot, problem) => {
    const file = written("refused.yaml", `scenario: { world: closed }\n${axes}\n${plot}`);
    const { code, out, err } = await tautline(["run", file, "--out", join(folder, "refused")]);
    expect([code, out, existsSync(join(folder, "refused"))]).toEqual([2, "", false]);
    expect(err).toContain(`ScenarioError: ${problem}`);
    expect(err).toContain("refused.yaml:3");
    expect(err).not.toContain("evaluations");
  });

  it("keeps what was measured when only the rows show that they cannot be drawn", async () => {
    const file = written(
      "tube.yaml",
      "scenario: { world: closed }\naxes: { subgoals: [3, 4] }\nmeasurement: tube\ntrials: 2",
    );
    const text = await printed("run", file, "--out", join(folder, "tube"));
    expect(text).toContain("No figure: several rows of a cell would stand on one point");
    expect(existsSync(join(folder, "tube", "data.csv"))).toBe(true);
  });

  it("tells verdicts on what the study names in the closed world, as claims does", async () => {
    const file = written("claiming.yaml", `${study.replace(", monte-carlo", "")}\nclaims: [T1.peak]`);
    await printed("run", file, "--out", join(folder, "claiming"));
    const { claims } = JSON.parse(readFileSync(join(folder, "claiming", "finding.json"), "utf8"));
    const said = JSON.parse(await printed("claims", "--id", "T1.peak", "--json"));
    expect(claims).toEqual([said]);
  });

  it("draws a table that was measured elsewhere when it is told how", async () => {
    written("seen.csv", "year,rate\n2024,0.5\n2025,0.75\n");
    const file = written("seen.yaml", "table: seen.csv\nplot: { x: year, y: rate }");
    const text = await printed("run", file, "--out", join(folder, "seen"));
    expect(text).toContain("Rate is highest at year = 2025: 0.75");
    const wrong = written("wrong.yaml", "table: seen.csv\nplot: { x: yeer }");
    const { code, err } = await tautline(["run", wrong, "--out", folder]);
    expect([code, err]).toEqual([2, expect.stringContaining("hint: did you mean year? columns: year, rate")]);
  });

  it("refuses a figure that cannot be drawn from the rows, and leaves nothing behind", async () => {
    const labels = ["few", "some", "many"].map(
      (label, i) => `{ label: ${label}, set: { harness.decomposition.subgoals: ${i + 3} } }`,
    );
    const words = `subgoals: [${labels.join(", ")}]`;
    const drawn = `${study.replace("attempts: { from: 1, to: 3 }", words)}\nfigure: granularity`;
    const { code, err } = await tautline([
      "run",
      written("words.yaml", drawn),
      "--out",
      join(folder, "result"),
    ]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(
        "figure: the figure granularity cannot be drawn from these rows: the column subgoals must hold",
      ),
    ]);
    expect(err).toContain("leave figure out");
    expect(existsSync(join(folder, "result", "data.csv"))).toBe(false);
  });

  it("refuses a statement that there is not before anything is computed, at its line", async () => {
    const claiming = `${study}\nclaims: [T1.peek]`;
    const { code, err } = await tautline([
      "run",
      written("claiming.yaml", claiming),
      "--out",
      join(folder, "result"),
    ]);
    expect([code, err]).toEqual([2, expect.stringContaining('"T1.peek" is none')]);
    expect(err).toContain("claiming.yaml:8");
    expect(err).not.toContain("evaluations");
    const part = await tautline(["run", join(folder, "claiming.yaml"), "--out", folder, "--shard", "1/2"]);
    expect([part.code, part.err]).toEqual([2, expect.stringContaining('"T1.peek" is none')]);
    expect(part.err).not.toContain("evaluations");
  });

  it("keeps the table short", async () => {
    const long = plain.replace("agent: [model-1, model-3]", "tolerance: { from: 0, to: 29 }");
    const text = await printed("run", written("long.yaml", long), "--engine", "exact", "--out", folder);
    expect(text).toContain("… and 6 more in data.csv");
  });

  it("changes trials, seed and engines by flags", async () => {
    const flags = ["--engine", "monte-carlo", "--trials", "7", "--seed", "x", "--json", "--out", folder];
    await printed("run", written("attempts.yaml", plain), ...flags);
    const rows = JSON.parse(readFileSync(join(folder, "data.json"), "utf8"));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({ engine: "monte-carlo", trials: 7 });
    expect(JSON.parse(readFileSync(join(folder, "provenance.json"), "utf8"))).toMatchObject({
      trials: 7,
      seed: "x",
    });
  });

  it("draws the figure of a built-in study by its name", async () => {
    const text = await printed("run", "granularity", "--engine", "exact", "--out", folder);
    expect(text).toContain("Pass rate peaks strictly inside: K = 5, 4, 3 for model-1, -2, -3");
    expect(existsSync(join(folder, "granularity.png"))).toBe(true);
  });

  it("says so when the figure needs an engine that was not asked", async () => {
    const flags = ["--engine", "monte-carlo", "--trials", "2", "--out", folder];
    expect(await printed("run", "granularity", ...flags)).toContain(
      "No figure: it needs an engine that was not asked.",
    );
  });

  it("replaces the whole of another result, and leaves what is not its own", async () => {
    await printed("run", "tube", "--trials", "2", "--out", folder);
    written("notes.txt", "mine");
    expect(readdirSync(folder)).toContain("tube.pdf");
    await printed("run", written("attempts.yaml", study), "--out", folder);
    expect(readdirSync(folder).filter((name) => name.startsWith("tube"))).toEqual([]);
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(["attempts.yaml", "attempts.pdf", "notes.txt"]),
    );
  });

  it("takes no file away that a changed provenance names outside the folder", async () => {
    const outside = written("outside.csv", "mine");
    const inside = join(folder, "result");
    mkdirSync(inside);
    const sha256 = { "../outside.csv": "", ".hidden": "", "old.svg": "" };
    for (const name of ["old.svg", "old.png", ".hidden"]) writeFileSync(join(inside, name), "");
    writeFileSync(join(inside, "provenance.json"), JSON.stringify({ sha256 }));
    await printed("run", written("attempts.yaml", plain), "--out", inside);
    expect(existsSync(outside)).toBe(true);
    expect(readdirSync(inside).sort()).toEqual([
      ".hidden",
      ...["data.csv", "data.json", "provenance.json", "store.sqlite"],
    ]);
  });

  it("says how far it is on standard error: a line for each quarter where nobody watches", async () => {
    const { err } = await tautline(["run", written("attempts.yaml", plain), "--out", folder]);
    expect(err.split("\n").filter((line) => line !== "")).toEqual(
      [3, 6, 9, 12].map((done) => `attempts: ${done} of 12 evaluations`),
    );
  });

  it.each([
    [["--trials", "0"], "--trials: must be a whole number from 1 to 1,000,000,000,000, but is 0"],
    [["--trials", "many"], '--trials: must be a whole number from 1 to 1,000,000,000,000, but is "many"'],
    [["--engine", "quantum"], '--engine: must be exact or monte-carlo, but is "quantum"'],
    [["--engin", "exact"], "did you mean --engine?"],
  ])("refuses %j", async (flags, message) => {
    const file = written("attempts.yaml", study);
    const { err, code } = await tautline(["run", file, "--out", join(folder, "none"), ...flags]);
    expect([code, existsSync(join(folder, "none"))]).toEqual([2, false]);
    expect(err).toContain(message);
  });

  it("refuses a place where no folder can be, before it computes anything", async () => {
    const file = written("attempts.yaml", study);
    const { err, code } = await tautline(["run", file, "--out", file]);
    expect(code).toBe(2);
    expect(err).toMatch(/^ScenarioError: --out: results need a folder/);
  });

  it("points to the command that takes a scenario", async () => {
    const scenario = written("mine.yaml", "world: closed\nharness: { attempts: 3 }\n");
    const { err, code } = await tautline(["run", scenario, "--out", folder]);
    expect([code, err.split("\n").length]).toEqual([2, 4]);
    expect(err).toContain(`tautline evaluate ${scenario}`);
  });

  it("is what evaluate, trace and the rest point to when they are given a study", async () => {
    const file = written("attempts.yaml", study);
    const flags = { evaluate: [], trace: [], allocate: ["--total", "9"], stop: ["--chunk", "20"] };
    for (const [command, given] of Object.entries(flags)) {
      const { err, code } = await tautline([command, file, ...given]);
      expect([command, code, err.split("\n").length]).toEqual([command, 2, 4]);
      expect(err).toContain(`must be a scenario, but is a study: it has question and axes\n  at ${file}`);
      expect(err).toContain(`tautline run ${file}`);
    }
  });

  it("leaves what was there when the study cannot be evaluated", async () => {
    const file = written(
      "huge.yaml",
      study.replace(
        "world: closed",
        "world: closed, task: { goal: 1000000000 }, harness: { horizon: 100000000 }",
      ),
    );
    writeFileSync(join(folder, "data.csv"), "old");
    const { err, code } = await tautline(["run", file, "--out", folder]);
    expect(code).toBe(2);
    expect(err).toMatch(/in the cell .*over the limit/);
    expect(readFileSync(join(folder, "data.csv"), "utf8")).toBe("old");
  });
});
