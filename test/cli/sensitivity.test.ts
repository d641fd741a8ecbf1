import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { printed, tautline } from "../support/tautline.ts";

const over = ["--over", "attempts=1..4", "--over", "subgoals=2..5"];
const asked = async (...words: readonly string[]) =>
  JSON.parse(await printed("sensitivity", "closed/model-2", ...words, "--json"));

const passRate = (attempts: number, subgoals: number) =>
  evaluateExactly(
    parseScenario("{ world: closed, pool: [model-2] }", "x", {
      sets: [`harness.attempts=${attempts}`, `harness.decomposition.subgoals=${subgoals}`],
    }),
  ).passRate;

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values: readonly number[]) =>
  meanOf(values.map((value) => (value - meanOf(values)) ** 2));

/** The indices by the analysis of variance of the whole table: four attempts by four numbers of sub-goals. */
function known() {
  const table = [1, 2, 3, 4].map((attempts) => [2, 3, 4, 5].map((subgoals) => passRate(attempts, subgoals)));
  const turned = [0, 1, 2, 3].map((j) => table.map((row) => row[j]));
  const all = varianceOf(table.flat());
  const [byAttempts, bySubgoals] = [table, turned].map((rows) => varianceOf(rows.map(meanOf)) / all);
  return {
    mean: meanOf(table.flat()),
    sd: Math.sqrt(all),
    first: [byAttempts, bySubgoals],
    total: [1 - bySubgoals, 1 - byAttempts],
  };
}

describe("tautline sensitivity", () => {
  it("finds the shares of the variance that the whole table has, and solves each scenario once", async () => {
    const { mean, sd, first, total } = known();
    const found = await asked(...over, "--points", "2048");
    expect(found).toMatchObject({
      scenario: "closed/model-2",
      of: "successRate",
      scenarios: 16,
      points: 2048,
      batches: 16,
    });
    expect(found.mean).toBeCloseTo(mean, 2);
    expect(found.standardDeviation).toBeCloseTo(sd, 2);
    for (const [i, input] of found.inputs.entries()) {
      expect(input.name).toBe(["attempts", "subgoals"][i]);
      expect(Math.abs(input.first.value - first[i])).toBeLessThan(0.03);
      expect(Math.abs(input.total.value - total[i])).toBeLessThan(0.03);
      expect(input.first.high - input.first.low).toBeLessThan(0.1);
    }
    expect(found.inputs[0]).toMatchObject({ own: 4, slope: { from: 3, to: 4 } });
  });

  it("takes 1,024 points where it is not told how many", async () => {
    expect(await asked("--over", "attempts=3,4")).toMatchObject({ points: 1024, scenarios: 2 });
  });

  it("takes thirteen inputs and no more", async () => {
    const inputs = (count: number) =>
      Array.from({ length: count }, (_, i) => ["--over", `pool[${i}].nonsense=1..2`]).flat();
    const { err } = await tautline(["sensitivity", "closed/model-2", ...inputs(13)]);
    expect(err).toMatch(/^ScenarioError: pool\[0\]: unknown key "nonsense"/);
  });

  it("tells the input that decides most first", async () => {
    const words = ["--over", "verification=0..1", "--over", "attempts=1..4", "--points", "32"];
    const text = await printed("sensitivity", "closed/model-2", ...words);
    const names = [...text.matchAll(/^ {2}(attempts|verification) /gm)].map(([, name]) => name);
    expect(names).toEqual(["attempts", "verification"]);
    expect(text).toMatch(/^closed\/model-2: successRate over the ranges: mean 0\.\d+, standard deviation/);
    expect(text).toMatch(
      /\n {2}\S+ scenarios, each solved exactly \(2 sets of 32 points in 16 batches, crossed\)\n$/,
    );
  });

  it("says so where nothing varies", async () => {
    const text = await printed(
      "sensitivity",
      "closed/model-2",
      "--over",
      "verification=0..1",
      "--points",
      "32",
    );
    expect(text).toContain("nothing varies over the ranges");
    expect(text).toMatch(/verification +1 +0 +– +–\n/);
    const { inputs } = await asked("--over", "verification=0..1", "--points", "32");
    expect(inputs[0]).toMatchObject({ first: null, total: null, slope: { perUnit: 0 } });
  });

  it("is the same for the same seed, another for another, and so with threads", async () => {
    const words = [
      "--over",
      "tolerance=0..4",
      "--over",
      "semantics=closed,open",
      "--points",
      "32",
      "--of",
      "meanAbsoluteBias",
    ];
    const once = await asked(...words);
    expect(await asked(...words, "--seed", "1", "--workers", "2")).toEqual(once);
    expect((await asked(...words, "--seed", "2")).mean).not.toBe(once.mean);
    expect(once.inputs[1]).toMatchObject({ name: "semantics", own: null, slope: null });
  });

  it("takes changes of the scenario and a scenario from standard input", async () => {
    const stdin = '{"world":"closed","pool":["model-2"],"harness":{"attempts":2}}\n';
    const words = [...over, "--points", "32", "--json"];
    const { out } = await tautline(["sensitivity", "-", ...words], { stdin });
    const set = await asked(...words.slice(0, -1), "--set", "harness.attempts=2");
    expect({ ...JSON.parse(out), scenario: "" }).toEqual({ ...set, scenario: "" });
    expect(set.inputs[0].own).toBe(2);
  });

  it.each<[string, readonly string[], RegExp]>([
    ["no input", [], /^ScenarioError: --over: must say what varies/],
    ["a formula of no column", [...over, "--of", "pasRate"], /\n {2}at --of\n.*did you mean passRate/],
    [
      "what has no value",
      [...over, "--of", "trials", "--points", "32"],
      /^ScenarioError: objective: must have a value for every scenario in the ranges\n {2}at --of/,
    ],
    [
      "what has no value in a world",
      [...over, "--of", "trials", "--advise", "horizon=9,10"],
      /^ScenarioError: objective: must have a value in every world\n {2}at --of/,
    ],
    ["a formula that is no number", [...over, "--of", "passRate > 1"], /must come to a number/],
    [
      "a cell that cannot be",
      ["--over", "subgoals=0..2", "--points", "32"],
      /\n {2}at --over subgoals=0\.\.2\n/,
    ],
    ["a name that is none", ["--over", "subgols=1..2"], /^ScenarioError: axes\.points\.over\.subgols/],
    [
      "more than can be solved",
      [
        ...over,
        "--points",
        "1e5",
        "--over",
        "horizon=1..9",
        "--over",
        "tolerance=0..1",
        "--over",
        "goal=100..200",
        "--over",
        "verification=0..1",
      ],
      /^LimitError: scenarios to solve: 1,048,576 is over the limit of 1,000,000/,
    ],
    [
      "more inputs than the sequence has dimensions for",
      Array.from({ length: 14 }, (_, i) => ["--over", `pool[${i}].sd=1..2`]).flat(),
      /^ScenarioError: --over: must name at most 13 inputs, but names 14/,
    ],
  ])("refuses %s", async (_, words, message) => {
    const { code, out, err } = await tautline(["sensitivity", "closed/model-2", ...words]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });
});

describe("tautline sensitivity --advise", () => {
  const words = ["--over", "horizon=8,10,12", "--over", "semantics=closed,open", "--advise", "subgoals=2..6"];
  const rate = (semantics: string, horizon: number, subgoals: number) =>
    evaluateExactly(
      parseScenario("{ world: closed, pool: [model-2] }", "x", {
        sets: [
          `harness.semantics=${semantics}`,
          `harness.horizon=${horizon}`,
          `harness.decomposition.subgoals=${subgoals}`,
        ],
      }),
    ).successRate;
  const counts = [2, 3, 4, 5, 6];
  const bestAt = (semantics: string, horizon: number) =>
    counts.reduce((best, k) => (rate(semantics, horizon, k) > rate(semantics, horizon, best) ? k : best));
  const lostAt = (semantics: string, horizon: number) =>
    rate(semantics, horizon, bestAt(semantics, horizon)) - rate(semantics, horizon, bestAt("closed", 10));

  it("advises the best choice of the scenario, and tells what it loses where one assumption is another", async () => {
    const found = await asked(...words, "--within", "0.05");
    const own = bestAt("closed", 10);
    expect(found).toMatchObject({ scenario: "closed/model-2", of: "successRate", within: 0.05, choices: 5 });
    expect(found.advice).toEqual({ subgoals: own });
    expect(found.value).toBeCloseTo(rate("closed", 10, own), 12);
    const [horizon, semantics] = found.assumptions;
    expect([horizon.name, horizon.own, semantics.name, semantics.own]).toEqual([
      "horizon",
      10,
      "semantics",
      "closed",
    ]);
    for (const [i, h] of [8, 10, 12].entries()) {
      expect(horizon.worlds[i]).toMatchObject({
        world: { horizon: h },
        best: { subgoals: bestAt("closed", h) },
      });
      expect(horizon.worlds[i].regret).toBeCloseTo(lostAt("closed", h), 12);
      expect(horizon.worlds[i].standing).toBe(lostAt("closed", h) > 0.05 ? "flips" : "stands");
    }
    expect(semantics.worlds[1].regret).toBeCloseTo(lostAt("open", 10), 12);
  });

  it("tells in how many worlds it stands when all assumptions change at once, and where it loses most", async () => {
    const { together } = await asked(...words, "--within", "0.05");
    const lost = ["closed", "open"].flatMap((s) => [8, 10, 12].map((h) => lostAt(s, h)));
    expect(together).toMatchObject({ worlds: 6, flips: lost.filter((one) => one > 0.05).length, alike: 0 });
    expect(together.stands).toBe(6 - together.flips);
    expect(together.worst.regret).toBeCloseTo(Math.max(...lost), 12);
  });

  it("prints a line for each assumption", async () => {
    const lines = (await printed("sensitivity", "closed/model-2", ...words, "--within", "0.05")).split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "closed/model-2: advised is subgoals 4, the best of 5 by successRate: 0.5163",
      "One assumption changed, the others as they are; good is within 0.05 of the best there",
      "  assumption  here    good at  flips at  worst",
    ]);
    expect(lines[3]).toMatch(
      /^ {2}horizon {5}10 {6}8 to 10 {2}12 {8}horizon 12: subgoals 3 has 0\.\d+, the advice 0\.\d+$/,
    );
    expect(lines[6]).toMatch(/^ {2}in all 6 worlds together it stands in \d and flips in \d$/);
    expect(lines[7]).toMatch(/^ {2}at worst, horizon \d+, semantics \w+: subgoals \d has 0/);
  });

  it("says where no assumption flips it, and where every choice is as good", async () => {
    const text = await printed(
      "sensitivity",
      "closed/model-2",
      "--over",
      "verification=0,1",
      "--advise",
      "subgoals=3,4",
      "--within",
      "0.9",
    );
    expect(text).toMatch(/\n {2}verification {2}– {5}0 to 1 {3}–\n$/);
    const both = [
      "--over",
      "verification=0,1",
      "--over",
      "horizon=10,11",
      "--advise",
      "subgoals=3,4",
      "--within",
      "0.9",
    ];
    expect(await printed("sensitivity", "closed/model-2", ...both)).toMatch(
      /it stands in 0 and flips in 0; in 4 every choice is good, to 0\.9\n$/,
    );
  });

  it("looks for what another formula makes large", async () => {
    const found = await asked(
      "--over",
      "tolerance=1,2",
      "--advise",
      "subgoals=2..6",
      "--of=-expectedActions",
    );
    expect(found.value).toBeLessThan(0);
    expect(found.within).toBe(0.01);
    expect(found.together).toMatchObject({ worlds: 2 });
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      "what is assumed and chosen at once",
      ["--over", "subgoals=1,2", "--advise", "subgoals=1..4"],
      /^ScenarioError: --advise: must name what --over does not, but subgoals stands in both/,
    ],
    [
      "points, which indices take",
      [...words, "--points", "64"],
      /^ScenarioError: --points: must be left out with --advise/,
    ],
    ["a seed", [...words, "--seed", "1"], /^ScenarioError: --seed: must be left out with --advise/],
    [
      "within without advice",
      ["--over", "attempts=1..4", "--within", "0.1"],
      /^ScenarioError: --within: must be left out without --advise/,
    ],
    [
      "a choice that cannot be",
      ["--over", "attempts=1,2", "--advise", "subgoals=0,1"],
      /\n {2}at --advise subgoals=0,1\n/,
    ],
    [
      "more worlds than can be gone through",
      ["--over", "horizon=1..100", "--over", "attempts=1..100", "--advise", "subgoals=1..101"],
      /^LimitError: combinations of the flags: 1,010,000 is over/,
    ],
  ])("refuses %s", async (_, some, message) => {
    const { code, out, err } = await tautline(["sensitivity", "closed/model-2", ...some]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });
});
