import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { applied, type Mutant } from "./find-mutants.ts";

/** Every file of the checkout that is committed or to be, by its path. */
export function filesOf(root: string): readonly string[] {
  const asked = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", asked, { cwd: root, encoding: "utf8" }).trim().split("\n");
  return listed.filter((file) => existsSync(join(root, file)));
}

/** A copy of the checkout to break, with the same node_modules. */
export function copyOf(root: string): string {
  const copy = mkdtempSync(join(realpathSync(tmpdir()), "tautline-mutants-"));
  for (const file of filesOf(root)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Does something while the mutants, of one file each, are in force in a copy. */
export async function broken<T>(
  root: string,
  copy: string,
  mutants: readonly Mutant[],
  work: () => Promise<T>,
): Promise<T> {
  const original = (file: string) => readFileSync(join(root, file), "utf8");
  for (const mutant of mutants)
    writeFileSync(join(copy, mutant.file), applied(original(mutant.file), mutant));
  try {
    return await work();
  } finally {
    for (const { file } of mutants) writeFileSync(join(copy, file), original(file));
  }
}

export interface Ran {
  /** Null when it was stopped: it took longer than the limit. */
  readonly code: number | null;
  readonly out: string;
}

/** Runs a command of node_modules/.bin; past the limit it and what it started are ended. */
export function run(
  cwd: string,
  command: string,
  args: readonly string[],
  { env = {}, limitSeconds = 600 }: { env?: Readonly<Record<string, string>>; limitSeconds?: number } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(join(cwd, "node_modules/.bin", command), args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let out = "";
    let stopped = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    const stop = () => process.kill(-child.pid!, "SIGKILL");
    const timer = setTimeout(() => {
      stopped = true;
      stop();
    }, limitSeconds * 1000);
    process.once("exit", stop);
    child.on("close", (code) => {
      clearTimeout(timer);
      process.off("exit", stop);
      resolve({ code: stopped ? null : code, out });
    });
  });
}
