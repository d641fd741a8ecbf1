import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
    const now = ownerOf(file);
    if (now !== owner) [owner, since] = [now, performance.now()];
    if (isLeft(owner)) takeAway(file);
    else if (performance.now() > since + longest) throw stillLocked(file, owner);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
  try {
    return act();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Whether the lock is now ours: a file that is whole is given its name, if nobody has it. */
function isTaken(file: string): boolean {
  const whole = `${file}-${pid}`;
  try {
    writeFileSync(whole, `${pid} on ${hostname()}`);
    linkSync(whole, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Who holds the lock; "" for nobody. */
function ownerOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Whether an owner is gone. Our own number is another's who had it before us. */
function isLeft(owner: string): boolean {
  const [number, host] = owner.split(" on ");
  if (host !== hostname()) return false;
  try {
    return Number(number) === pid || !kill(Number(number), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Two may find a lock left behind: the slower one puts back what the faster one set in its place. */
function takeAway(file: string): void {
  const away = `${file}-${pid}`;
  try {
    renameSync(file, away);
    if (!isLeft(ownerOf(away))) linkSync(away, file);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(away, { force: true });
  }
}

function stillLocked(file: string, owner: string): ScenarioError {
  const problem = `only one may write here at a time, but process ${owner} has not ended`;
  return new ScenarioError({ path: "", problem, hint: `wait for it; if it is gone, delete ${file}` });
}
