import { mkdirSync, truncateSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { badScenarios } from "../support/bad-scenarios.ts";
import { type Said, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

describe("tautline evaluate", () => {
  it.each(badScenarios)(
    "prints one error, no stack and no result, and exits with 2: %s",
    async (_, text, error) => {
      const file = folder.write("wrong.yaml", text);
      const said = await tautline(["evaluate", file, "--json"]);
      expectOneError(said);
      expect(said.err).toBe(`ScenarioError: ${error.replaceAll("FILE", file)}\n`);
    },
  );

  it.each([
    [
      "a directory",
      () => mkdirSync(folder.path("folder")) as undefined,
      "folder",
      "must be a file, but is a directory",
    ],
    ["a missing file", () => undefined, "none.yaml", "must be a file or a built-in scenario"],
    ["200 MB", () => truncateSync(folder.write("huge.yaml", ""), 2e8), "huge.yaml", "but is 200,000,000"],
    ["a picture", () => folder.write("a.png", Uint8Array.of(0x89, 0x50)), "a.png", "must be text in UTF-8"],
  ])("refuses %s", async (_, make, name, problem) => {
    make();
    const said = await tautline(["evaluate", folder.path(name)]);
    expectOneError(said);
    expect(said.err).toContain(problem);
  });

  it("names the mistakes of all files, and evaluates none", async () => {
    const [one, two] = ["one.yaml", "two.yaml"].map((name) => folder.write(name, "world: clsed\n"));
    const said = await tautline(["evaluate", "closed", one, two]);
    expectOneError(said);
    expect(said.err.match(/at .*:1$/gm)).toEqual([`at ${one}:1`, `at ${two}:1`]);
  });

  it("names no more than 40 mistakes of all files", async () => {
    const text = Array.from({ length: 20 }, (_, i) => `key${i}: 1\n`).join("");
    const files = ["one.yaml", "two.yaml", "three.yaml"].map((name) => folder.write(name, text));
    const said = await tautline(["evaluate", ...files]);
    expectOneError(said);
    const named = files.map((file) => said.err.split(`\n  at ${file}:`).length - 1);
    expect(named).toEqual([20, 20, 0]);
  });

  it("says a limit of the engine with the scenario it is about", async () => {
    const sets = [
      "--set",
      "harness.horizon=100000000",
      "--set",
      "task.goal=900000000",
      "--set",
      "harness.decomposition.subgoals=1",
    ];
    const said = await tautline(["evaluate", "closed/model-1", ...sets]);
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.err).toMatch(
      /^LimitError: .* is over the limit of .*\n {2}at closed\/model-1\n {2}hint: .*\n$/,
    );
  });
});

describe("tautline trace", () => {
  it("gives a trajectory without end up, and says so", async () => {
    const sets = ["--set", "harness.horizon=100000000", "--set", 'pool=[{ pmf: { "0": 1 } }]'];
    const said = await tautline(["trace", "closed", ...sets]);
    expect(said.code).toBe(2);
    expect(said.err).toMatch(/^LimitError: events in one trajectory: .*\n {2}at closed\n {2}hint: /);
  });
});

describe("JSON Lines", () => {
  it.each([
    ["an unknown world", '{"world":"clsed"}', "at -:3"],
    ["a cut line", '{"world":', "at -:3"],
    [
      "a key that stands twice",
      '{"world":"closed","world":"open"}',
      "world: must stand once, but stands again",
    ],
    ["a line of YAML", "world: closed", "each line of standard input must be a JSON object"],
    ["a list", "[1]", "each line of standard input must be a JSON object"],
    ["what is no UTF-8", Uint8Array.of(0x7b, 0xff), "must be text in UTF-8"],
    ["too long a line", `{"name":"${"x".repeat(1e6)}"}`, "a line must be at most 1,000,000 bytes"],
    [
      "what is too large",
      '{"world":"closed","task":{"goal":1e9},"harness":{"horizon":100000000}}',
      "is over the limit of",
    ],
  ])("answer %s in its place, and all that stands around it", async (_, line, part) => {
    const text = (one: string) => new TextEncoder().encode(one);
    const [before, after] = ['{"world":"closed"}\n\n', '\n{"world":"open"}'].map(text);
    const stdin = Buffer.concat([before, typeof line === "string" ? text(line) : line, after]);
    const said = await tautline(["evaluate", "-", "--json"], { stdin });
    const [first, second, third] = said.out
      .trimEnd()
      .split("\n")
      .map((one) => JSON.parse(one));
    expect([first.scenario, second.line, third.scenario]).toEqual(["-:1", 3, "-:4"]);
    expect(second.error).toContain(part);
    expect([said.code, said.err]).toEqual([
      2,
      "ScenarioError: 1 of 3 scenarios could not be evaluated; each says why in its place\n  at -\n",
    ]);
    const { out } = await tautline(["evaluate", "-"], { stdin });
    expect(out.split("\n\n")).toContain(second.error);
  });

  it("may be very many", async () => {
    const { code, out, err } = await tautline(["evaluate", "-", "--json"], {
      stdin: "[1]\n".repeat(120_000),
    });
    expect([code, out.split("\n").length - 1]).toEqual([2, 120_000]);
    expect(err).toContain("120000 of 120000 scenarios");
  });

  it("of nothing but blanks are refused", async () => {
    const said = await tautline(["evaluate", "-", "--json"], { stdin: "\n \n" });
    expectOneError(said);
    expect(said.err).toContain("must hold a scenario in every line, but is empty");
  });

  it("are left unread when a file beside them or a flag is wrong", async () => {
    const file = folder.write("wrong.yaml", "world: clsed");
    for (const wrong of [file, "--set=horizon"]) {
      expectOneError(await tautline(["evaluate", "-", wrong], { stdin: '{"world":"closed"}\n' }));
    }
  });
});

describe("a wrong command line", () => {
  it.each([
    [["evalute", "closed"], 'unknown command "evalute"', "did you mean evaluate?"],
    [["scenario.yaml"], 'unknown command "scenario.yaml"', "tautline evaluate scenario.yaml"],
    [["closed/model-1"], "unknown command", "tautline evaluate closed/model-1"],
    [["constructor"], "unknown command", "known commands: evaluate, compare, new, trace, run"],
    [["--nonsense"], "unknown flag --nonsense", "known flags: "],
    [["evaluate"], "evaluate: must name at least one scenario", "tautline evaluate closed"],
    [["evaluate", "closd"], '"closd" is neither', "did you mean closed?"],
    [["evaluate", "closed", "--trails", "3"], "unknown flag --trails", "did you mean --trials?"],
    [["evaluate", "closed", "--x"], "unknown flag --x;", ""],
    [["evaluate", "closed", "-x"], "unknown flag -x;", ""],
    [
      ["evaluate", "closed", "--engine", "exat"],
      "--engine: must be exact, monte-carlo or both",
      "did you mean exact?",
    ],
    [["evaluate", "closed", "--engine"], "--engine: needs a value", ""],
    [["evaluate", "closed", "--engine", "exact", "--engine", "both"], "--engine: may be given once", ""],
    [["evaluate", "closed", "--trials", "10"], "--trials: is for sampling", "add --engine monte-carlo"],
    [["evaluate", "closed", "--seed", "a"], "--seed: is for sampling", ""],
    [["evaluate", "closed", "--engine", "both", "--seed"], "--seed: needs a value", ""],
    [["evaluate", "closed", "--engine", "both", "--seed="], "--seed: needs a value", ""],
    ...["abc", "-5", "0", "1.5", "1e13", "NaN", "Infinity", "1_000"].map(
      (trials) =>
        [
          ["evaluate", "closed", "--engine", "both", "--trials", trials],
          "--trials: must be a whole number from 1 to 1,000,000,000,000, but is",
          "",
        ] as const,
    ),
    [["evaluate", "closed", "--json=yes"], "--json: takes no value", ""],
    [["evaluate", "closed", "--pmf"], "--pmf: goes with --json", ""],
    [["evaluate", "closed", "--set"], "--set: needs a value", ""],
    [["evaluate", "closed", "--set", "horizon"], "--set: must be path=value", "as in --set"],
    [["evaluate", "closed", "--set.x", "1"], "unknown flag --set.x", ""],
    [["evaluate", "-", "-"], "standard input can be read once", ""],
    [["evaluate", "--", "--no-such-file"], '"--no-such-file" is neither', ""],
    [["trace", "closed", "open"], 'trace: one argument too many: "open"', "tautline trace --help"],
    [["trace", "--count", "0"], "--count: must be a whole number from 1 to 10,000", ""],
    [["schema", "closed"], "schema: one argument too many", ""],
    [["run"], "run: needs one more argument", "tautline run --help"],
    [["figures", "--al"], "unknown flag --al", "did you mean --all?"],
  ] as readonly (readonly [readonly string[], string, string])[])(
    "%j gets one error and exit code 2",
    async (argv, problem, hint) => {
      const said = await tautline(argv);
      expectOneError(said);
      expect(said.err).toContain(problem);
      expect(said.err).toContain(hint);
    },
  );
});

function expectOneError({ code, out, err }: Said): void {
  expect(code, err).toBe(2);
  expect(out).toBe("");
  expect(err.match(/ScenarioError/g)).toHaveLength(1);
  expect(err).not.toMatch(/^ {4}at /m);
  expect(err).not.toContain("node:");
}
