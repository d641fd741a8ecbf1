/**
 * How many small faults in src/ the tests find: `npm run mutants -- --count 40 --seed 1`.
 *
 *   --count N     mutants that type-check (default 200)
 *   --seed TEXT   which ones (default 1)
 *   --only GLOB   of these source files, as in 'src/model/**'
 *   --tests GLOB  ask only these test files
 *   --jobs N      side by side (default 2)
 *   --json FILE   the report as data (default node_modules/.cache/tautline-mutants/report.json)
 *   --again FILE  of a report's mutants only those that were not found
 *   --patience S  ask no further test files when those asked take S seconds without a mutant; what is found stays found
 *
 * A mutant is asked by the test files that execute it, its own file's first, then those beside it, then the fastest, without what
 * left-out.json names: tests that only compare committed bytes. One that hangs counts as found. Known survivors stand in
 * survivors.json, each with its reason.
 */
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, matchesGlob, resolve } from "node:path";
import { parseArgs } from "node:util";
import { broken, copyOf, filesOf } from "./checkout.ts";
import { type Executed, executedByTests } from "./coverage.ts";
import { findMutants, type Mutant } from "./find-mutants.ts";
import survivors from "./survivors.json" with { type: "json" };
import { TestAsker } from "./test-asker.ts";
import { typeChecked } from "./type-checked.ts";

type Verdict = "found" | "hung" | "survived" | "explained" | "not executed";

interface Judged extends Mutant {
  readonly verdict: Verdict;
  /** The test files that execute it and were asked, up to the one that found it. */
  readonly tests: readonly string[];
}

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "src/**" },
    tests: { type: "string", default: "test/**" },
    jobs: { type: "string", default: "2" },
    json: { type: "string", default: "node_modules/.cache/tautline-mutants/report.json" },
    again: { type: "string" },
    patience: { type: "string", default: "Infinity" },
  },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
const root = process.cwd();
const copies = Array.from({ length: Number(values.jobs) }, () => copyOf(root));
const askers = copies.map((copy) => new TestAsker(copy));
process.once("exit", () => {
  for (const asker of askers) asker.close();
});

try {
  const { mutants, rejected } = await drawn(Number(values.count));
  const executed = await executedByTests(root, copies, values.tests);
  const judged = await judgedAll(mutants, executed);
  report(judged, rejected);
} finally {
  for (const asker of askers) asker.close();
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}

/** The first mutants that type-check, in the seed's order; by what stands there, so that an edit elsewhere draws no others. */
async function drawn(count: number) {
  const times = new Map<string, number>();
  const key = ({ file, text, before, after }: Mutant) => {
    const what = [values.seed, file, text, before, after].join("\n");
    const nth = times.get(what) ?? 0;
    times.set(what, nth + 1);
    return createHash("sha256").update(`${what}\n${nth}`).digest("hex");
  };
  const sources = filesOf(root).filter((file) => file.startsWith("src/") && matchesGlob(file, values.only));
  const again: readonly Judged[] | null = values.again
    ? JSON.parse(readFileSync(values.again, "utf8")).judged.filter(isMissed)
    : null;
  const waiting = sources
    .flatMap((file) => findMutants(file, readFileSync(join(root, file), "utf8")))
    .filter((mutant) => again === null || isAmong(mutant, again))
    .map((mutant) => ({ mutant, key: key(mutant) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ mutant }) => mutant);
  const mutants: Mutant[] = [];
  let rejected = 0;
  while (mutants.length < count && waiting.length > 0) {
    const batch = waiting.splice(0, Math.ceil((count - mutants.length) * 1.3));
    const passed = await typeChecked(root, copies[0], batch);
    rejected += batch.length - passed.length;
    mutants.push(...passed);
    process.stderr.write(`\rtype-checked: ${mutants.length} of ${mutants.length + rejected} mutants `);
  }
  process.stderr.write("\n");
  return { mutants: mutants.slice(0, count), rejected };
}

async function judgedAll(
  mutants: readonly Mutant[],
  executed: readonly Executed[],
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  let next = 0;
  const work = async (copy: string, i: number) => {
    while (next < mutants.length) {
      const index = next++;
      judged[index] = await judge(mutants[index], copy, askers[i], executed);
      if (isMissed(judged[index])) console.error(`\n${described(judged[index])}`);
      process.stderr.write(`\rasked: ${Object.keys(judged).length} of ${mutants.length} mutants `);
    }
  };
  await Promise.all(copies.map(work));
  process.stderr.write("\n");
  return judged;
}

async function judge(
  mutant: Mutant,
  copy: string,
  asker: TestAsker,
  executed: readonly Executed[],
): Promise<Judged> {
  const asking = askedOf(mutant, executed);
  const tests = asking.map(({ test }) => test);
  const unfound = (verdict: Verdict): Judged => {
    return { ...mutant, tests, verdict: isAmong(mutant, survivors) ? "explained" : verdict };
  };
  if (tests.length === 0) return unfound("not executed");
  return await broken(root, copy, [mutant], async () => {
    for (const [i, { test, seconds }] of asking.entries()) {
      const answer = await asker.ask(mutant.file, test, 20 + 4 * seconds);
      if (answer === "passed") continue;
      return { ...mutant, tests: tests.slice(0, i + 1), verdict: answer === "hung" ? "hung" : "found" };
    }
    return unfound("survived");
  });
}

/** The test files that execute a mutant, in the order in which they are asked, as far as patience goes. */
function askedOf(mutant: Mutant, executed: readonly Executed[]): readonly Executed[] {
  const own = mutant.file.replace(/^src\/(.*)\.ts$/, "test/$1.test.ts");
  const nearness = ({ test }: Executed) =>
    Number(test === own) + Number(dirname(test) === dirname(own)) + Number(isIn(test, own));
  let spent = 0;
  return executed
    .filter(({ starts }) => starts[mutant.file]?.includes(mutant.start))
    .sort((a, b) => nearness(b) - nearness(a) || a.seconds - b.seconds)
    .filter(({ seconds }) => {
      spent += seconds;
      return spent - seconds < Number(values.patience);
    });
}

/** Whether both lie in one part of the project, as in test/model/. */
function isIn(test: string, other: string): boolean {
  return test.split("/")[1] === other.split("/")[1];
}

/** What a mutant is known by: what stands there, not a line's number, which every edit above moves. */
type Known = Pick<Mutant, "file" | "text" | "before" | "after">;

function isAmong({ file, text, before, after }: Mutant, known: readonly Known[]): boolean {
  return known.some(
    (one) => one.file === file && one.text === text && one.before === before && one.after === after,
  );
}

function isMissed({ verdict }: Judged): boolean {
  return verdict === "survived" || verdict === "not executed";
}

function described({ file, line, text, before, after, verdict, tests }: Judged): string {
  const asked = tests.join(" ") || "no test executes it";
  return `${verdict}: ${file}:${line}  ${before} → ${after}\n    ${text}\n    asked: ${asked}`;
}

function report(judged: readonly Judged[], rejected: number): void {
  const having = (...verdicts: readonly Verdict[]) =>
    judged.filter(({ verdict }) => verdicts.includes(verdict));
  const found = having("found", "hung").length;
  const explained = having("explained").length;
  const percent = (100 * found) / Math.max(1, judged.length - explained);
  const counts = { mutants: judged.length, found, explained, rejected, percent };
  writeFileSync(
    resolve(root, values.json),
    `${JSON.stringify({ ...counts, seed: values.seed, judged }, null, 1)}\n`,
  );
  for (const missed of judged.filter(isMissed)) console.log(described(missed));
  console.log(
    `${judged.length} mutants (${rejected} more do not type-check): ${found} found, of which ${having("hung").length} hung;` +
      ` ${explained} explained, ${judged.filter(isMissed).length} survived: ${percent.toFixed(1)} % found of those not explained`,
  );
}
