import { formatNotebook } from "../../notebooks/runner/notebook.ts";

export interface MadeCell {
  readonly cell_type: "code" | "markdown";
  readonly source: string;
  readonly outputs?: readonly object[];
}

/** The text of a notebook with these cells, as the runner would write it. */
export function made(cells: readonly MadeCell[]): string {
  let count = 0;
  const full = cells.map((cell, i) => ({
    ...cell,
    id: `cell-${i}`,
    metadata: {},
    ...(cell.cell_type === "code" && { execution_count: ++count, outputs: cell.outputs ?? [] }),
  }));
  const metadata = { kernelspec: { display_name: "Deno", language: "typescript", name: "deno" } };
  return formatNotebook({ cells: full, metadata, nbformat: 4, nbformat_minor: 5 });
}

interface StoredCell {
  readonly cell_type: string;
  readonly source: readonly string[];
  readonly outputs?: readonly {
    readonly text?: unknown;
    readonly data?: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * Numbers in the prose of a notebook that stand in none of its cells or their outputs: they were typed, and nothing would
 * notice if they were wrong. Prose is what stands in markdown cells, and in an md`…` template between computed values. Code,
 * formulas, links, headings, tables and the exercises are none; 0 to 3 are words.
 */
export function uncomputedNumbers(text: string): readonly string[] {
  const cells: readonly StoredCell[] = JSON.parse(text).cells;
  const codes = cells.filter(({ cell_type }) => cell_type === "code");
  const pages = cells.filter(({ cell_type }) => cell_type === "markdown").map(sourceOf);
  const computed = new Set(codes.flatMap(numbersOfCell));
  return numbersOutside([...pages, ...codes.flatMap((cell) => typedInTemplates(sourceOf(cell)))], computed);
}

/** Numbers in the prose of solutions that stand in none of their programs. */
export function unprogrammedNumbers(solutions: string): readonly string[] {
  const programs = solutions.match(/```[\s\S]*?```/g) ?? [];
  const prose = solutions.replace(/<summary>.*|^\d+\. (?=\*)/gm, " ");
  return numbersOutside([prose], new Set(programs.flatMap(numbersIn)));
}

const numbersOutside = (pages: readonly string[], computed: ReadonlySet<string>): readonly string[] =>
  pages
    .map(proseOf)
    .flatMap(numbersIn)
    .filter((number) => Number(number) > 3 || number.includes("."))
    .filter((number) => !computed.has(number));

/** The title of a notebook, and the exercises it ends with as "NUMBER. NAME". */
export function exercisesOf(text: string): { readonly title: string; readonly exercises: readonly string[] } {
  const pages = (JSON.parse(text).cells as readonly StoredCell[]).map(sourceOf);
  const [, list = ""] = pages.at(-1)!.split("## Exercises");
  return { title: pages[0].split("\n")[0].replace(/^# /, ""), exercises: namesIn(list, "**") };
}

/** The items of a numbered list that begin with a name in `mark`s, as "NUMBER. NAME". */
export const namesIn = (list: string, mark: "*" | "**"): readonly string[] =>
  list
    .split("\n")
    .filter((line) => /^\d+\. \*/.test(line))
    .map((line) => line.split(mark).slice(0, 2).join(""));

const sourceOf = ({ source }: StoredCell): string => source.join("");

const template = /\bmd`[^`]*`/g;

/** The text of md templates around what they compute. */
const typedInTemplates = (source: string): readonly string[] =>
  (source.match(template) ?? []).map((found) => found.slice(3, -1).replace(/\$\{[^}]*\}/g, " "));

/** Numbers of a cell's code and of what it shows, but for prose. */
function numbersOfCell(cell: StoredCell): readonly string[] {
  const shown = (cell.outputs ?? []).flatMap(({ text, data = {} }) => {
    const kinds = "text/markdown" in data ? [] : ["text/html", "text/plain"];
    return [text, ...kinds.map((kind) => data[kind])];
  });
  return numbersIn(`${sourceOf(cell).replace(template, " ")}\n${shown.flat().join("\n")}`);
}

const numbersIn = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

const notProse = [
  /## Exercises[\s\S]*/,
  /```[\s\S]*?```/g,
  /\$\$[\s\S]*?\$\$/g,
  /\$[^$]*\$/g,
  /`[^`]*`/g,
  /!?\[[^\]]*\]\([^)]*\)/g,
  /^(?:#+|\|).*$/gm,
  // Names: agents, figures of the paper.
  /\bmodel-\d|\bFigures? \d\w?(?:(?:, | and )\d\w?)*/g,
];

const proseOf = (page: string): string =>
  notProse.reduce((rest, pattern) => rest.replace(pattern, " "), page);
