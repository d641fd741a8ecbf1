import { describe, expect, it } from "vitest";
import { tautline } from "../support/tautline.ts";

describe("stop", () => {
  it("prints the best number of chunks and how far everything else is behind", async () => {
    const { code, out } = await tautline(["stop", "closed/model-3", "--chunk", "25"]);
    expect(code).toBe(0);
    expect(out).toContain("scaffold 6 of 9 chunks of 25");
    expect(out).toMatch(/second best +r = 7 +0\.1639 +9\.028 +−0\.0117/);
    expect(out).toMatch(/marginal rule +r = 6/);
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

  it.each([
    [["closed"], "--chunk: must say how large a chunk is"],
    [["closed", "--chunk", "241"], "--chunk: must be at most task.goal (240), but is 241"],
    [["closed", "--chunk", "many"], "--chunk: must be a number above 0"],
    [["-", "--chunk", "20"], "put it into a file"],
  ])("refuses %j with a way out", async (line, said) => {
    const { code, err } = await tautline(["stop", ...line]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
