import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { soundScenario } from "../support/bad-scenarios.ts";
import { tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

describe("tautline evaluate --json", () => {
  it("prints one line with every figure of the outcome, as the engine gives it", async () => {
    const file = folder.write("mine.yaml", soundScenario);
    const [result] = await evaluated(file);
    const { finalProgress: _, ...outcome } = evaluateExactly(parseScenario(soundScenario, "mine"));
    expect(result).toEqual({ scenario: "mine", ...outcome, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(result).toMatchObject({ engine: "exact", stages: { length: 8 }, failures: { stall: 0 } });
    // Worked by hand for the canonical world: docs/model.md, section 6.
    expect(result["passRate"]).toBeCloseTo(0.238, 3);
  });

  it("adds the final-progress pmf when it is asked for, and it sums to 1", async () => {
    const [{ finalProgress }] = await evaluated("closed", "--pmf");
    const { probabilities } = finalProgress as { probabilities: number[] };
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it("prints one line for each of several files, names and lines of standard input, in order", async () => {
    const file = folder.write("third.yaml", soundScenario);
    const stdin = '{"world":"open"}\n\n{"world":"closed","name":"named"}\n';
    const { out } = await tautline(["evaluate", "closed/model-3", "-", file, "--json"], { stdin });
    expect(linesOf(out).map(({ scenario }) => scenario)).toEqual(["closed/model-3", "-:1", "named", "third"]);
  });

  it("samples with --engine monte-carlo, with intervals, and the same again for the same seed", async () => {
    const flags = ["--engine", "monte-carlo", "--trials", "2e3", "--seed", "x"];
    const [[first], [second], [other]] = [
      await evaluated("closed", ...flags),
      await evaluated("closed", ...flags),
      await evaluated("closed", ...flags.slice(0, -1), "y"),
    ];
    expect(first).toMatchObject({ engine: "monte-carlo", trials: 2000, seed: "x" });
    expect(first).toMatchObject({ interval: { passRate: { low: expect.any(Number) } }, standardError: {} });
    expect(second).toEqual(first);
    expect(other["hash"]).not.toBe(first["hash"]);
  });

  it("gives both engines in one object with --engine both", async () => {
    const [both] = await evaluated("closed", "--engine", "both", "--trials", "500");
    expect(both).toMatchObject({
      scenario: "closed",
      exact: { engine: "exact" },
      monteCarlo: { trials: 500 },
    });
    const [alone] = await evaluated("closed");
    expect((both["exact"] as Record<string, unknown>)["hash"]).toBe(alone["hash"]);
  });

  it("has a hash that a name does not change and a number does", async () => {
    const hashOf = async (...sets: string[]) =>
      (await evaluated("closed", ...sets.flatMap((set) => ["--set", set])))[0]["hash"];
    const hash = await hashOf();
    expect(await hashOf("name=other")).toBe(hash);
    expect(await hashOf("harness.attempts=5")).not.toBe(hash);
  });

  it("applies --set to every scenario", async () => {
    const results = await evaluated("closed", "open", "--set", "harness.decomposition.subgoals=3");
    expect(results.map(({ stages }) => (stages as unknown[]).length)).toEqual([3, 3]);
  });
});

describe("tautline evaluate for a reader", () => {
  it("shows the scenario in words and the figures in rows", async () => {
    const { out, code } = await tautline(["evaluate", "closed/model-1"]);
    expect(code).toBe(0);
    expect(out).toContain("8 chunks of 30, 10 actions × 4 attempts; within 1");
    expect(out).toContain("model-1: 4 to 8, mean 6, sd 1.290");
    expect(out).toMatch(/^ {2}pass rate +0\.5959$/m);
    expect(out).toMatch(/^ {2}reach of stages 1–8 +0\.9373$/m);
    expect(out).toMatch(/^ {2}result hash +[0-9a-f]{16}$/m);
    expect(out).not.toContain("unsupported claim");
  });

  it("parts several scenarios by an empty line, with none before the first or after the last", async () => {
    const one = await tautline(["evaluate", "closed"]);
    const other = await tautline(["evaluate", "open"]);
    expect(one.out).toMatch(/^closed\n.*[^\n]\n$/s);
    expect((await tautline(["evaluate", "closed", "open"])).out).toBe(`${one.out}\n${other.out}`);
  });

  it("notes guidance that has nothing to choose from, for a reader and for a program", async () => {
    const guided = (level: string, ...more: readonly string[]) =>
      tautline([
        "evaluate",
        "closed",
        "--set",
        `harness.guidance=[{ rule: aligned, strength: 2, level: ${level} }]`,
        ...more,
      ]);
    expect((await guided("pool")).out).toContain(
      "note       aligned guidance at pool level has nothing to choose from in a pool of one: level: action tilts increments",
    );
    expect(JSON.parse((await guided("pool", "--json")).out).notes).toEqual([
      { code: "guidanceWithoutChoice", rules: ["aligned"] },
    ]);
    const set = "harness.guidance=[{ rule: aligned, strength: 2 }]";
    expect((await tautline(["trace", "closed", "--set", set])).out).toContain(
      "\nnote: aligned guidance at pool level",
    );
    for (const more of [[], ["--json"]]) {
      expect((await guided("action", ...more)).out).not.toContain("note");
      expect((await guided("pool", "--set", "pool=[model-1, model-2]", ...more)).out).not.toContain("note");
    }
  });

  it.each([
    ["[4, 3, 5]", 3, "3 chunks of 80, 10 actions × 4, 3, 5 attempts"],
    ["[4, 3, 5, 1, 1, 1, 1, 1]", 8, "8 chunks of 30, 10 actions × 1 to 5 attempts"],
  ])("shows attempts given stage by stage: %s", async (attempts, subgoals, text) => {
    const sets = [`harness.decomposition.subgoals=${subgoals}`, `harness.attempts=${attempts}`];
    const { out } = await tautline(["evaluate", "closed", ...sets.flatMap((set) => ["--set", set])]);
    expect(out).toContain(text);
  });

  it("shows what hallucination claims only where there is some", async () => {
    const hallucinating = [
      "--set",
      "pool=[{ agent: model-2, hallucination: 0.1 }]",
      "--set",
      "harness.verification=0.5",
    ];
    const { out } = await tautline(["evaluate", "closed", ...hallucinating]);
    for (const text of [
      "claimed rate",
      "hallucination rate",
      "first miss: unsupported claim",
      "hallucinates 0.1",
    ]) {
      expect(out).toContain(text);
    }
    expect((await tautline(["evaluate", "closed"])).out).not.toContain("hallucination");
  });

  it("shows the engines side by side, and the difference in standard errors", async () => {
    const { out } = await tautline(["evaluate", "closed", "--engine", "both", "--trials", "4000"]);
    expect(out).toMatch(/exact +monte-carlo, 4,000 trials +difference/);
    expect(out).toMatch(/^ {2}pass rate +0\.2384 +0\.2\d{3} {2}\[0\.\d{4}, 0\.\d{4}\] +[+−]\d\.\d se$/m);
    expect(out).toMatch(/^ {2}actions +75\.34 +7\d\.\d+ ± 0\.\d+ +[+−]\d\.\d se$/m);
  });

  it("tells the error of a continuous scenario", async () => {
    const { out } = await tautline([
      "evaluate",
      "closed",
      "--set",
      "pool=[{ mean: 6, sd: 2, min: 4, max: 8, step: continuous }]",
    ]);
    expect(out).toMatch(/^ {2}pass rate +0\.\d{4} ± [\d.e-]+$/m);
    expect(out).toContain("exact ±: how far the value moved when the step was halved");
  });

  it("leaves the middle out of many unlike stages", async () => {
    const sets = ["--set", "harness.decomposition.subgoals=40", "--set", "harness.semantics.anchor=absolute"];
    const { out } = await tautline(["evaluate", "closed", ...sets]);
    expect(out.match(/reach of stage/g)?.length).toBeLessThanOrEqual(12);
    expect(out).toContain("reach of stage 40 ");
  });

  it("uses colours where they are taken, and no control characters where not", async () => {
    const [plain, coloured] = [
      await tautline(["evaluate", "open"]),
      await tautline(["evaluate", "open"], { colours: true }),
    ];
    expect(coloured.out).toContain("\u001b[1mopen");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them.
    expect(plain.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them.
    expect(coloured.out.replace(/\u001b\[\d+m/g, "")).toBe(plain.out);
  });

  it.each(["\\e[1mbold", "two\\nlines", "\\u009b31m"])("takes no name like %j", async (name) => {
    const file = folder.write("escape.yaml", `name: "${name}"\n${soundScenario}`);
    expect((await tautline(["evaluate", file])).err).toMatch(
      /^ScenarioError: name: must be text of 1 to 200 characters, on one line and without control characters, but is "/,
    );
  });
});

async function evaluated(...argv: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const { out, err, code } = await tautline(["evaluate", ...argv, "--json"]);
  expect(code, err).toBe(0);
  return linesOf(out);
}

const linesOf = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
