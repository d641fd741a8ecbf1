import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import leftOut from "./left-out.json" with { type: "json" };

/** The suite as a mutant is asked: without what only compares committed bytes, in the order given, ending at the first failure. */
const order = (process.env["MUTANT_TEST_ORDER"] ?? "").split(",");

class GivenOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      order.findIndex((file) => moduleId.endsWith(`/${file}`));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

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
    sequence: { sequencer: GivenOrder },
    // Seen by processes that tests start, not by vitest's own, whose coverage vitest collects itself.
    env: children ? { NODE_V8_COVERAGE: children } : {},
    coverage: { provider: "istanbul", reporter: ["json"] },
  },
});
