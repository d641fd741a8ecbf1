import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

/** One complaint of the compiler; line and column count from 1, and are 0 when it is about no line. */
export interface Complaint {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/**
 * Checks the types of modules, all in one run of the TypeScript command line under the project's own options.
 *
 * `folder` lies inside the project and takes a tsconfig of its own. Errors: Error when the compiler does not run.
 */
export async function typeCheck(folder: string, paths: readonly string[]): Promise<readonly Complaint[]> {
  const config = join(folder, "tsconfig.json");
  const project = resolve(import.meta.dirname, "../../tsconfig.json");
  writeFileSync(config, JSON.stringify({ extends: project, include: [], files: paths }));
  const said = await compile(["-p", config, "--pretty", "false"]);
  return complaintsIn(said);
}

/** What the compiler prints; it exits with 1 or 2 when it has complaints. */
async function compile(args: readonly string[]): Promise<string> {
  const { resolve: find } = createRequire(import.meta.url);
  const compiler = join(dirname(find("typescript/package.json")), "bin/tsc");
  try {
    return (await promisify(execFile)(process.execPath, [compiler, ...args])).stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    if (stdout.includes(": error TS") || stdout.startsWith("error TS")) return stdout;
    throw new Error(`the TypeScript compiler did not run: ${stderr || stdout || (error as Error).message}`);
  }
}

/** Lines of the form `path(line,column): error TS1234: words`, each followed by indented lines that go on. */
function complaintsIn(said: string): readonly Complaint[] {
  const complaints: Complaint[] = [];
  for (const line of said.split("\n")) {
    const [, path = "", at = "0", message] = /^(?:(.+)\((\d+),\d+\): )?error (TS\d+: .*)$/.exec(line) ?? [];
    const last = complaints.at(-1);
    if (message) complaints.push({ path: path && resolve(path), line: Number(at), message });
    else if (last && /^\s+\S/.test(line))
      complaints.splice(-1, 1, { ...last, message: `${last.message}\n${line}` });
  }
  return complaints;
}
