import type { Reporter, SerializedError, TestModule } from "vitest/node";

/**
 * Ends the output with one plain line, `N passed, N failed`, after vitest's own summary and the coverage.
 *
 * A file that fails to load, a failing suite hook and an error outside any test count as one failure each, and
 * so does a run that fails for another reason (global setup, say): a red run never says `0 failed`.
 */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const states = modules
      .flatMap((module) => [...module.children.allTests()])
      .map((test) => test.result().state);
    const passed = states.filter((state) => state === "passed").length;
    const failedTests = states.filter((state) => state === "failed").length;
    const failed = failedTests + modules.flatMap(errorsOutsideTests).length + unhandledErrors.length;
    // On exit, because the coverage summary is printed after this hook.
    process.once("exit", (code) => {
      console.log(`\n${passed} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed`);
    });
  }
}

function errorsOutsideTests(module: TestModule): readonly unknown[] {
  return [module, ...module.children.allSuites()].flatMap((place) => place.errors());
}
