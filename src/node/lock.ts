import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { kill, pid } from "node:process";
import { ScenarioError } from "../model/errors.ts";

/** Milliseconds to wait for any one writer, who needs a few hundredths of a second, and between two looks. */
const [patience, pause] = [10_000, 10];

/**
 * Does something while no other process does it, told by a file that names its owner. What a killed owner left is taken over.
 *
 * Errors: ScenarioError when another owner does not end, and whatever the doing or the system throws.
 */
export function whileLocked<Made>(file: string, act: () => Made, longest = patience): Made {
  let [owner, since] = ["", performance.now()];
  while (!isTaken(file)) {
    const now = ownerOf(file).join(" ");
    if (now !== owner) [owner, since] = [now, performance.now()];
    if (isLeft(file)) takeAway(file);
    else if (performance.now() > since + longest) throw stillLocked(file);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
  try {
    return act();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Whether the lock is now ours. */
function isTaken(file: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, "wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  try {
    writeSync(descriptor, `${pid} ${hostname()}`);
    return true;
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Whether the owner is gone: its process is, or it was killed before it wrote its name. */
function isLeft(file: string): boolean {
  const [owner, host] = ownerOf(file);
  if (host === undefined) return ageOf(file) > patience;
  return host === hostname() && (Number(owner) === pid || !isAlive(Number(owner)));
}

/** Two may find a lock left behind: the slower one must not take away what the faster one put in its place. */
function takeAway(file: string): void {
  const away = `${file}-${pid}`;
  try {
    renameSync(file, away);
    if (!isLeft(away)) linkSync(away, file);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(away, { force: true });
  }
}

function ownerOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split(" ");
  } catch {
    return [];
  }
}

const ageOf = (file: string): number =>
  Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

function isAlive(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function stillLocked(file: string): ScenarioError {
  const [owner, host] = ownerOf(file);
  const problem = `only one may write here at a time, but ${host === undefined ? "another process" : `process ${owner} on ${host}`} has not ended`;
  const hint = `wait for it; if it is gone, delete ${file}`;
  return new ScenarioError({ path: "", problem, hint, place: { file } });
}
