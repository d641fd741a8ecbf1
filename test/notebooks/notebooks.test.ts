import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Ran, runNotebooks } from "../../notebooks/runner/run-notebooks.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type MadeCell, made, uncomputedNumbers } from "./notebook-text.ts";

const folder = join(import.meta.dirname, "../../notebooks");
const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));

describe("the notebooks", () => {
  let ran: readonly Ran[] = [];
  beforeAll(async () => {
    ran = await runNotebooks(names.map((name) => join(folder, name)));
  }, 300_000);
  const ranOf = (name: string) => ran.find(({ path }) => basename(path) === name)!;

  it("are at least four", () => {
    expect(names.length).toBeGreaterThanOrEqual(4);
  });

  describe.each(names)("%s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");

    it("type-checks and runs from top to bottom", () => {
      expect(ranOf(name).findings).toEqual([]);
      expect(ranOf(name).cells).toBeGreaterThan(5);
    });

    it("holds the outputs that its cells give, byte for byte", () => {
      expect(ranOf(name).stale).toEqual([]);
      expect(ranOf(name).text === text).toBe(true);
    });

    it("has pictures", () => {
      expect(text.match(/"image\/png": "iVBOR/g)?.length).toBeGreaterThanOrEqual(3);
    });

    it("types no number into its prose that no cell holds", () => {
      expect(uncomputedNumbers(text)).toEqual([]);
    });

    it("is named in the folder's README", () => {
      expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(`(${name})`);
    });
  });
});

describe("runNotebooks", () => {
  const temporary = temporaryFolder();
  const cells = {
    failing: [
      code("const a: number = 1;"),
      code("// one\n// two\nif (a > 0) throw new RangeError('too large');"),
    ],
    mistyped: [code("const b = 1;"), code("\nexport const c: string = b;\nc")],
    unparsable: [code("1;\n2 +;")],
    ended: [code("1"), code("process.exit(3);")],
    stale: [code("1 + 1", [shown("3")])],
    fresh: [code("const text: string = 'two';"), code("console.log(text);\nconsole.log(3);\n({ text })")],
    imports: [code("missing(2)"), code('import { fixed as missing } from "tautline-nowhere";')],
    hoisted: [code("evaluateExactly.name"), code('import { evaluateExactly } from "tautline";')],
  };
  const ran = new Map<string, Ran>();
  beforeAll(async () => {
    const paths = Object.entries(cells).map(([name, own]) => temporary.write(`${name}.ipynb`, made(own)));
    for (const one of await runNotebooks(paths)) ran.set(basename(one.path, ".ipynb"), one);
  });
  const findings = (name: keyof typeof cells) => ran.get(name)?.findings ?? [];
  const outputs = (name: keyof typeof cells) =>
    JSON.parse(ran.get(name)!.text).cells.map((cell: { outputs: unknown }) => cell.outputs);

  it("reports a cell that throws, with its line", () => {
    expect(findings("failing")).toEqual(["failing.ipynb: cell 2, line 3: RangeError: too large"]);
  });

  it("leaves the text of a notebook that failed as it was", () => {
    expect(ran.get("failing")!.text).toBe(made(cells.failing));
  });

  it("reports a type error, with its line, though the cell runs", () => {
    expect(findings("mistyped")).toEqual([
      "mistyped.ipynb: cell 2, line 2: TS2322: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  it("reports a cell that is no TypeScript", () => {
    expect(findings("unparsable")).toEqual(["unparsable.ipynb: cell 1, line 2: Unexpected token"]);
  });

  it("reports a cell that ends the process", () => {
    expect(findings("ended")).toEqual(["ended.ipynb: cell 2, line 1: ended the process with code 3"]);
  });

  it("reports an output that its cell does not give, by its kind", () => {
    expect(findings("stale")).toEqual([]);
    expect(ran.get("stale")!.stale).toEqual([
      "cell 1: the stored output is not what the cell gives (text/plain)",
    ]);
  });

  it("reports an import that is not there", () => {
    expect(findings("imports").join("\n")).toContain("tautline-nowhere");
  });

  it("stores what a cell prints as one output, and the value of its last expression", () => {
    expect(outputs("fresh")).toEqual([
      [],
      [{ name: "stdout", output_type: "stream", text: ["two\n", "3\n"] }, shown("{ text: 'two' }", 2)],
    ]);
  });

  it("lets a cell use what a later one imports, from the project's source", () => {
    expect(outputs("hoisted")[0]).toEqual([shown("'evaluateExactly'")]);
  });

  it("finds nothing stale in what it has written", async () => {
    const path = temporary.write("again.ipynb", ran.get("fresh")!.text);
    const [again] = await runNotebooks([path]);
    expect([again.findings, again.stale]).toEqual([[], []]);
  });

  it("refuses a notebook of another kernel", async () => {
    const path = temporary.write("python.ipynb", made([]).replace('"name": "deno"', '"name": "python3"'));
    const [{ findings }] = await runNotebooks([path]);
    expect(findings).toEqual([
      "python.ipynb: must have the kernel deno for typescript, but has python3 for typescript",
    ]);
  });
});

describe("uncomputedNumbers", () => {
  const page = (prose: string) =>
    made([{ cell_type: "markdown", source: prose }, code("0.25", [shown("0.25")])]);

  it.each(["It passes 0.3 of the time.", "It gains 17 %."])("finds the number in %j", (prose) => {
    expect(uncomputedNumbers(page(prose))).toHaveLength(1);
  });

  it("finds a number typed into a template", () => {
    const typed = code(`md\`It passes 0.3, not \${x}.\``, [
      { data: { "text/markdown": ["It passes 0.3, not 7."] } },
    ]);
    expect(uncomputedNumbers(made([typed]))).toEqual(["0.3"]);
  });

  it.each(["It passes 0.25 of the time.", "$x = 0.3$ and `0.3`", "[arXiv 2605.21516](https://arxiv.org)"])(
    "passes over %j",
    (prose) => {
      expect(uncomputedNumbers(page(prose))).toEqual([]);
    },
  );
});

function code(source: string, outputs: readonly object[] = []): MadeCell {
  return { cell_type: "code", source, outputs };
}

function shown(text: string, count = 1): object {
  return {
    data: { "text/plain": [text] },
    execution_count: count,
    metadata: {},
    output_type: "execute_result",
  };
}
