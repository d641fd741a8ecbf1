import fc from "fast-check";
import { expect } from "vitest";

/** A statement broken on purpose: some scenario must be found against it, or the test of the true one cannot fail either. */
export function expectCounterExample<T>(property: fc.IProperty<T>, numRuns = 2000): void {
  const { failed, errorInstance } = fc.check(property, { numRuns, endOnFailure: true });
  expect(failed, "no counter-example was found").toBe(true);
  // It must be the statement that is false, not the test that breaks.
  expect(String(errorInstance)).toContain("Property failed by returning false");
}
