import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
} from "node:fs";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";

/** Larger files than this are refused unread: a scenario is a page of text. */
export const fileLimit = 1_000_000;

/**
 * The text of a file that a user named.
 *
 * Only regular files are read, and at most `limit` bytes of them. Errors: ScenarioError for what is missing, unreadable, no
 * regular file, too large, or no UTF-8 text.
 */
export function readText(file: string, limit = fileLimit): string {
  return decodeText(readBytes(file, limit), file);
}

/** Whether anything at all has this name, readable or not. */
export function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (error) {
    // What may not be looked at, or has no name that could be, is for `readText` to say.
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** UTF-8 bytes as text, without the byte order mark. Errors: ScenarioError for anything else. */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw fileError(file, "must be text in UTF-8, but holds bytes that are not", "save it as UTF-8");
  }
}

/** The bytes of a file that a user named, of any size, as they are read. Errors: as of `readText`, but for the size. */
export function readStream(file: string): AsyncIterable<Uint8Array> {
  const fd = open(file);
  try {
    rejectKind(file, fstatSync(fd), Number.POSITIVE_INFINITY);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return createReadStream(file, { fd });
}

function readBytes(file: string, limit: number): Uint8Array {
  const descriptor = open(file);
  try {
    rejectKind(file, fstatSync(descriptor), limit);
    // Unfilled: what is not read is never looked at.
    const bytes = Buffer.allocUnsafeSlow(limit + 1);
    const length = readFully(descriptor, bytes);
    // Files of /proc have no size beforehand.
    if (length > limit) throw tooLarge(file, "more", limit);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** Without waiting: opening a pipe that nobody writes to would never return. */
function open(file: string): number {
  try {
    return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const reason = Object.hasOwn(reasons, code) ? reasons[code] : `it cannot be opened (${code})`;
    throw fileError(file, `must be a readable file, but ${reason}`);
  }
}

function readFully(descriptor: number, bytes: Uint8Array): number {
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}

function rejectKind(file: string, stats: Stats, limit: number): void {
  if (stats.isDirectory())
    throw fileError(file, "must be a file, but is a directory", "name the files in it");
  const kind = stats.isFIFO() ? "a pipe" : stats.isSocket() ? "a socket" : "a device";
  if (!stats.isFile())
    throw fileError(file, `must be a regular file, but is ${kind}`, "give - to read standard input");
  if (stats.size > limit) throw tooLarge(file, stats.size.toLocaleString("en-US"), limit);
}

function tooLarge(file: string, size: string, limit: number): ScenarioError {
  const problem = `must be at most ${limit.toLocaleString("en-US")} bytes, but is ${size}`;
  return fileError(file, problem, "a scenario is a page of text: is this the right file?");
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is none",
  EACCES: "it may not be read",
  EPERM: "it may not be read",
  ELOOP: "it is a symbolic link that leads back to itself",
  ENOTDIR: "a part of its path is no directory",
  ENAMETOOLONG: "its name is too long",
  ENXIO: "it is a socket or a device that cannot be read",
  EMFILE: "too many files are open",
};

function fileError(file: string, problem: string, hint?: string): ScenarioError {
  return new ScenarioError({ path: "", problem, hint, place: { file: shownName(file) } });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const garbling = /[\u0000-\u001f\u007f-\u009f]/;

/** A file's name as it is, unless it would garble a terminal. */
const shownName = (file: string): string => (garbling.test(file) ? shownText(file) : file);
