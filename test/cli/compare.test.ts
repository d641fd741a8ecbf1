import { describe, expect, it } from "vitest";
import { tautline } from "../support/tautline.ts";

const rows = (out: string) =>
  Object.fromEntries(
    [...out.matchAll(/^ {2}([a-z][a-z ]+?) {2,}(\S.*)$/gm)].map(([, label, cells]) => [
      label,
      cells.split(/ {2,}/),
    ]),
  );

describe("compare", () => {
  it("says which of two is better, with what evaluate says of each", async () => {
    const { code, out } = await tautline(["compare", "closed/model-1", "closed/model-2"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^b is worse in success rate\n {2}a: closed\/model-1\n {2}b: closed\/model-2\n/);
    const { out: ownOfB } = await tautline(["evaluate", "closed/model-2"]);
    const compared = rows(out);
    for (const label of [
      "pass rate",
      "terminal pass rate",
      "mean absolute bias",
      "mean bias",
      "actions",
      "attempts",
    ]) {
      const own = new RegExp(`^  ${label} +(\\S+)`, "m").exec(ownOfB)?.[1];
      expect(compared[label][1], label).toBe(own);
    }
    expect(Object.keys(compared)).not.toContain("hallucination rate");
    expect(out).toMatch(/\n {2}exact$/m);
  });

  it("changes one scenario, and both", async () => {
    const line = ["compare", "closed/model-2", "--with", "harness.attempts=5", "--set", "harness.horizon=9"];
    const { out } = await tautline(line);
    expect(out).toContain("  b: the same with harness.attempts=5\n");
    const { out: both } = await tautline([...line, "--json"]);
    const { out: own } = await tautline([
      "evaluate",
      "closed/model-2",
      "--json",
      "--set",
      "harness.horizon=9",
      "--set",
      "harness.attempts=5",
    ]);
    expect(JSON.parse(both).figures.passRate.b).toBe(JSON.parse(own).passRate);
    expect(JSON.parse(both).figures.passRate.a).toBeLessThan(JSON.parse(own).passRate);
    const { out: second } = await tautline([
      "compare",
      "closed/model-1",
      "closed/model-2",
      "--with",
      "harness.attempts=5",
      "--json",
      "--set",
      "harness.horizon=9",
    ]);
    expect(JSON.parse(second).figures.passRate.b).toBe(JSON.parse(own).passRate);
  });

  it("samples in pairs when it is asked to, and shows intervals", async () => {
    const line = ["compare", "closed/model-2", "--with", "harness.attempts=5", "--engine", "monte-carlo"];
    const { out } = await tautline([...line, "--trials", "2e3", "--seed", "x", "--confidence", "0.99"]);
    expect(out).toContain("99 % interval of b − a");
    expect(out).toContain("  2,000 pairs of trials from equal random numbers, seed x");
    expect(rows(out)["success rate"].at(-1)).toMatch(/^\[\+0\.\d{4}, \+0\.\d{4}\]$/);
    const { out: decided } = await tautline([...line, "--anytime"]);
    const compared = rows(decided);
    expect(compared["success rate"]).toHaveLength(4);
    expect(compared["actions"]).toHaveLength(3);
    expect(decided).toMatch(/ (1|2|3|4|5)00 pairs of trials/);
  });

  it("says when nothing is decided, and when nothing matters", async () => {
    const same = ["compare", "closed/model-2", "closed/model-2"];
    const { out } = await tautline([...same, "--engine", "monte-carlo", "--trials", "500"]);
    expect(out).toMatch(/^undecided: the interval of b − a in success rate leaves room for either\n/);
    expect((await tautline(same)).out).toMatch(/^a and b are equivalent in success rate\n/);
    const { out: within } = await tautline([
      "compare",
      "closed/model-2",
      "--with",
      "harness.attempts=5",
      "--of",
      "expectedActions",
      "--margin",
      "10",
    ]);
    expect(within).toMatch(/^a and b are equivalent within 10 in actions\n/);
    expect(rows(within)["actions"][2]).toMatch(/^\+\d/);
    expect(rows(within)["mean absolute bias"][2]).toMatch(/^−\d/);
  });

  it("says why it sampled what the exact engine refuses, and of what lattice an exact answer is", async () => {
    const sets = [
      "task.goal=20000",
      "harness.decomposition.subgoals=2",
      "harness.horizon=4000",
      "harness.semantics={ keep: best }",
    ];
    const pool = "pool=[{ agent: model-2, hallucination: 0.05 }]";
    const { out } = await tautline([
      "compare",
      "closed",
      "--with",
      "harness.attempts=2",
      "--trials",
      "20",
      ...[...sets, pool].flatMap((set) => ["--set", set]),
    ]);
    expect(out).toMatch(
      /sampled, since cells in one table of the exact engine would be [\d,]+, and may be 20,000,000/,
    );
    const normal = "pool=[{ mean: 8, sd: 1.3, min: 4, max: 13, step: continuous }]";
    const { out: refined } = await tautline([
      "compare",
      "closed",
      "--with",
      "harness.attempts=2",
      "--set",
      normal,
    ]);
    expect(refined).toMatch(/exact to ± \de-\d+, by which halving the lattice's step moved it/);
  });

  it.each([
    [["closed"], "compare: must name two scenarios, or say what to change in the one"],
    [["closed", "--with", "harness.atempts=5"], "harness.atempts"],
    [["-", "-"], "standard input"],
    [["closed", "open", "--of", "meanBias"], "--of: must be passRate, "],
    [["closed", "open", "--engine", "exact", "--trials", "5"], "is for sampling, but the engine is exact"],
    [["closed", "open", "--of", "expectedActions", "--anytime"], "must be a rate"],
    [["closed", "open", "--confidence", "0.5"], "--confidence: must be 0.9, "],
    [["closed", "open", "--margin", "-1"], "--margin"],
  ])("refuses %o", async (line, message) => {
    const said = await tautline(["compare", ...line], { stdin: '{"world":"closed"}\n' });
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toContain(message);
  });
});
