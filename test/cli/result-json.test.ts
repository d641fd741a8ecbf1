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

/** Every object with its keys in order. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

describe("the hash of an outcome", () => {
  it("is over its figures as text and then its stages and its pmf as little-endian bytes", () => {
    const { finalProgress: _, stages, ...rest } = outcome;
    const { from, step } = finalProgress;
    const numbers = [
      ...stages.flatMap((stage) => [
        stage.chunk,
        stage.milestone,
        stage.reach,
        stage.claimed,
        stage.firstMissed,
      ]),
      ...probabilities,
    ];
    const view = new DataView(new ArrayBuffer(8 * numbers.length));
    numbers.forEach((value, i) => {
      view.setFloat64(8 * i, value, true);
    });
    const parts = stages.map(() => "scaffold").join(" ");
    const figures = JSON.stringify({ ...rest, finalProgress: { from, step }, parts }, sorted);
    const hash = createHash("sha256").update(figures).update(new Uint8Array(view.buffer)).digest("hex");
    expect(resultHash(outcome)).toBe(hash);
  });

  it("changes with everything that is said of a stage", () => {
    const [first, ...others] = outcome.stages;
    const withFirst = (changed: Partial<typeof first>) =>
      resultHash({ ...outcome, stages: [{ ...first, ...changed }, ...others] });
    const hashes = [
      withFirst({}),
      withFirst({ part: "tail" }),
      ...(["chunk", "milestone", "reach", "claimed", "firstMissed"] as const).map((name) =>
        withFirst({ [name]: first[name] + 2 ** -45 }),
      ),
    ];
    expect(new Set(hashes).size).toBe(7);
    expect(Object.keys(first)).toHaveLength(6);
    expect(hashes[0]).toBe(resultHash(outcome));
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
