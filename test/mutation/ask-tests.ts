import { resolve } from "node:path";
import { createVitest } from "vitest/node";

/**
 * A process that is forked in a copy of the checkout and runs its test files as it is asked to: one vitest for all mutants, which
 * saves a second for each. Takes `Asked`, answers whether the file fails.
 */
export interface Asked {
  /** The source files that are not what they were when it was asked last. */
  readonly changed: readonly string[];
  readonly test: string;
}

const vitest = await createVitest("test", {
  config: "test/mutation/vitest.config.ts",
  watch: false,
  // Those of the config wait for a start that is not made.
  reporters: [{}],
});

process.on("message", async ({ changed, test }: Asked) => {
  for (const file of changed) vitest.invalidateFile(resolve(file));
  // What an earlier run threw beside its tests is not this one's.
  vitest.state.errorsSet.clear();
  const all = await vitest.globTestSpecifications([test]);
  const specifications = all.filter(({ moduleId }) => moduleId === resolve(test));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  // Among the modules are those of earlier runs, as they ended then.
  const asked = testModules.filter(({ moduleId }) => moduleId === resolve(test));
  process.send?.(unhandledErrors.length > 0 || asked.some((module) => module.state() === "failed"));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
