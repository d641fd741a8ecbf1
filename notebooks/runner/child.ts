/**
 * The process that runs the cells of one notebook: `node child.ts MODULE`. It answers with one message, all outputs and, when a
 * cell failed, its error.
 */
import { pathToFileURL } from "node:url";
import type { Output } from "./notebook.ts";
import { capturePrinting, outputsOf } from "./session.ts";

/** Told to the parent: the cell that has begun, or the end of all of them. */
export type Told =
  | { readonly cell: number }
  | { readonly outputs: readonly (readonly Output[])[]; readonly error?: Thrown };

export interface Thrown {
  readonly message: string;
  readonly stack: string;
}

const [, , path, count] = process.argv;

capturePrinting();
const error = await import(pathToFileURL(path).href).then(() => undefined, thrown);
const outputs = Array.from({ length: Number(count) }, (_, i) => outputsOf(i + 1));
const told: Told = { outputs, ...(error && { error }) };
process.send?.(told, () => process.disconnect());

function thrown(value: unknown): Thrown {
  if (!(value instanceof Error)) return { message: String(value), stack: "" };
  return { message: `${value.name}: ${value.message}`, stack: value.stack ?? "" };
}
