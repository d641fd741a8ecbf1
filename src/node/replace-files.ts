import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** The file operations that replacing needs, so that a test can make any one of them fail. */
export interface FileOperations {
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
}

/** A finished set of new files waits under this name to be moved in; before it is there, the old files are the truth. */
const committed = ".tautline-commit";
const staging = ".tautline-staging-";

/**
 * Replaces a set of files in a folder as one: whoever is killed in between, the set is either all old or all new.
 *
 * The new files are written and flushed to a staging folder beside the old ones; renaming that folder to
 * `.tautline-commit` is the one step that decides. Only then are the files moved in, and a run that dies on the way is
 * completed by the next `finishReplacing`, which every reader and writer of such a folder calls first. Other files in the
 * folder are left alone. One writer at a time.
 */
export function replaceFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  operations: FileOperations = fileOperations,
): void {
  mkdirSync(folder, { recursive: true });
  finishReplacing(folder, operations);
  const stage = mkdtempSync(join(folder, staging));
  try {
    for (const [name, content] of Object.entries(files)) operations.write(join(stage, name), content);
    operations.rename(stage, join(folder, committed));
  } catch (error) {
    rmSync(stage, { recursive: true, force: true });
    throw error;
  }
  finishReplacing(folder, operations);
}

/** Moves in what a killed run had finished, and clears away what it had not. Does nothing in a folder at rest. */
export function finishReplacing(folder: string, operations: FileOperations = fileOperations): void {
  const entries = readdirSync(folder);
  for (const name of entries.filter((entry) => entry.startsWith(staging)))
    operations.remove(join(folder, name));
  if (!entries.includes(committed)) return;
  for (const name of readdirSync(join(folder, committed))) {
    operations.rename(join(folder, committed, name), join(folder, name));
  }
  operations.remove(join(folder, committed));
}

const fileOperations: FileOperations = {
  write: writeFlushed,
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};

/** Flushed before the rename that publishes it: after a power cut a renamed file must not be found empty. */
function writeFlushed(path: string, content: string | Uint8Array): void {
  const file = openSync(path, "wx");
  try {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
