import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { scenarioJsonSchema } from "../../src/input/scenario-json-schema.ts";
import { traces } from "../../src/montecarlo/trace.ts";
import { tautline } from "../support/tautline.ts";

const names = ["evaluate", "trace", "run", "figures", "schema"];

describe("tautline without arguments", () => {
  it("says what it is for, and one command that works", async () => {
    const { code, out } = await tautline([]);
    expect(code).toBe(0);
    expect(out.split("\n").length).toBeLessThanOrEqual(9);
    const [command] = /^ +tautline .*$/m.exec(out) ?? [""];
    const tried = await tautline(command.trim().split(" ").slice(1));
    expect(tried.code, tried.err).toBe(0);
    expect(tried.out).toContain("pass rate");
  });
});

describe("tautline --help", () => {
  it("lists every command", async () => {
    const { code, out } = await tautline(["--help"]);
    expect(code).toBe(0);
    for (const name of [...names, "completion"]) expect(out).toContain(`tautline ${name}`);
  });

  it.each(names)("teaches %s with examples", async (name) => {
    const { code, out } = await tautline([name, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Examples:\\n +tautline ${name}`));
  });

  it.each(["evaluate", "trace"])("has examples of %s on built-in scenarios that work", async (name) => {
    const { out } = await tautline([name, "--help"], {});
    const examples = [...out.matchAll(/^ {2}(tautline \w+ closed\S*(?: --[a-z]+ [\w.=/]+)?) {2}/gm)].map(
      ([, line]) => line,
    );
    expect(examples.length).toBeGreaterThan(0);
    for (const line of examples) expect(await tautline(line.split(" ").slice(1))).toMatchObject({ code: 0 });
  });

  it("prints the version", async () => {
    expect((await tautline(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("tautline completion", () => {
  it("prints a script for the shell", async () => {
    expect((await tautline(["completion"])).out).toMatch(
      /^###-begin-tautline-completions-###|#compdef tautline/,
    );
  });

  it("completes commands, flags and built-in names", async () => {
    const completed = async (...words: string[]) =>
      (await tautline(["--get-yargs-completions", "tautline", ...words])).out.split("\n");
    expect(await completed("")).toEqual(expect.arrayContaining(names));
    expect(await completed("evaluate", "--")).toEqual(expect.arrayContaining(["--engine", "--set"]));
    expect(await completed("trace", "")).toEqual(expect.arrayContaining(["closed/model-1"]));
  });
});

describe("tautline schema", () => {
  it("prints the JSON Schema of scenario files", async () => {
    expect(JSON.parse((await tautline(["schema"])).out)).toEqual(
      JSON.parse(JSON.stringify(scenarioJsonSchema())),
    );
  });
});

describe("tautline trace", () => {
  it("tells as many trajectories as are asked for", async () => {
    const { out } = await tautline(["trace", "closed/model-1", "--count", "2", "--seed", "s"]);
    expect(out).toMatch(/^closed\/model-1\n/);
    expect(out.match(/^trace \d of seed "s"$/gm)).toHaveLength(2);
  });

  it("prints the same trajectories as events with --json", async () => {
    const { out } = await tautline(["trace", "closed", "--count", "2", "--seed", "s", "--json"]);
    const scenario = parseScenario("world: closed", "closed");
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(
      traces(scenario, { seed: "s", count: 2 }).map((one) => ({
        scenario: "closed",
        step: 1,
        ...JSON.parse(JSON.stringify(one)),
      })),
    );
  });

  it("takes one scenario from standard input, and no more", async () => {
    const line = '{"world":"open"}\n';
    const { code, out } = await tautline(["trace", "-", "--count", "1"], { stdin: line });
    expect(code).toBe(0);
    expect(out).toContain("stage 12");
    const { err } = await tautline(["trace", "-"], { stdin: line + line });
    expect(err).toBe("ScenarioError: must be one scenario, but here are 2\n  at -\n");
  });
});
