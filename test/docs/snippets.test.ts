import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { measurements } from "../../src/measurements/measurements.ts";
import { checkCells } from "../../src/study/cells.ts";
import { designOf } from "../../src/study/design.ts";
import { loadFormulas } from "../../src/study/load-formulas.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import { type Block, blocksOf, pages } from "../support/documents.ts";
import { entries } from "../support/entries.ts";

const main = resolve("src/cli/main.ts");
const blocks = pages().flatMap((page) => blocksOf(page));
const commandBlocks = blocks.filter(({ language }) => language === "console");

let folder: string;

/** The files that the pages show stand beside each other where their commands are run. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tautline-docs-"));
  for (const { title, text } of blocks) if (title !== null) writeFileSync(join(folder, title), `${text}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The commands of a console block, each with the output that the page shows for it. */
function commandsOf({ text }: Block): readonly { command: string; shown: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((piece) => {
      const [command, ...output] = piece.split("\n");
      return { command, shown: output.join("\n").trim() };
    });
}

/** What a command prints, run as the page says but for the way there. */
function run(command: string): string {
  const call = /^(?:npm run --silent tautline --|tautline) ?(.*)$/.exec(command);
  if (!call) throw new Error(`a console block may only run tautline, not: ${command}`);
  const words = [...call[1].matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  return execFileSync(process.execPath, [main, ...words], { cwd: folder, encoding: "utf8" });
}

/** A program with the source in place of the package and its parts, whose types are stripped as it runs. */
const fromSource = (text: string): string =>
  entries.reduce(
    (all, { part, source }) => all.replaceAll(`from "${part}"`, `from "${resolve(source)}"`),
    text,
  );

const unspaced = (text: string): string => text.replace(/[ \t]+$/gm, "").trim();

describe("the commands on the pages", () => {
  it.each(commandBlocks.map((block) => [`${block.page}:${block.line}`, block] as const))(
    "%s run and print what is shown",
    (_, block) => {
      for (const { command, shown } of commandsOf(block)) {
        const printed = unspaced(run(command));
        if (shown !== "") expect(printed).toBe(unspaced(shown));
        expect(printed).not.toBe("");
      }
    },
  );

  it("are on the first page", () => {
    expect(commandBlocks.filter(({ page }) => page === "README.md").length).toBeGreaterThanOrEqual(2);
  });
});

describe("the scenarios on the pages", () => {
  const scenarios = blocks.filter(({ language, text }) => language === "yaml" && /^pool:/m.test(text));

  it.each(scenarios.map((block) => [`${block.page}:${block.line}`, block] as const))(
    "%s can be evaluated",
    (_, { text, page }) => {
      expect(parseScenario(text.replaceAll("…", '"8": 0.8'), page).stages.length).toBeGreaterThan(0);
    },
  );
});

describe("the studies on the pages", () => {
  const studies = blocks.filter(({ language, text }) => language === "yaml" && /^axes:/m.test(text));

  it.each(studies.map((block) => [`${block.page}:${block.line}`, block] as const))(
    "%s can be run",
    async (_, { text, page }) => {
      const study = parseStudy(text, page);
      await loadFormulas(study);
      checkCells(study);
      expect(designOf(study, measurements()).size).toBeGreaterThan(0);
    },
  );
});

describe("the programs on the pages", () => {
  const programs = blocks.filter(({ language }) => language === "ts");

  it.each(programs.map((block) => [`${block.page}:${block.line}`, block] as const))(
    "%s run",
    (_, { text }) => {
      const program = join(folder, "program.ts");
      writeFileSync(program, fromSource(text));
      expect(execFileSync(process.execPath, [program], { cwd: folder, encoding: "utf8" })).not.toBe("");
    },
  );
});
