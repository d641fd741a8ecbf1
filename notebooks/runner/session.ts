/**
 * What a module of cells reports to while it runs: which cell it has come to, what was printed, and what each cell shows.
 * It lives in the process that runs the cells and is loaded there once.
 */
import { inspect } from "node:util";
import type { Output } from "./notebook.ts";

let current = 0;
const outputs = new Map<number, Output[]>();

/** Called at the top of every cell. */
export function cell(number: number): void {
  current = number;
  process.send?.({ cell: number });
}

/** Called with the value of a cell's last expression; undefined shows nothing. */
export function show(value: unknown): void {
  if (value === undefined) return;
  const data = isDisplay(value) ? value[display]() : { "text/plain": plain(value) };
  const metadata = isDisplay(value) ? (value.metadata ?? {}) : {};
  add({ output_type: "execute_result", data, metadata });
}

export const outputsOf = (number: number): readonly Output[] => outputs.get(number) ?? [];

/** The symbol under which Jupyter's Deno kernel, too, looks for what a value is to be shown as. */
const display = Symbol.for("Jupyter.display");

interface Display {
  readonly [display]: () => Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

const isDisplay = (value: unknown): value is Display =>
  typeof value === "object" && value !== null && display in value;

const plain = (value: unknown): string => inspect(value, { depth: 4, breakLength: 100, sorted: false });

/** Takes over what is printed; lines printed one after another become one output. */
export function capturePrinting(): void {
  for (const name of ["stdout", "stderr"] as const) {
    process[name].write = (chunk: string | Uint8Array): boolean => {
      print(name, typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk));
      return true;
    };
  }
}

function print(name: "stdout" | "stderr", text: string): void {
  const last = outputs.get(current)?.at(-1);
  const goesOn = last?.output_type === "stream" && last.name === name;
  if (goesOn) outputs.get(current)?.splice(-1, 1, { ...last, text: last.text + text });
  else add({ output_type: "stream", name, text });
}

function add(output: Output): void {
  const own = outputs.get(current) ?? [];
  own.push(output);
  outputs.set(current, own);
}
