import { describe, expect, it } from "vitest";
import { operandsOf } from "../../src/cli/command.ts";
import { commands } from "../../src/cli/commands.ts";
import { readArguments } from "../../src/cli/read-arguments.ts";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { scenarioJsonSchema } from "../../src/input/scenario-json-schema.ts";
import { traces } from "../../src/montecarlo/trace.ts";
import { printed, tautline } from "../support/tautline.ts";

const names = [
  "evaluate",
  "compare",
  "new",
  "trace",
  "run",
  "worker",
  "resume",
  "decide",
  "plan",
  "status",
  "explain",
  "verify",
  "export",
  "merge",
  "gc",
  "figures",
  "claims",
  "allocate",
  "stop",
  "optimize",
  "sensitivity",
  "schema",
  "completion",
];

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

  it("says the same to a line of nothing but --", async () => {
    expect(await tautline(["--"])).toEqual(await tautline([]));
  });
});

describe("tautline --help", () => {
  it("lists every command", async () => {
    const { code, out } = await tautline(["--help"]);
    expect(code).toBe(0);
    for (const name of names) expect(out).toContain(`tautline ${name}`);
  });

  it.each(names)("teaches %s with examples", async (name) => {
    const { code, out } = await tautline([name, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Examples:\\n  # .+\\n  tautline ${name}`));
  });

  it.each(names)("lists the flags of %s in its order, then those of every command", async (name) => {
    const { out } = await tautline([name, "--help"], { columns: 1000 });
    const listed = [...out.matchAll(/^ {2,}(?:-\w, )?--(\w+) {2,}\S/gm)].map(([, flag]) => flag);
    expect(listed).toEqual([...Object.keys((await commands[name]()).flags), "version", "help"]);
  });

  it("parts the commands from what they do by two spaces or more, in one column", async () => {
    const { out } = await tautline(["--help"]);
    const columns = [...out.matchAll(/^ {2}tautline .*? {2,}(?=\S)/gm)].map(([before]) => before.length);
    expect([columns.length, new Set(columns).size]).toEqual([names.length, 1]);
  });

  it.each(["evaluate", "trace"])("has examples of %s on built-in scenarios that work", async (name) => {
    const { out } = await tautline([name, "--help"], {});
    const examples = [...out.matchAll(/^ {2}(tautline \w+ closed\S*(?: --[a-z]+ [\w.=/]+)?)$/gm)].map(
      ([, line]) => line,
    );
    expect(examples.length).toBeGreaterThan(0);
    for (const line of examples) expect(await tautline(line.split(" ").slice(1))).toMatchObject({ code: 0 });
  });

  it.each(names)("never breaks an example of %s into lines", async (name) => {
    const narrow = await tautline([name, "--help"], { columns: 30 });
    const wide = await tautline([name, "--help"], { columns: 1000 });
    const examples = ({ out }: { readonly out: string }) => out.match(/^ {2}tautline .*$/gm);
    expect(examples(narrow)).toEqual(examples(wide));
    expect(examples(narrow)).not.toBeNull();
  });

  it("lays tables out for at most 100 columns, options for at least 40, and what commands do in at least 40", async () => {
    const [at10, at40, at41, at100, at101] = await Promise.all([10, 40, 41, 100, 101].map(tablesAt));
    expect(at101).toEqual(at100);
    expect(Math.max(...at101.flatMap(({ lines }) => lines.map((line) => line.length)))).toBe(100);
    const optionsOf = (tables: typeof at10) => tables.filter(({ title }) => title === "Options:");
    expect(optionsOf(at10)).toEqual(optionsOf(at40));
    expect(optionsOf(at41)).not.toEqual(optionsOf(at40));
    const commandsAt10 = at10.find(({ title }) => title === "Commands:")?.lines ?? [];
    const texts = commandsAt10.map(
      (line) => /(?:^ {2}tautline .*?)? {2,}(\S.*)$/.exec(line)?.[1].length ?? 0,
    );
    expect(Math.max(...texts)).toBe(40);
  });

  it("names the arguments of commands that take some, and the type of no flag", async () => {
    for (const name of names) {
      const { out } = await tautline([name, "--help"]);
      expect([name, out.includes("\nArguments:\n  ")]).toEqual([
        name,
        operandsOf(await commands[name]()).length > 0,
      ]);
      expect(out).not.toMatch(/\[(string|boolean|array|number)\]/);
    }
  });

  it("names an argument in the plural exactly where it takes several", async () => {
    const uses = await Promise.all(
      names.map(async (name) => (await tautline([name, "--help"])).out.split("\n")[0]),
    );
    const shown = uses.flatMap((use) => [...use.matchAll(/[<[](.*?)[>\]]/g)].map(([, one]) => one));
    expect(shown).toEqual(expect.arrayContaining(["scenario", "scenarios..."]));
    for (const one of shown) expect([one, /s(\.\.\.)?$/.test(one)]).toEqual([one, one.endsWith("...")]);
  });

  it.each([["help"], ["-h"], ["help", "trace"], ["trace", "-h"], ["trace", "closed", "--help"]])(
    "is what %s shows too",
    async (...words) => {
      const command = words.includes("trace") ? ["trace"] : [];
      expect(await tautline(words)).toEqual(await tautline([...command, "--help"]));
    },
  );

  it.each([["evaluate", "closed", "open"], ["figures"], ["trace", "-"]])(
    "reads %s %s %s alike with a flag beside it, by yargs, and without",
    async (name, ...words) => {
      const command = await commands[name]();
      const alone = await readArguments(name, command, words);
      expect(await readArguments(name, command, [...words, "--json"])).toEqual({ ...alone, json: true });
    },
  );

  it("prints the version", async () => {
    expect((await tautline(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

/** The tables of all pages of help on a terminal so wide. */
async function tablesAt(columns: number) {
  const asked = [[], ...names.map((name) => [name])].map((words) => [...words, "--help"]);
  const pages = await Promise.all(asked.map((words) => tautline(words, { columns })));
  return pages
    .flatMap(({ out }) => out.trimEnd().split("\n\n"))
    .map((part) => part.split("\n"))
    .filter(([title]) => ["Commands:", "Arguments:", "Options:"].includes(title))
    .map(([title, ...lines]) => ({ title, lines }));
}

describe("a command that is watched", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["shown until it prints something", ["schema"], ["schema …", ""]],
    ["taken away where it prints nothing", ["evaluate", "-"], ["evaluate …", ""]],
    ["not shown where there is none", ["--json"], []],
  ])("has its name %s", async (_, line, shown) => {
    expect((await tautline(line, { watched: true })).status).toEqual(shown);
    expect((await tautline(line)).status).toEqual([]);
  });
});

describe("tautline completion", () => {
  const completed = async (...words: string[]) =>
    (await printed("--complete", ...words)).split("\n").slice(0, -1);

  it("prints a script that asks the program itself", async () => {
    expect((await tautline(["completion"])).out).toMatch(
      /tautline --complete .*complete .*-F _tautline tautline\n$/s,
    );
  });

  it.each([
    [["ev"], ["evaluate"]],
    [["--v"], ["--version"]],
    [["evaluate", "--e"], ["--engine"]],
    [
      ["evaluate", "closed/"],
      ["closed/model-1", "closed/model-2", "closed/model-3"],
    ],
    [
      ["evaluate", "--engine", ""],
      ["exact", "monte-carlo", "both"],
    ],
    [["evaluate", "--engine", "=", "m"], ["monte-carlo"]],
    [
      ["evaluate", "--engine", "="],
      ["exact", "monte-carlo", "both"],
    ],
    [["evaluate", "--engine=b"], ["--engine=both"]],
    [
      ["evaluate", "--json", "op"],
      ["open", "open/model-1", "open/model-2", "open/model-3"],
    ],
    [["evaluate", "--trials", ""], []],
    [["run", "guidance-po"], ["guidance-pool"]],
    [["figures", "granul"], ["granularity"]],
    [
      ["claims", ""],
      ["--id", "--semantics", "--json", "--help", "--version"],
    ],
    [["claims", "--id", "T1.pe"], ["T1.peak"]],
    [["claims", "--semantics", "open-o"], ["open-once"]],
    [
      ["new", ""],
      ["study", "scenario"],
    ],
    [["new", "study", ""], []],
    [["new", "study", "mine.yaml", ""], []],
    [["nonsense", ""], []],
  ])("offers after %j what may come there", async (words, offered) => {
    expect(await completed(...words)).toEqual(offered);
  });

  it("offers every command first", async () => {
    expect(await completed("")).toEqual(expect.arrayContaining(names));
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
  it("tells three of the closed world by the seed 1 when nothing is asked for", async () => {
    const asked = ["trace", "closed", "--count", "3", "--seed", "1"];
    expect(await tautline(["trace"])).toEqual(await tautline(asked));
  });

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
    ).toEqual(traces(scenario, { seed: "s", count: 2 }).flatMap(({ events }) => events));
  });

  it("takes one scenario from standard input, and no more", async () => {
    const line = '{"world":"open"}\n';
    const { code, out } = await tautline(["trace", "-", "--count", "1"], { stdin: line });
    expect(code).toBe(0);
    expect(out).toContain("stage 12");
    const { err } = await tautline(["trace", "-"], { stdin: line + line });
    expect(err).toBe("ScenarioError: must be one scenario, but here is a second\n  at -:2\n");
  });
});
