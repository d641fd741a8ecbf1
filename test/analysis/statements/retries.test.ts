import { describe, expect, it } from "vitest";
import { retryCaption } from "../../../src/analysis/statements/retries.ts";
import { madeUpTables } from "../../support/made-up-tables.ts";

type Curve = (attempts: number, subgoals: number) => number;

/** The study of retries, in which model-2 passes and strays as it is told to. */
const decided = (pass: Curve, bias: Curve = (attempts) => 1 / attempts) =>
  retryCaption.decide(
    madeUpTables("exact", ({ harness: { attempts, decomposition } }) => {
      const { subgoals } = decomposition as { subgoals: number };
      const at = [Number(attempts), subgoals] as const;
      return { engine: "exact", successRate: pass(...at), meanAbsoluteBias: bias(...at) };
    }),
  );

const isMatched = (subgoals: number) => subgoals > 2 && subgoals < 80;

/** 1 − 2^−R where chunks match, and never elsewhere. */
const saturating: Curve = (attempts, subgoals) => (isMatched(subgoals) ? 1 - 2 ** -attempts : 0);

describe("figure-5", () => {
  it("holds where retries saturate: of each matched K the rise, its end and every step", () => {
    // Never at two K; of three others the rise and the saturation, 15 steps up, and 14 from each gain and change to the next.
    const { verdict, cases, numbers } = decided(saturating);
    expect([verdict, cases]).toEqual(["holds", { holding: 137, of: 2 + 3 * (2 + 15 + 14 + 14) }]);
    const curves = numbers["curves"] as readonly { subgoals: number; attempts: readonly number[] }[];
    expect(curves.map(({ subgoals }) => subgoals)).toEqual([2, 4, 8, 18, 80]);
    for (const { attempts } of curves)
      expect([attempts[0], attempts.length, attempts[15]]).toEqual([1, 16, 16]);
  });

  it.each([2, 80])("fails where some number of retries helps at K = %i", (mismatched) => {
    const { verdict, exceptions } = decided((attempts, subgoals) =>
      subgoals === mismatched && attempts === 7 ? 0.25 : saturating(attempts, subgoals),
    );
    expect(verdict).toBe("fails");
    expect(exceptions).toEqual([{ case: "never", agent: "model-2", subgoals: mismatched, passRate: 0.25 }]);
  });

  it("fails where the last retry adds as much as the first", () => {
    const { verdict, exceptions } = decided((attempts, k) => (isMatched(k) ? attempts / 32 : 0));
    expect(verdict).toBe("fails");
    expect(exceptions.map((one) => [one.case, one["subgoals"]])).toEqual([
      ["saturation", 4],
      ["saturation", 8],
      ["saturation", 18],
    ]);
  });

  it("fails where retries lose passes", () => {
    const { verdict, exceptions } = decided((attempts, k) => (isMatched(k) ? 1 / attempts : 0));
    expect(verdict).toBe("fails");
    expect(exceptions.filter((one) => one.case === "rise")).toHaveLength(3);
    expect(exceptions.filter((one) => one.case === "pass-step")).toHaveLength(45);
  });

  it("lists a gain, and a change of the bias, above the one before, past the largest", () => {
    // The ninth attempt gains, and moves the bias, by what the eighth and the ninth would: the eighth by nothing.
    const held = (attempts: number) => (attempts === 8 ? 7 : attempts);
    const { verdict, exceptions } = decided(
      (attempts, k) => saturating(held(attempts), k),
      (attempts) => 1 / held(attempts),
    );
    expect(verdict).toBe("holds with exceptions");
    expect(new Set(exceptions.map((one) => one.case))).toEqual(new Set(["gain-fades", "bias-change-fades"]));
    for (const { at } of exceptions) expect(at).toEqual([8, 9]);
    expect(exceptions).toHaveLength(6);
  });

  it("asks nothing of the changes before the largest", () => {
    // the bias first moves by 1, 2, 3, then by less and less
    const late: Curve = (attempts) => [20, 19, 17, 14, 12, 11][attempts - 1] ?? 11;
    expect(decided(saturating, late).verdict).toBe("holds");
  });
});
