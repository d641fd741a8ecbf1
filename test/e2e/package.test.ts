import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportedNames, reachedTypes } from "../support/declared-types.ts";
import { blocksOf } from "../support/documents.ts";
import { entries } from "../support/entries.ts";
import { PackedProject } from "../support/packed-project.ts";

const firstProgram = blocksOf("README.md").filter(({ title }) => title === "sweep.mts");
const programs = [...firstProgram, ...blocksOf("docs/api.md").filter(({ language }) => language === "ts")];
const texts = programs.map(({ text }) => text);
const isForNode = (text: string): boolean => text.includes('"tautline/node"');

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, 120_000);
afterAll(() => project?.remove());

describe("the packed package", () => {
  it("type-checks with a strict consumer that checks libraries too, and needs no types but its own", () => {
    const { errors, files } = project.typeCheck(texts.filter((text) => !isForNode(text)));
    expect(errors).toBe("");
    const known = /node_modules\/tautline\/|\/lib\.[\w.]*d\.ts$|\/checked\d+\.ts$/;
    expect(files.filter((file) => !known.test(file))).toEqual([]);
  });

  it("type-checks its part for Node without a charting library either", () => {
    const { errors, files } = project.typeCheck(texts.filter(isForNode));
    expect([errors, files.filter((file) => /vega|resvg|pdfkit/.test(file))]).toEqual(["", []]);
  });

  it.each([
    ["an argument of the wrong type", 'import { simulate } from "tautline";\nsimulate({}, { seed: 1 });'],
    [
      "an unknown key",
      'import { resolveScenario } from "tautline";\nresolveScenario({ world: "open", harnes: {} });',
    ],
    ["a name of another part", 'import { parseScenario } from "tautline";\nparseScenario("", "");'],
  ])("is typed so that the compiler finds %s", (_, text) => {
    expect(project.typeCheck([text]).errors).toContain("error TS");
  });

  it.each(programs.map(({ title, text }) => [title, text] as const))(
    "runs %s, in TypeScript and in plain JavaScript",
    (_, text) => {
      const said = project.run("program.ts", text);
      expect(said).toMatchObject({ status: 0, stderr: "" });
      expect(project.run("program.js", withoutTypes(text))).toEqual(said);
      expect(said.stdout).not.toBe("");
    },
  );

  it.each(entries)(
    "gives plain JavaScript of $part functions and classes that it names",
    ({ part, source }) => {
      const { stdout } = project.run("names.js", `console.log(Object.keys(await import("${part}")).join())`);
      expect(exportedNames(source)).toEqual(expect.arrayContaining(stdout.trim().split(",")));
    },
  );

  it("refuses nonsense from plain JavaScript with a ScenarioError", () => {
    const nonsense = `
      import { evaluateExactly, resolveScenario, ScenarioError, simulate, traces } from "tautline";
      const scenario = resolveScenario({ world: "closed" });
      const asked = [
        () => resolveScenario(),
        () => resolveScenario({ world: "closed", harness: { attempts: 2.5 } }),
        () => evaluateExactly({}),
        () => simulate(scenario),
        () => traces(scenario, { seed: 1, count: 1 }),
      ];
      for (const ask of asked) try { ask(); } catch (error) { console.log(error instanceof ScenarioError); }
    `;
    expect(project.run("nonsense.js", nonsense).stdout).toBe("true\n".repeat(5));
  });

  it.each(entries)("has a name for every type that $part is made of", ({ source }) => {
    const named = new Set(entries.flatMap((entry) => exportedNames(declarationsOf(entry.source))));
    expect(reachedTypes(declarationsOf(source)).filter((name) => !named.has(name))).toEqual([]);
  });

  it("loads with each part what that part needs, and no more", () => {
    const parts = entries.filter(({ part }) => part !== "tautline/node");
    expect(Object.fromEntries(parts.map(({ part }) => [part, packagesOf(part)]))).toEqual({
      tautline: ["seedrandom"],
      "tautline/input": ["yaml"],
      "tautline/process": [],
      "tautline/study": ["@noble/hashes", "seedrandom", "yaml"],
      "tautline/theory": [],
      "tautline/figures": [],
    });
  });

  it("reads formulas by what it depends on", () => {
    const text =
      'question: a\nexpects: b\nrefutedIf: c\nscenario: { world: closed }\naxes: { attempts: [3], tolerance: "attempts / 2" }';
    const program = `
      import { loadFormulas, parseStudy, studyCells } from "tautline/study";
      const study = parseStudy(${JSON.stringify(text)}, "a.yaml");
      await loadFormulas(study);
      console.log([...studyCells(study)][0].subject.tolerance);`;
    expect(project.run("formulas.mjs", program)).toEqual({ status: 0, stdout: "1.5\n", stderr: "" });
  });

  it("is a command with the package's version and the built-in experiments", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(project.command("--version").stdout).toBe(`${version}\n`);
    expect(project.command("figures").stdout).toContain("granularity  (not made; ");
    expect(readFileSync(project.installed("dist/cli/main.js"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

const declarationsOf = (source: string): string =>
  project.installed(source.replace("src/", "dist/").replace(/\.ts$/, ".d.ts"));

/** The programs on the pages have types in imports, and one annotation. */
const withoutTypes = (text: string): string => text.replace(/\btype \w+, /g, "").replace(/: Row\[\]/g, "");

/** The packages that a part's modules import, one through another, but for what is loaded when it is asked for. */
function packagesOf(part: string): readonly string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name] of readFileSync(file, "utf8").matchAll(
      /^(?:import|export)\b[^;]*?from "([^"]+)"/gm,
    )) {
      if (name.startsWith(".")) visit(resolve(dirname(file), name));
      else
        found.add(
          name
            .split("/")
            .slice(0, name.startsWith("@") ? 2 : 1)
            .join("/"),
        );
    }
  };
  visit(project.installed(`dist/api/${part.split("/")[1] ?? "index"}.js`));
  return [...found].sort();
}
