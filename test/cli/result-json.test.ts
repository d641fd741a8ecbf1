import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { resultHash } from "../../src/cli/result-json.ts";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { closedWorld } from "../support/closed-world.ts";

const outcome = evaluateExactly(closedWorld());
const { finalProgress } = outcome;
const probabilities = Array.from(finalProgress.probabilities);
const withPmf = (changed: readonly number[]) => ({
  ...outcome,
  finalProgress: { ...finalProgress, probabilities: changed },
});

/** Every object with its keys in order, and typed arrays as lists. */
const sorted = (_: string, value: unknown): unknown => {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};

describe("the hash of an outcome", () => {
  it("is over its figures as text and then its pmf as little-endian bytes", () => {
    const { finalProgress: _, ...rest } = outcome;
    const { from, step } = finalProgress;
    const view = new DataView(new ArrayBuffer(8 * probabilities.length));
    probabilities.forEach((value, i) => {
      view.setFloat64(8 * i, value, true);
    });
    const hash = createHash("sha256").update(
      JSON.stringify({ ...rest, finalProgress: { from, step } }, sorted),
    );
    expect(resultHash(outcome)).toBe(hash.update(new Uint8Array(view.buffer)).digest("hex"));
  });

  it("changes with every number, by a last bit too, and not with how they are held", () => {
    const own = resultHash(outcome);
    expect(resultHash(withPmf(probabilities))).toBe(own);
    expect(resultHash({ ...outcome, passRate: outcome.passRate + 2 ** -53 })).not.toBe(own);
    expect(
      resultHash({ ...outcome, finalProgress: { ...finalProgress, from: finalProgress.from + 1 } }),
    ).not.toBe(own);
    for (const i of [0, 7, probabilities.length - 1]) {
      expect(resultHash(withPmf(probabilities.with(i, probabilities[i] + 1e-3)))).not.toBe(own);
    }
  });

  it("does not tell 0 from −0", () => {
    expect(resultHash(withPmf([0, 1]))).toBe(resultHash(withPmf([-0, 1])));
    expect(resultHash({ ...outcome, meanBias: -0 })).toBe(resultHash({ ...outcome, meanBias: 0 }));
  });
});
