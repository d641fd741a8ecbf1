import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CellError } from "./cell-error.ts";
import { type CellsModule, cellsModule } from "./cells-module.ts";
import { differences } from "./differences.ts";
import { codeCells, formatNotebook, type Notebook, parseNotebook, withOutputs } from "./notebook.ts";
import { runCells } from "./run-cells.ts";
import { type Complaint, typeCheck } from "./type-check.ts";

/** What became of one notebook. `findings` is empty when every cell type-checks and runs. */
export interface Ran {
  readonly path: string;
  readonly cells: number;
  readonly findings: readonly string[];
  /** The notebook with fresh outputs, as the bytes of its file; what was stored when a cell failed. */
  readonly text: string;
  /** Where the stored outputs are not the fresh ones. */
  readonly stale: readonly string[];
}

/** Type-checks notebooks and runs each from top to bottom, all at the same time. Writes nothing that stays. */
export async function runNotebooks(paths: readonly string[]): Promise<readonly Ran[]> {
  const folder = temporaryFolder();
  try {
    const read = paths.map((path) => readIn(folder, resolve(path)));
    const modules = read.flatMap(({ module, target }) => (module ? [target] : []));
    const complaints = modules.length > 0 ? typeCheck(folder, modules) : [];
    const ran = await Promise.all(read.map(run));
    const found = await complaints;
    return ran.map((one, i) => ({ ...one, findings: [...one.findings, ...found.flatMap(within(read[i]))] }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A notebook whose cells stand as a module in `target`, unless some cell is no TypeScript. */
interface Read {
  readonly path: string;
  readonly stored: string;
  readonly notebook: Notebook | null;
  readonly module: CellsModule | null;
  readonly target: string;
  readonly problem: string | null;
}

/** Inside the project, so that modules find its packages and its types. */
function temporaryFolder(): string {
  const parent = resolve(import.meta.dirname, "../.cells");
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "run-"));
}

function readIn(folder: string, path: string): Read {
  const target = join(folder, `${basename(path, ".ipynb")}.ts`);
  const stored = readFileSync(path, "utf8");
  let notebook: Notebook | null = null;
  try {
    notebook = parseNotebook(stored);
    const module = cellsModule(codeCells(notebook), { session, resolve: resolverFor(dirname(path)) });
    writeFileSync(target, module.text);
    return { path, stored, notebook, module, target, problem: null };
  } catch (error) {
    return { path, stored, notebook, module: null, target, problem: placed(path, error) };
  }
}

async function run({ path, stored, notebook, module, target, problem }: Read): Promise<Ran> {
  const cells = notebook ? codeCells(notebook).length : 0;
  const failed = (finding: string): Ran => ({ path, cells, findings: [finding], text: stored, stale: [] });
  if (!notebook || !module) return failed(problem ?? "");
  try {
    const fresh = withOutputs(notebook, await runCells(module, target, cells));
    const text = formatNotebook(fresh);
    return { path, cells, findings: [], text, stale: text === stored ? [] : differences(notebook, fresh) };
  } catch (error) {
    return failed(placed(path, error));
  }
}

/** Complaints of the compiler in this notebook's cells, or about no file; what cells import is checked with the project. */
const within =
  ({ path, target, module }: Read) =>
  ({ path: where, line, message }: Complaint): readonly string[] => {
    if (where === "") return [`${basename(path)}: ${message}`];
    const at = module?.origins[line - 1] ?? { cell: 1, line: 1 };
    return where === target ? [placed(path, new CellError(at, message))] : [];
  };

function placed(path: string, error: unknown): string {
  if (!(error instanceof CellError)) return `${basename(path)}: ${(error as Error).message}`;
  return `${basename(path)}: cell ${error.at.cell}, line ${error.at.line}: ${error.message}`;
}

const session = join(import.meta.dirname, "session.ts");

/** The import map of Deno's kernel serves here as well: a reader and the tests run the same files. */
const imports: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, "../deno.json"), "utf8"),
).imports;

const resolverFor =
  (folder: string) =>
  (specifier: string): string => {
    if (specifier in imports) return resolve(import.meta.dirname, "..", imports[specifier]);
    return specifier.startsWith(".") ? resolve(folder, specifier) : specifier;
  };
