import { describe, expect, it } from "vitest";
import { printed, tautline } from "../support/tautline.ts";

describe("stop", () => {
  it("prints the best number of chunks and how far everything else is behind", async () => {
    const { code, out } = await tautline(["stop", "closed/model-3", "--chunk", "25"]);
    expect(code).toBe(0);
    expect(out).toContain("scaffold 6 of 9 chunks of 25");
    expect(out).toMatch(/second best +r = 7 +0\.1639 +9\.028 +−0\.0117/);
    expect(out).toMatch(/marginal rule +r = 6/);
  });

  it("shows actions and attempts as evaluate does, and how to ask it", async () => {
    const { out } = await tautline(["stop", "closed/model-3", "--chunk", "25"]);
    const set = /to use the best: --set "(.*)"/.exec(out)?.[1] ?? "";
    const { out: own } = await tautline(["evaluate", "closed/model-3", "--set", set]);
    const figure = (name: string) => new RegExp(`^  ${name} +([\\d.]+)$`, "m").exec(own)?.[1];
    const words = ["pass rate", "mean absolute bias", "actions", "attempts"].map(figure);
    expect(out).toMatch(new RegExp(`best +r = 6 +${words[0]} +${words[1]} +${words[2]} +${words[3]}\n`));
  });

  it("says what the answer hangs on, and what it is when the tail is given more", async () => {
    const line = [
      "stop",
      "closed/model-1",
      "--set",
      "task.goal=180",
      "--set",
      "harness.horizon=12",
      "--chunk",
      "30",
    ];
    const { out } = await tautline(line);
    expect(out).toContain("scaffold 4 of 6 chunks of 30");
    expect(out).toContain("the tail has horizon 12, attempts 4; the tolerance is 1; with …\n");
    expect(out).toMatch(/ tail horizon 72 +best r = 0 +0\.9375\n/);
    const { out: covered } = await tautline([...line, "--set", "harness.semantics.tail.horizon=72"]);
    expect(covered).toMatch(/best +r = 0 +0\.9375 /);
  });

  it("recommends no number of chunks where none passes", async () => {
    const { out } = await tautline(["stop", "closed", "--chunk", "1"]);
    expect(out).toContain(
      "never passes, whether none or all of 240 chunks of 1 are scaffolded; no number is recommended",
    );
    expect(out).not.toContain("to use the best");
    expect(out).toMatch(/ tail horizon 2400 +best r = 0/);
  });

  it("prints every F(r) as JSON", async () => {
    const { out } = await tautline(["stop", "closed/model-3", "--chunk", "25", "--json"]);
    const { best, points } = JSON.parse(out);
    expect(points).toHaveLength(10);
    expect(best.passRate).toBe(Math.max(...points.map(({ passRate }: { passRate: number }) => passRate)));
  });

  it("takes the tail's own budgets from a scenario that has no tail yet", async () => {
    const rate = async (...sets: readonly string[]) => {
      const { out } = await tautline(["stop", "closed", "--chunk", "20", "--json", ...sets]);
      return JSON.parse(out).best.passRate;
    };
    expect(await rate("--set", "harness.semantics.tail.attempts=8")).toBeGreaterThan(await rate());
  });

  it("takes a chunk as large as the goal", async () => {
    const { out } = await tautline(["stop", "closed", "--set", "task.goal=40", "--chunk", "40"]);
    expect(out).toMatch(/of 1 chunks of 40/);
  });

  it("gives the tail its own budgets though a chunk is as large as the goal", async () => {
    const sets = ["--set", "task.goal=40", "--set", "harness.decomposition.subgoals=1"];
    const own = ["--set", "harness.semantics.tail.attempts=7"];
    const { out } = await tautline(["stop", "closed", ...sets, ...own, "--chunk", "40", "--json"]);
    const { none, complete, setting } = JSON.parse(out);
    expect(setting).toEqual({ horizon: 10, attempts: 7, tolerance: 1 });
    // All tail is one stage with the tail's attempts; all scaffold one with the scenario's four.
    const alone = async (attempts: number) =>
      JSON.parse(
        await printed("evaluate", "closed", ...sets, "--set", `harness.attempts=${attempts}`, "--json"),
      );
    expect(none.passRate).toBeCloseTo((await alone(7)).passRate, 12);
    expect(complete.passRate).toBeCloseTo((await alone(4)).passRate, 12);
  });

  it("answers one line of standard input as the file it could be, and refuses a second", async () => {
    const stdin = '{"world":"closed","pool":["model-3"]}\n';
    const { out } = await tautline(["stop", "-", "--chunk", "25"], { stdin });
    expect(out).toBe(
      (await tautline(["stop", "closed/model-3", "--chunk", "25"])).out.replace("closed/model-3", "-:1"),
    );
    const said = await tautline(["stop", "-", "--chunk", "25"], { stdin: stdin + stdin });
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toBe("ScenarioError: must be one scenario, but here is a second\n  at -:2\n");
  });

  it.each([
    [["closed"], "--chunk: must say how large a chunk is"],
    [["closed", "--chunk", "241"], "--chunk: must be at most task.goal (240), but is 241"],
    [["closed", "--chunk", "many"], "--chunk: must be a number above 0"],
    [["closed", "--chunk", "0"], '--chunk: must be a number above 0, but is "0"'],
    [["closed", "--chunk", "Infinity"], '--chunk: must be a number above 0, but is "Infinity"'],
  ])("refuses %j with a way out", async (line, said) => {
    const { code, err } = await tautline(["stop", ...line]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
