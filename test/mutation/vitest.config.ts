import { defineConfig } from "vitest/config";
import leftOut from "./left-out.json" with { type: "json" };

/** The suite as a mutant is asked: without what only compares committed bytes, ending at the first failure. */
const escaped = Object.values(leftOut.tests)
  .flat()
  .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
const children = process.env["MUTANT_CHILD_COVERAGE"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: Object.keys(leftOut.files),
    testNamePattern: new RegExp(`^(?!.*(?:${escaped.join("|")})$)`),
    pool: "forks",
    maxWorkers: 1,
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/fast-check-seed.ts"],
    reporters: ["dot"],
    // Seen by processes that tests start, not by vitest's own, whose coverage vitest collects itself.
    env: children ? { NODE_V8_COVERAGE: children } : {},
    coverage: { provider: "istanbul", reporter: ["json"] },
  },
});
