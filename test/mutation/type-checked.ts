import { broken, run } from "./checkout.ts";
import type { Mutant } from "./find-mutants.ts";

/** Those of the mutants that type-check. Mutants of different files are checked in one go, and again without those in error. */
export async function typeChecked(
  root: string,
  copy: string,
  mutants: readonly Mutant[],
): Promise<readonly Mutant[]> {
  const passed: Mutant[] = [];
  for (let rest = mutants; rest.length > 0; ) {
    const batch = oneAFile(rest);
    rest = rest.filter((mutant) => !batch.includes(mutant));
    passed.push(...(await checkedBatch(root, copy, batch)));
  }
  return mutants.filter((mutant) => passed.includes(mutant));
}

function oneAFile(mutants: readonly Mutant[]): readonly Mutant[] {
  return mutants.filter(({ file }, i) => mutants.findIndex((one) => one.file === file) === i);
}

async function checkedBatch(
  root: string,
  copy: string,
  batch: readonly Mutant[],
): Promise<readonly Mutant[]> {
  const inError = await filesInError(root, copy, batch);
  if (inError.size === 0) return batch;
  const suspects = batch.filter(({ file }) => inError.has(file));
  // Errors in other files alone: some mutant changed a type that they use, and each is asked by itself.
  if (suspects.length === 0) return batch.length === 1 ? [] : oneByOne(root, copy, batch);
  return checkedBatch(
    root,
    copy,
    batch.filter((mutant) => !suspects.includes(mutant)),
  );
}

async function oneByOne(root: string, copy: string, batch: readonly Mutant[]): Promise<readonly Mutant[]> {
  const passed: Mutant[] = [];
  for (const mutant of batch) passed.push(...(await checkedBatch(root, copy, [mutant])));
  return passed;
}

/** A name that a removed call leaves unused is no type error. */
const lenient = [
  "--noUnusedLocals",
  "false",
  "--noUnusedParameters",
  "false",
  "--allowUnreachableCode",
  "true",
];

async function filesInError(
  root: string,
  copy: string,
  batch: readonly Mutant[],
): Promise<ReadonlySet<string>> {
  if (batch.length === 0) return new Set();
  const { out } = await broken(root, copy, batch, () =>
    run(copy, "tsc", ["-p", "tsconfig.json", "--pretty", "false", ...lenient]),
  );
  return new Set([...out.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm)].map(([, file]) => file));
}
