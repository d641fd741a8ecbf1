import { mkdirSync, mkdtempSync, rmdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";

/**
 * Makes a folder and those above it. Node's own recursive way never ends where no folder can be made, as in /proc.
 * Errors: what the system says, with its `code`.
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/**
 * Makes a folder for results, and tries to write into it: that it cannot be is not found out after an hour of work.
 * Errors: ScenarioError.
 */
export function prepareFolder(folder: string): void {
  try {
    makeFolder(folder);
    // Not by the name of a staging folder: another writer would take it for one that was left behind.
    rmdirSync(mkdtempSync(join(folder, ".tautline-probe-")));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const problem = `results need a folder that can be written to, but in ${shownText(folder)} ${reasonOf(code)}`;
    throw new ScenarioError({ path: "--out", problem });
  }
}

/** What the system says of a write that failed, as an error of the user's; any other error as it is. */
export function writeError(error: unknown, file: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new ScenarioError({ path: "", problem: `must be written, but ${reasonOf(code)}`, place: { file } });
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the quota is used up",
  EACCES: "nothing may be written",
  EPERM: "nothing may be written",
  EROFS: "nothing may be written: the disk is read-only",
  ENOENT: "its folder is not there",
  ENOTDIR: "a part of its path is no folder",
  EEXIST: "a file has that name",
};

const reasonOf = (code: string): string =>
  Object.hasOwn(reasons, code) ? reasons[code] : `the system refuses (${code})`;
