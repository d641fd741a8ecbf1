import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/study/csv.ts";
import { openFiles } from "../support/open-files.ts";
import { type Said, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

/** A new file of a kind, by the command line. */
async function written(kind: string, name: string): Promise<string> {
  const { code, err } = await tautline(["new", kind, folder.path(name)]);
  expect(code, err).toBe(0);
  return folder.path(name);
}

const commentsOf = (file: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.includes("#"));

describe("tautline new", () => {
  it("writes a study that runs as it is, and says how", async () => {
    const file = folder.path("attempts.yaml");
    const { code, out } = await tautline(["new", "study", file]);
    if (process.platform === "linux") expect(openFiles(dirname(file))).toEqual([]);
    expect([code, out]).toEqual([0, `Written: ${file}\nNow change it, and: tautline run ${file}\n`]);
    const result = folder.path("attempts");
    const ran = await tautline(["run", file, "--trials", "20", "--out", result]);
    expect(ran.code, ran.err).toBe(0);
    expect(parseCsv(readFileSync(`${result}/data.csv`, "utf8"))).toHaveLength(2 * 3 * 6);
    expect(readdirSync(result)).toContain("attempts.png");
  });

  it("writes a study in which what stands in comments works too", async () => {
    const file = await written("study", "commented.yaml");
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(/^# plot: /m);
    folder.write("commented.yaml", text.replace(/^# plot: /m, "plot: "));
    const ran = await tautline(["run", file, "--trials", "5", "--out", folder.path("commented")]);
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toMatch(/^Strict pass rate is highest at /);
    expect((await tautline(["schema", "--study"])).code).toBe(0);
  });

  it("writes a study whose expectation holds: it shows what is meant", async () => {
    const file = await written("study", "holds.yaml");
    await tautline(["run", file, "--engine", "exact", "--out", folder.path("holds")]);
    const rows: Record<"verification" | "attempts" | "passRate", number>[] = JSON.parse(
      readFileSync(folder.path("holds/data.json"), "utf8"),
    );
    const rate = (verification: number, attempts: number) =>
      rows.find((row) => row.verification === verification && row.attempts === attempts)?.passRate ??
      Number.NaN;
    for (const verification of [0, 0.5, 1])
      for (const attempts of [1, 2, 3, 4, 5])
        expect(rate(verification, attempts + 1)).toBeGreaterThan(rate(verification, attempts));
    const gains = [0, 0.5, 1].map((verification) => rate(verification, 6) - rate(verification, 1));
    expect(gains[1]).toBeGreaterThan(gains[0]);
    expect(gains[2]).toBeGreaterThan(gains[1]);
  });

  it("writes a scenario that can be evaluated, changed and traced as its comments say", async () => {
    const file = await written("scenario", "mine.yaml");
    const lines = commentsOf(file).flatMap((line) => /^# {3}tautline (.*?)(?: {3}|$)/.exec(line)?.[1] ?? []);
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["evaluate", "evaluate", "trace"]);
    for (const line of lines) {
      const { code, out, err } = await tautline(line.replace("FILE", file).split(" "));
      expect(code, err).toBe(0);
      expect(out).not.toBe("");
    }
  });

  it.each(["study", "scenario"])(
    "explains what it writes: a %s has a comment for every part",
    async (kind) => {
      const file = await written(kind, `explained-${kind}.yml`);
      const keys = readFileSync(file, "utf8").match(/^ {0,2}[a-z]\w*:/gm) ?? [];
      expect(commentsOf(file).length).toBeGreaterThanOrEqual(keys.length / 2);
    },
  );

  it("calls the file my-study.yaml or my-scenario.yaml when it is not told", async () => {
    const { out } = await tautline(["new", "--help"]);
    expect(out).toContain("tautline new <kind> [file]");
    expect(out).toContain("(default: my-study.yaml, my-scenario.yaml)");
  });

  it.each([
    ["a file", (path: string) => folder.write(path, "mine"), "taken.yaml"],
    ["a folder", (path: string) => mkdirSync(folder.path(path)), "folder.yaml"],
    ["a link that leads nowhere", (path: string) => symlinkSync("/nowhere", folder.path(path)), "link.yaml"],
  ])("never writes over %s", async (_, make, name) => {
    make(name);
    const said = await tautline(["new", "study", folder.path(name)]);
    expectRefusal(said, `new: must not be there yet: nothing is written over\n  at ${folder.path(name)}`);
    if (name === "taken.yaml") expect(readFileSync(folder.path(name), "utf8")).toBe("mine");
    expect(existsSync("/nowhere")).toBe(false);
  });

  it.each([
    [["new"], "new: needs one more argument"],
    [
      ["new", "stdy"],
      'new: there is no new "stdy"; known kinds: study, scenario\n  hint: did you mean study?',
    ],
    [["new", "study", "a.yaml", "b.yaml"], 'new: one argument too many: "b.yaml"'],
    [["new", "study", "plain"], "its name must end in .yaml or .yml\n  at plain"],
    [["new", "study", "data.json"], "its name must end in .yaml or .yml\n  at data.json"],
    [["new", "study", ".yaml"], "its name must end in .yaml or .yml\n  at .yaml"],
    [["new", "scenario", "none/a.yaml"], "must be written, but its folder is not there\n  at none/a.yaml"],
  ])("refuses %j and writes nothing", async (line, problem) => {
    const before = readdirSync(".");
    expectRefusal(await tautline(line), problem);
    expect(readdirSync(".")).toEqual(before);
  });

  it.each([
    ["", ["scenario", "study"]],
    ["st", ["study"]],
  ])("completes the kind after %j, and leaves the file to the shell", async (begun, kinds) => {
    const { out } = await tautline(["--complete", "new", begun]);
    expect(out.split("\n").filter(Boolean).sort()).toEqual(kinds);
    expect((await tautline(["--complete", "new", "study", "m"])).out).toBe("");
  });
});

function expectRefusal({ code, out, err }: Said, problem: string): void {
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^ScenarioError: /);
  expect(err).toContain(problem);
}
