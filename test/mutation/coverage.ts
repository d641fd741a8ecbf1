import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { filesOf, run } from "./checkout.ts";
import { findMutants, type Mutant } from "./find-mutants.ts";
import leftOut from "./left-out.json" with { type: "json" };

/** What one test file executes. */
export interface Executed {
  readonly test: string;
  readonly seconds: number;
  /** Whether it passes in a copy as it is: one that does not can find no mutant. */
  readonly passes: boolean;
  /** By source file: where a mutant could start in code that was executed. */
  readonly starts: Readonly<Record<string, readonly number[]>>;
}

const config = ["--config", "test/mutation/vitest.config.ts"];

/**
 * Runs every test file once by itself, in copies of the checkout side by side. What one executes is kept under
 * node_modules/.cache until it or a source changes.
 */
export async function executedByTests(
  root: string,
  copies: readonly string[],
  only: string,
): Promise<readonly Executed[]> {
  const files = filesOf(root);
  const tests = files.filter(
    (file) => file.endsWith(".test.ts") && !(file in leftOut.files) && matchesGlob(file, only),
  );
  const sources = digestOf(
    root,
    files.filter((file) => /^(src|test\/support)\//.test(file)),
  );
  const cache = join(root, "node_modules/.cache/tautline-mutants");
  mkdirSync(cache, { recursive: true });
  const executed: Executed[] = [];
  const waiting = [...tests];
  const work = async (copy: string) => {
    for (let test = waiting.shift(); test !== undefined; test = waiting.shift()) {
      const kept = join(cache, `${digestOf(root, [test])}-${sources}.json`);
      if (!existsSync(kept)) writeFileSync(kept, JSON.stringify(await executedBy(copy, test)));
      executed.push(JSON.parse(readFileSync(kept, "utf8")));
      process.stderr.write(`\rcoverage: ${executed.length} of ${tests.length} test files `);
    }
  };
  await Promise.all(copies.map(work));
  process.stderr.write("\n");
  for (const { test, passes } of executed)
    if (!passes) console.error(`${test} fails without a mutant: not asked`);
  return executed.filter(({ passes }) => passes);
}

function digestOf(root: string, files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex").slice(0, 24);
}

async function executedBy(copy: string, test: string): Promise<Executed> {
  const folder = mkdtempSync(join(tmpdir(), "tautline-coverage-"));
  const [own, children] = [join(folder, "own"), join(folder, "children")];
  const began = performance.now();
  const asked = [...config, "--coverage.enabled", `--coverage.reportsDirectory=${own}`];
  const { code } = await run(copy, "vitest", ["run", test, ...asked], {
    env: { MUTANT_CHILD_COVERAGE: children },
  });
  const seconds = (performance.now() - began) / 1000;
  const starts: Record<string, number[]> = {};
  const add = (file: string, isExecuted: (mutant: Mutant, text: string) => boolean) => {
    const path = file.slice(copy.length + 1);
    if (!file.startsWith(join(copy, "src/"))) return;
    const text = readFileSync(file, "utf8");
    const hit = findMutants(path, text).filter((mutant) => isExecuted(mutant, text));
    starts[path] = [...new Set([...(starts[path] ?? []), ...hit.map(({ start }) => start)])];
  };
  for (const [file, isExecuted] of ownCoverage(own)) add(file, isExecuted);
  for (const [file, isExecuted] of childCoverage(children)) add(file, isExecuted);
  rmSync(folder, { recursive: true });
  return { test, seconds, passes: code === 0, starts };
}

type Asked = readonly [file: string, isExecuted: (mutant: Mutant, text: string) => boolean];

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Statements {
  readonly statementMap: Readonly<Record<string, { readonly start: Place; readonly end: Place }>>;
  readonly s: Readonly<Record<string, number>>;
}

/** What vitest saw: by the innermost statement; code in none (a parameter's default) counts as executed with its file. */
function ownCoverage(folder: string): readonly Asked[] {
  const path = join(folder, "coverage-final.json");
  if (!existsSync(path)) return [];
  const report: Readonly<Record<string, Statements>> = JSON.parse(readFileSync(path, "utf8"));
  return Object.entries(report).map(([file, { statementMap, s }]) => [
    file,
    ({ start, line }, text) => {
      const at = place({ line, column: start - (text.lastIndexOf("\n", start - 1) + 1) });
      const around = Object.entries(statementMap).filter(
        ([, statement]) => place(statement.start) <= at && at <= place(statement.end),
      );
      const size = (id: string) => place(statementMap[id].end) - place(statementMap[id].start);
      const [innermost] = around.map(([id]) => id).sort((a, b) => size(a) - size(b));
      return innermost === undefined || s[innermost] > 0;
    },
  ]);
}

const place = ({ line, column }: Place) => line * 1000 + Math.min(column, 999);

interface Script {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly {
      readonly startOffset: number;
      readonly endOffset: number;
      readonly count: number;
    }[];
  }[];
}

/** What processes that tests started executed: Node strips types in place, so offsets are those of the source. */
function childCoverage(folder: string): readonly Asked[] {
  if (!existsSync(folder)) return [];
  const scripts = readdirSync(folder).flatMap(
    (name): readonly Script[] => JSON.parse(readFileSync(join(folder, name), "utf8")).result,
  );
  return scripts
    .filter(({ url }) => url.startsWith("file:") && url.endsWith(".ts"))
    .map(({ url, functions }) => [
      fileURLToPath(url),
      ({ start }) => {
        const around = functions
          .flatMap(({ ranges }) => ranges)
          .filter(({ startOffset, endOffset }) => startOffset <= start && start < endOffset)
          .sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset));
        return around.length > 0 && around[0].count > 0;
      },
    ]);
}
