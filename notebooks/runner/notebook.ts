/** What a cell leaves behind, as nbformat 4 writes it: text it printed, or the value of its last expression. */
export type Output =
  | { readonly output_type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | {
      readonly output_type: "execute_result";
      readonly data: Readonly<Record<string, unknown>>;
      readonly metadata: Readonly<Record<string, unknown>>;
    };

/** One cell as the file holds it. Keys that a runner does not read are kept. */
export interface Cell {
  readonly cell_type: string;
  readonly id: string;
  readonly source: string | readonly string[];
  readonly [other: string]: unknown;
}

export interface Notebook {
  readonly cells: readonly Cell[];
  readonly [other: string]: unknown;
}

/**
 * Reads an .ipynb file of nbformat 4 whose kernel is Deno's.
 *
 * Errors: Error that says which of these it is not.
 */
export function parseNotebook(text: string): Notebook {
  const notebook = JSON.parse(text);
  if (notebook.nbformat !== 4 || !Array.isArray(notebook.cells))
    throw new Error(`must be a notebook of nbformat 4, but its nbformat is ${notebook.nbformat}`);
  const { name, language } = notebook.metadata?.kernelspec ?? {};
  if (name !== "deno" || language !== "typescript")
    throw new Error(`must have the kernel deno for typescript, but has ${name} for ${language}`);
  return notebook;
}

/** The source of a cell as one text: files may hold it as a list of lines. */
const sourceOf = ({ source }: Cell): string => (typeof source === "string" ? source : source.join(""));

export const isCode = ({ cell_type }: Cell): boolean => cell_type === "code";

/** The code cells of a notebook, in order: the first is cell 1, as a reader sees it. */
export const codeCells = ({ cells }: Notebook): readonly string[] => cells.filter(isCode).map(sourceOf);

/** The notebook with what its code cells left behind; outputs[0] belongs to cell 1. */
export function withOutputs(notebook: Notebook, outputs: readonly (readonly Output[])[]): Notebook {
  let count = 0;
  const cells = notebook.cells.map((cell) => {
    if (!isCode(cell)) return cell;
    count++;
    return { ...cell, execution_count: count, outputs: outputs[count - 1].map(asStored(count)) };
  });
  return { ...notebook, cells };
}

const asStored = (count: number) => (output: Output) =>
  output.output_type === "stream"
    ? { ...output, text: linesOf(output.text) }
    : { ...output, execution_count: count, data: storedData(output.data) };

/** Text is held as lines, so that a change shows as the lines it changes; pictures are one line of base64. */
function storedData(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [
      type,
      type.startsWith("text/") && typeof value === "string" ? linesOf(value) : value,
    ]),
  );
}

const linesOf = (text: string): readonly string[] => text.match(/.*\n|.+$/g) ?? [];

/** The bytes of a notebook, as Jupyter itself saves it: keys in order, one space of indentation, sources as lines. */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({ ...cell, source: linesOf(sourceOf(cell)) }));
  return `${JSON.stringify(inOrder({ ...notebook, cells }), null, 1)}\n`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
