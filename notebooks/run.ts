/**
 * Runs notebooks from top to bottom and writes their outputs back: `node notebooks/run.ts [NAME…] [--check]`.
 *
 * NAME is the beginning of a file's name, such as 01; none is all of them. With --check nothing is written: stored outputs are
 * compared with fresh ones. The exit code is 1 when a cell fails, its types do not fit, or, with --check, an output is stale.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { type Ran, runNotebooks } from "./runner/run-notebooks.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean", default: false } },
});
const ran = await runNotebooks(chosen(positionals));
for (const one of ran) report(one, values.check);

function chosen(names: readonly string[]): readonly string[] {
  const known = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ipynb"));
  const unknown = names.filter((name) => !known.some((file) => file.startsWith(basename(name))));
  if (unknown.length > 0) {
    console.error(`no notebook begins with ${unknown.join(", ")}; there are ${known.join(", ")}`);
    process.exit(2);
  }
  const asked = (file: string) => names.length === 0 || names.some((name) => file.startsWith(basename(name)));
  return known.filter(asked).map((file) => join(import.meta.dirname, file));
}

function report({ path, cells, findings, text, stale }: Ran, check: boolean): void {
  const problems = [...findings, ...(check ? stale.map((where) => `${basename(path)}: ${where}`) : [])];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${basename(path)}: ${cells} cells ran, ${ending(stale.length > 0)}`);
  if (findings.length === 0 && stale.length > 0 && !check) writeFileSync(path, text);
}

function ending(changed: boolean): string {
  return changed ? "outputs written" : "outputs as stored";
}
