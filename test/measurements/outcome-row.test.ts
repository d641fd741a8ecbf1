import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import {
  estimateColumns,
  outcomeColumns,
  outcomeRow,
  uncertaintyRow,
} from "../../src/measurements/outcome-row.ts";
import { simulate } from "../../src/montecarlo/simulate.ts";
import { closedWorld } from "../support/closed-world.ts";

describe("the row of an outcome", () => {
  const outcome = evaluateExactly(closedWorld());
  const row = outcomeRow(outcome, "exact", null);

  it("names quantiles of the bias and causes of failure after what they are", () => {
    expect(row).toMatchObject({
      engine: "exact",
      trials: null,
      biasP05: outcome.biasQuantiles.p05,
      biasP95: outcome.biasQuantiles.p95,
      failureOvershoot: outcome.failures.overshoot,
      failureUnsupportedClaim: outcome.failures.unsupportedClaim,
    });
    expect(Object.keys(row)).toEqual(outcomeColumns);
  });

  it("has the ends of intervals and standard errors where it is measured, null for what is not known", () => {
    const once = simulate(closedWorld(), { seed: "1", trials: 1 });
    const known = simulate(closedWorld(), { seed: "1", trials: 100 });
    const errors = ["meanAbsoluteBiasStandardError", "expectedActionsStandardError"];
    for (const name of errors) {
      expect(uncertaintyRow(once)[name]).toBeNull();
      expect(uncertaintyRow(known)[name]).toBeGreaterThan(0);
    }
    expect(uncertaintyRow(known)["passRateHigh"]).toBe(known.interval.passRate.high);
    const names = [...Object.keys(row), ...Object.keys(uncertaintyRow(known))];
    expect(names.toSorted()).toEqual(estimateColumns.toSorted());
  });
});
