import { describe, expect, it } from "vitest";
import { tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

/** One action with a chance of ½ to be right, tried once, twice or three times. */
const studyFile = () =>
  folder.write(
    "coins.yaml",
    `
scenario:
  task: { goal: 1 }
  pool: [{ pmf: { 0: 0.5, 1: 0.5 } }]
  harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 1, attempts: 1 }
axes: { harness.attempts: [1, 2, 3] }
seed: coins
`,
  );

describe("decide", () => {
  it("names the best cell first, and how surely", async () => {
    const { code, out } = await tautline(["decide", studyFile()]);
    expect(code).toBe(0);
    const [answer, titles, first, ...rest] = out.split("\n");
    expect(answer).toBe("coins: the best in success rate is the first of these");
    expect(titles).toMatch(/^ {2}harness.attempts {2}success rate {2}interval +trials/);
    // 1 − (1/2)³
    expect(first).toMatch(/^ {2}3 +0\.8\d{3} +\[0\.8\d{3}, 0\.8\d{3}\] {2}8,192$/);
    expect(rest.slice(0, 2).map((line) => line.trim()[0])).toEqual(["2", "1"]);
    expect(out).toContain(
      "\n24,576 trials of 3 different cells, seed coins; all intervals hold at once, but for a chance of 0.05\n",
    );
  });

  it("says what is still open when the most trials do not decide", async () => {
    const { out } = await tautline([
      "decide",
      studyFile(),
      "--of",
      "hallucinationRate",
      "--trials",
      "2e4",
      "--error",
      "0.01",
      "--seed",
      "x",
    ]);
    expect(out).toMatch(
      /^coins: undecided after the most trials: 3 cells may be the best in hallucination rate; the first leads\n/,
    );
    expect(out.match(/20,000 {2}may be the best$/gm)).toHaveLength(2);
    expect(out).toContain(
      "\n60,000 trials of 3 different cells, seed x; all intervals hold at once, but for a chance of 0.01\n",
    );
  });

  it("prints every cell as JSON, and takes a margin", async () => {
    const { out } = await tautline(["decide", studyFile(), "--json", "--margin", "0.5"]);
    const { study, decided, best, cells, margin } = JSON.parse(out);
    expect([study, decided, margin, cells.length]).toEqual(["coins", true, 0.5, 3]);
    expect(cells[best].coordinates).toEqual({ "harness.attempts": 3 });
    const { out: within } = await tautline(["decide", studyFile(), "--margin", "0.5"]);
    expect(within).toContain("the best in success rate to within 0.5 is the first of these");
  });

  it("has the same bytes on any threads and from a store, and says what was there", async () => {
    const line = ["decide", studyFile(), "--json"];
    const store = folder.path("kept.sqlite");
    const { out } = await tautline(line);
    expect(JSON.parse(out)).toMatchObject({ trials: 24_576, trialsReused: 0, store: null });
    expect((await tautline([...line, "--workers", "1"])).out).toBe(out);
    const first = await tautline([...line, "--store", store]);
    expect(JSON.parse(first.out)).toEqual({ ...JSON.parse(out), store });
    const { out: text } = await tautline(["decide", studyFile(), "--store", store]);
    expect(text).toMatch(/chance of 0\.05\n24,576 of them were there \(kept in .*kept\.sqlite\)\n$/);
  });

  it("shortens what is long", async () => {
    const { out } = await tautline(["decide", "granularity", "--margin", "0.05"]);
    expect(out).toContain("  … and 60 more in --json");
    expect(out.split("\n").filter((line) => line.startsWith("  model-"))).toHaveLength(12);
  });

  it("refuses a study that leaves no cell, where it leaves none", async () => {
    const file = folder.write(
      "none.yaml",
      'scenario: { world: closed }\naxes: { attempts: [1, 2, 3] }\nwhere: "attempts > 3"\n',
    );
    const said = await tautline(["decide", file]);
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toMatch(
      /where: must leave at least one cell, but leaves none of 3\n {2}at .*none\.yaml:3/,
    );
  });

  it.each([
    [["harness-sensitivity"], "must have cells to sample, but the rows come from a table"],
    [["no-such-study"], "no-such-study"],
    [["granularity", "--of", "meanBias"], "--of: must be passRate"],
    [["granularity", "--error", "0.7"], "error: must be a number above 0 and at most 0.5"],
  ])("refuses %o", async (line, message) => {
    const said = await tautline(["decide", ...line]);
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toContain(message);
  });
});
