import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { printed, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

const text =
  "world: closed\ntask: { goal: 120 }\npool: [model-2]\nharness: { decomposition: { subgoals: 4 }, attempts: 2 }\n";
let scenario: string;
beforeAll(() => {
  scenario = folder.write("mine.yaml", text);
});
const over = ["--over", "subgoals=1..6", "--over", "attempts=1..4"];
const search = async (...words: readonly string[]) =>
  JSON.parse(await printed("optimize", scenario, ...over, ...words, "--json"));

/** Every harness of the flags above, by a loop of its own. */
const all = [1, 2, 3, 4, 5, 6].flatMap((subgoals) =>
  [1, 2, 3, 4].map((attempts) => {
    const sets = [`harness.decomposition.subgoals=${subgoals}`, `harness.attempts=${attempts}`];
    const outcome = evaluateExactly(parseScenario(text, "mine.yaml", { sets }));
    return { subgoals, attempts, sets, ...outcome };
  }),
);
const highest = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((best, item) => (of(item) > of(best) ? item : best));

describe("tautline optimize", () => {
  it("finds the best of every combination, and how to have it", async () => {
    const best = highest(all, ({ passRate }) => passRate);
    const found = await search();
    expect(found).toMatchObject({ scenario: "mine", cells: 24, files: [], missing: null });
    expect(found.choice.best.row).toMatchObject({ subgoals: best.subgoals, attempts: best.attempts });
    expect(found.choice.best.value).toBeCloseTo(best.passRate, 12);
    expect(found.choice).toMatchObject({ limits: [], near: { within: 0.01 } });
    const said = await printed("optimize", scenario, ...over);
    expect(said).toContain("mine: 24 harnesses, each solved exactly\n");
    expect(said).toContain(`to use the best: ${best.sets.map((set) => `--set ${set}`).join(" ")}\n`);
    const sets = best.sets.flatMap((set) => ["--set", set]);
    const outcome = JSON.parse(await printed("evaluate", scenario, ...sets, "--json"));
    expect(JSON.stringify(outcome)).toContain(`"passRate":${best.passRate}`);
  });

  it("keeps to limits, and compares with the scenario as it is where that is within them", async () => {
    const within = all.filter(({ expectedActions }) => expectedActions <= 30);
    const best = highest(within, ({ passRate }) => passRate);
    const own = all.find(({ subgoals, attempts }) => subgoals === 4 && attempts === 2);
    const found = await search("--limit", "expectedActions <= 30");
    expect(within.length).toBeLessThan(24);
    expect(found.choice.candidates).toBe(within.length);
    expect(found.choice.best.value).toBeCloseTo(best.passRate, 12);
    expect(found.own.value).toBeCloseTo(Number(own?.passRate), 12);
    expect(found.own.price).toBeCloseTo(Number(own?.expectedActions), 12);
    expect((await search("--limit", "expectedActions <= 20")).own).toBeNull();
  });

  it("looks for little where that is asked, with a price, and tells how flat it is there", async () => {
    const found = await search("--minimise", "meanAbsoluteBias", "--against", "attempts", "--within", "1");
    const least = -highest(all, ({ meanAbsoluteBias }) => -meanAbsoluteBias).meanAbsoluteBias * -1;
    const near = all.filter(({ meanAbsoluteBias }) => meanAbsoluteBias <= least + 1);
    expect(found.choice).toMatchObject({
      minimise: "meanAbsoluteBias",
      price: "attempts",
      near: { count: near.length },
    });
    expect(found.choice.best.value).toBeCloseTo(least, 12);
    expect(found.choice.near.axes[0].values).toEqual([...new Set(near.map(({ subgoals }) => subgoals))]);
  });

  it("leaves a result, a figure and the study itself, which runs to the same result", async () => {
    const out = folder.path("best");
    const said = await printed("optimize", scenario, ...over, "--set", "task.goal=60", "--out", out);
    expect(said).toContain("objective.json, optimize.yaml, spec.vl.json, optimize.svg");
    await printed("run", `${out}/optimize.yaml`, "--out", folder.path("again"));
    for (const file of ["data.csv", "objective.json", "optimize.svg"])
      expect(readFileSync(folder.path(`again/${file}`), "utf8")).toBe(readFileSync(`${out}/${file}`, "utf8"));
    expect(await printed("status", `${out}/optimize.yaml`, "--out", folder.path("again"))).toContain(
      "24 of 24",
    );
  });

  it("looks at points spread over the ranges instead, whole where they must be", async () => {
    const found = JSON.parse(
      await printed(
        "optimize",
        scenario,
        "--over",
        "subgoals=1..6",
        "--over",
        "tolerance=0..3",
        "--points",
        "16",
        "--json",
      ),
    );
    expect(found.cells).toBeLessThanOrEqual(16);
    expect(Number.isInteger(found.choice.best.row.subgoals)).toBe(true);
    expect(found.choice.best.row.tolerance % 1).not.toBe(0);
  });

  it("takes a scenario from standard input, and a built-in one", async () => {
    const stdin = '{"world":"closed","pool":["model-2"]}\n';
    const { out, code } = await tautline(["optimize", "-", "--over", "attempts=1,2"], { stdin });
    expect([code, out.split("\n")[0]]).toEqual([0, "-:1: 2 harnesses, each solved exactly"]);
    const named = await printed("optimize", "closed/model-2", "--over", "attempts=1,2");
    expect(named.split("\n").slice(1)).toEqual(out.split("\n").slice(1));
  });

  it("says when nothing is within the limits", async () => {
    const said = await printed("optimize", scenario, ...over, "--limit", "passRate > 1");
    expect(said).toContain("To maximise successRate subject to passRate > 1: no row is within the limits.");
    expect(said).not.toContain("to use the best");
  });

  it.each<[string, readonly string[], RegExp]>([
    ["nothing to choose", [], /^ScenarioError: --over: must say what varies/],
    [
      "two ends",
      [...over, "--maximise", "passRate", "--minimise", "passRate"],
      /^ScenarioError: --minimise: must be left out/,
    ],
    [
      "a formula of no column",
      [...over, "--maximise", "pasRate"],
      /objective\.maximise: .*\n {2}at --maximise\n.*did you mean passRate/,
    ],
    ["a limit of no column", [...over, "--limit", "pasRate > 1"], /\n {2}at --limit\n/],
    [
      "a limit that is no truth",
      [...over, "--limit", "passRate"],
      /\n {2}at --maximise, --minimise, --limit and --against\n/,
    ],
    [
      "a range of nothing",
      ["--over", "subgoals=5..1"],
      /axes\.subgoals: a range must hold.*\n {2}at --over subgoals=5\.\.1\n/,
    ],
    [
      "a cell that cannot be",
      ["--over", "subgoals=0..2"],
      /\(in the cell subgoals 0\)\n {2}at --over subgoals=0\.\.2\n/,
    ],
    [
      "more than can be gone through",
      ["--over", "subgoals=1..100", "--over", "attempts=1..100", "--over", "horizon=1..101"],
      /^LimitError: combinations of the flags: 1,010,000 is over the limit of 1,000,000\n {2}hint: .*--points/,
    ],
  ])("refuses %s before anything is computed", async (_, words, message) => {
    const { code, out, err } = await tautline(["optimize", scenario, ...words]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });
});
