import { fork } from "node:child_process";
import { join } from "node:path";
import { CellError, type Origin } from "./cell-error.ts";
import type { CellsModule } from "./cells-module.ts";
import type { Thrown, Told } from "./child.ts";
import type { Output } from "./notebook.ts";

/** A notebook that takes longer is ended: pages are for reading, studies are run elsewhere. */
const longestSeconds = 120;

/**
 * Runs a module of cells in a process of its own and returns the outputs of each cell.
 *
 * `path` is where the module was written; `count` is its number of cells.
 * Errors: CellError with the cell and line for a cell that throws, takes too long, or ends the process.
 */
export function runCells(
  module: CellsModule,
  path: string,
  count: number,
): Promise<readonly (readonly Output[])[]> {
  const child = fork(join(import.meta.dirname, "child.ts"), [path, String(count)], {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    timeout: longestSeconds * 1000,
  });
  let cell = 1;
  let end: Extract<Told, { outputs: unknown }> | undefined;
  child.on("message", (told: Told) => {
    if ("cell" in told) cell = told.cell;
    else end = told;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (end === undefined) reject(new CellError({ cell, line: 1 }, endedBy(code, signal)));
      else if (end.error) reject(errorOf(end.error, module, path, cell));
      else resolve(end.outputs);
    });
  });
}

const endedBy = (code: number | null, signal: string | null): string =>
  signal
    ? `ended by ${signal}; a notebook may take ${longestSeconds} seconds`
    : `ended the process with code ${code}`;

/** The place is the innermost line of the stack that a cell holds; without one, the cell that had begun. */
function errorOf(
  { message, stack }: Thrown,
  { origins }: CellsModule,
  path: string,
  cell: number,
): CellError {
  return new CellError(originIn(stack, path, origins) ?? { cell, line: 1 }, message);
}

function originIn(stack: string, path: string, origins: CellsModule["origins"]): Origin | undefined {
  for (const frame of stack.split("\n")) {
    const found = frame.includes(path) && /:(\d+):\d+\)?$/.exec(frame);
    const origin = found && origins[Number(found[1]) - 1];
    if (origin) return origin;
  }
  return undefined;
}
