import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ScenarioError } from "../model/errors.ts";
import { whileLocked } from "./lock.ts";
import { makeFolder, writeError } from "./writable-folder.ts";

/** What a file is to hold; what is too large to be held at once comes in pieces. */
export type Content = string | Uint8Array | Iterable<Uint8Array>;

/** The file operations that replacing needs, so that a test can make any one of them fail. */
export interface FileOperations {
  readonly write: (path: string, content: Content) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
}

/** A finished set of new files waits under this name to be moved in; before it is there, the old files are the truth. */
const committed = ".tautline-commit";
const staging = ".tautline-staging-";
/** In the finished set: the names of former files that have no place in it. */
const obsolete = ".tautline-obsolete";
const lock = ".tautline-lock";

/**
 * Replaces a set of files in a folder as one: whoever is killed in between, the set is either all old or all new.
 *
 * The new files are written and flushed to a staging folder beside the old ones; renaming that folder to
 * `.tautline-commit` is the one step that decides. Only then are the former files that `formerOf` names taken away and the
 * new ones moved in, and a run that dies on the way is completed by the next. Other files in the folder are left alone.
 * Errors: ScenarioError when the folder cannot be written to, or another writer does not end; the old files then stand.
 */
export function replaceFiles(
  folder: string,
  files: Files,
  formerOf: (folder: string) => readonly string[] = () => [],
  operations: FileOperations = fileOperations,
): void {
  try {
    makeFolder(folder);
    whileLocked(join(folder, lock), () => {
      finishReplacing(folder, operations);
      rejectFolders(folder, Object.keys(files));
      const left = formerOf(folder).filter((name) => !Object.hasOwn(files, name));
      stage(folder, left.length > 0 ? { ...files, [obsolete]: JSON.stringify(left) } : files, operations);
      finishReplacing(folder, operations);
    });
  } catch (error) {
    throw writeError(error, folder);
  }
}

/** Where a file of a result is: in the folder, or still on its way into it. For readers, who change nothing. */
export function keptFile(folder: string, name: string): string {
  const waiting = join(folder, committed, name);
  return existsSync(waiting) ? waiting : join(folder, name);
}

/** A file cannot be moved to where a folder stands: found out before the step that decides. */
function rejectFolders(folder: string, names: readonly string[]): void {
  const taken = names.find((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory());
  if (taken === undefined) return;
  const problem = `must take the file ${taken}, but a folder of that name is in it`;
  throw new ScenarioError({ path: "", problem, place: { file: folder } });
}

type Files = Readonly<Record<string, Content>>;

function stage(folder: string, files: Files, operations: FileOperations): void {
  const stage = mkdtempSync(join(folder, staging));
  try {
    for (const [name, content] of Object.entries(files)) operations.write(join(stage, name), content);
    operations.rename(stage, join(folder, committed));
  } catch (error) {
    rmSync(stage, { recursive: true, force: true });
    throw error;
  }
}

/** Moves in what a killed run had finished, and clears away what it had not. Does nothing in a folder at rest. */
function finishReplacing(folder: string, operations: FileOperations): void {
  const entries = readdirSync(folder);
  for (const name of entries.filter((entry) => entry.startsWith(staging)))
    operations.remove(join(folder, name));
  if (!entries.includes(committed)) return;
  const waiting = readdirSync(join(folder, committed));
  if (waiting.includes(obsolete)) removeObsolete(folder, operations);
  for (const name of waiting)
    if (name !== obsolete) operations.rename(join(folder, committed, name), join(folder, name));
  operations.remove(join(folder, committed));
}

/** The list goes after the files it names: whoever is killed on the way, the next run begins it again. */
function removeObsolete(folder: string, operations: FileOperations): void {
  const list = join(folder, committed, obsolete);
  for (const name of JSON.parse(readFileSync(list, "utf8"))) operations.remove(join(folder, name));
  operations.remove(list);
}

const fileOperations: FileOperations = {
  // Flushed before the rename that publishes it: after a power cut a renamed file must not be found empty.
  write: (path, content) => {
    const file = openSync(path, "wx");
    try {
      const whole = typeof content === "string" || content instanceof Uint8Array;
      for (const piece of whole ? [content] : content) writeFileSync(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};
