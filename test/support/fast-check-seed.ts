/**
 * One seed for every fast-check property, so that a run is repeatable, and so that test titles and
 * mutation tests do not wander from run to run.
 *
 *   npm test                                       the usual seed
 *   FC_SEED=7 npx vitest run test/model            another seed
 *   FC_SEED=random npx vitest run test/model       a new seed each time; a failing property prints the one it had
 *   FC_RUNS=5000 npx vitest run test/model         more runs per property than the usual 100
 */
import fc from "fast-check";

const usualSeed = 20_260_101;

function resolveSeed(text: string | undefined): number {
  if (text === undefined || text === "") return usualSeed;
  if (text === "random") return Date.now() | 0;
  return wholeNumber("FC_SEED", text);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value)) throw new Error(`${name} must be a whole number, but is "${text}"`);
  return value;
}

fc.configureGlobal({
  seed: resolveSeed(process.env["FC_SEED"]),
  numRuns: wholeNumber("FC_RUNS", process.env["FC_RUNS"] || "100"),
});
