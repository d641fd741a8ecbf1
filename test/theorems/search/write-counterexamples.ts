/**
 * Searches for the smallest counter-examples and writes them to experiments/counterexamples.
 *
 *   node test/theorems/search/write-counterexamples.ts
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileOf, folder } from "./file-of.ts";
import { hunt } from "./hunt.ts";
import { hunts } from "./hunts.ts";

mkdirSync(folder, { recursive: true });
for (const one of hunts) {
  const found = hunt(one);
  if (found === null) console.log(`${one.name}: none among ${one.candidates().length} candidates`);
  else {
    writeFileSync(`${folder}/${one.name}.yaml`, fileOf(one, found));
    const values = found.comparisons.map(({ value }) => Number(value.toPrecision(6)));
    console.log(`${one.name}: ${values.join(", ")} (candidate ${found.tried})`);
  }
}
