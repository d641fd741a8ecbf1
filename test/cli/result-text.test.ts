import { describe, expect, it } from "vitest";
import { resultHash } from "../../src/cli/result-json.ts";
import { resultText } from "../../src/cli/result-text.ts";
import { type ExactOutcome, evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import type { Estimate } from "../../src/montecarlo/estimate.ts";
import { simulate } from "../../src/montecarlo/simulate.ts";
import { closedWorld } from "../support/closed-world.ts";

const world = closedWorld();
const exact = evaluateExactly(world);
const sampled = simulate(world, { seed: "s", trials: 100 });

type Shown = Parameters<typeof resultText>[1];

/** The row that begins with a label, its cells parted by bars. */
function rowOf(label: string, result: Shown): string | undefined {
  const row = resultText(world, result, false)
    .split("\n")
    .find((line) => line.startsWith(`  ${label}  `));
  return row?.trim().split(/ {2,}/).slice(1).join(" | ");
}

const exactly = (changes: Partial<ExactOutcome>): Shown => ({
  exact: { ...exact, ...changes },
  monteCarlo: null,
});

/** Both engines: the exact one with these numbers, and 100 trials with those. */
const both = (ofExact: Partial<ExactOutcome>, ofSample: Partial<Estimate>): Shown => ({
  exact: { ...exact, ...ofExact },
  monteCarlo: { ...sampled, ...ofSample },
});

describe("resultText", () => {
  it("has the name of the scenario in bold and what is beside the figures dimmed, where colours are taken", () => {
    const dimmed = (result: Shown) =>
      resultText(world, result, true)
        .split("\n")
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them.
        .map((line) => /^\u001b\[(\d)m.*\u001b\[22m$/.exec(line)?.[1] ?? (line === "" ? "" : "plain"));
    const [name, ...rest] = dimmed({ exact, monteCarlo: sampled });
    const [words, figures, note] = rest.join(" ").split(/ {2}/);
    expect(name).toBe("1");
    expect(words).toMatch(/^2( 2)*$/);
    expect(figures).toMatch(/^2( plain)+$/);
    expect(note).toBe("2");
    expect(resultText(world, { exact, monteCarlo: sampled }, false)).not.toContain("\u001b");
  });

  it("tells rates with four digits and means with as many, each in its row", () => {
    const result = exactly({ passRate: 0.25, meanBias: -1.25, expectedActions: 1234.5 });
    expect(["pass rate", "mean bias", "actions"].map((label) => rowOf(label, result))).toEqual([
      "0.2500",
      "-1.250",
      "1,235",
    ]);
  });

  it("tells the bias quantiles by their level, in progress", () => {
    const result = exactly({ biasQuantiles: { p05: -14, p25: -9, p50: 0, p75: 3, p95: 6 } });
    const rows = [5, 50, 95].map((level) => rowOf(`bias, ${level} % quantile`, result));
    expect(rows).toEqual(["-14", "0", "6"]);
  });

  it("has a row for a cause that happens, in either engine", () => {
    const never = { overshoot: 0, stall: 0, unreachable: 0, unsupportedClaim: 0, budget: 0 };
    expect(rowOf("first miss: stall", exactly({ failures: never }))).toBeUndefined();
    expect(rowOf("first miss: stall", exactly({ failures: { ...never, stall: 1e-16 } }))).toBeUndefined();
    expect(rowOf("first miss: stall", exactly({ failures: { ...never, stall: 1e-15 } }))).toBeUndefined();
    expect(rowOf("first miss: stall", exactly({ failures: { ...never, stall: 2e-15 } }))).toBe("0");
    expect(
      rowOf("first miss: stall", both({ failures: never }, { failures: { ...never, stall: 0.25 } })),
    ).toBe("0 | 0.2500 | 0.2500");
    expect(rowOf("first miss: stall", exactly({ failures: { ...never, stall: 0.012345 } }))).toBe("0.0123");
  });

  it("tells what is claimed where some of it is not true", () => {
    const claims = (claimedRate: number, hallucinationRate: number) =>
      ["claimed rate", "hallucination rate"].map((label) =>
        rowOf(label, exactly({ claimedRate, hallucinationRate })),
      );
    expect(claims(0.5, 0)).toEqual([undefined, undefined]);
    expect(claims(0.5, 0.125)).toEqual(["0.5000", "0.1250"]);
  });

  it("heads a column for each engine, and their difference where there are two", () => {
    const heads = (result: Shown) =>
      resultText(world, result, false)
        .split("\n")
        .find((line) => /exact|monte-carlo/.test(line))
        ?.trim()
        .split(/ {2,}/);
    expect(heads({ exact, monteCarlo: null })).toEqual(["exact"]);
    expect(heads({ exact: null, monteCarlo: sampled })).toEqual(["monte-carlo, 100 trials"]);
    expect(heads(both({}, { trials: 2000 }))).toEqual(["exact", "monte-carlo, 2,000 trials", "difference"]);
  });

  it("parts the engines by standard errors: a rate's is the exact rate's at so many trials", () => {
    const interval = { ...sampled.interval, passRate: { low: 0.125, high: 0.375 } };
    // 0.2 × 0.8 over 100 trials: a standard error of 0.04.
    const rate = (passRate: number) => rowOf("pass rate", both({ passRate: 0.2 }, { passRate, interval }));
    expect(rate(0.3)).toBe("0.2000 | 0.3000 | [0.1250, 0.3750] | +2.5 se");
    expect(rate(0.1)).toBe("0.2000 | 0.1000 | [0.1250, 0.3750] | −2.5 se");
    const certain = (passRate: number) => rowOf("pass rate", both({ passRate: 1 }, { passRate, interval }));
    expect(certain(1)).toBe("1 | 1 | [0.1250, 0.3750] | none");
    expect(certain(0.5)).toBe("1 | 0.5000 | [0.1250, 0.3750] | -0.5000");
  });

  it("parts the engines by the sample's own standard error for a mean", () => {
    const mean = (expectedActions: number, error: number) =>
      rowOf(
        "actions",
        both(
          { expectedActions: 20 },
          { expectedActions, standardError: { ...sampled.standardError, expectedActions: error } },
        ),
      );
    expect(mean(21, 0.4)).toBe("20 | 21 ± 0.4 | +2.5 se");
    expect(mean(21, 0.456)).toBe("20 | 21 ± 0.46 | +2.2 se");
    expect(mean(20, 0.4)).toBe("20 | 20 ± 0.4 | +0.0 se");
    const apart = (bias: number) =>
      rowOf(
        "mean bias",
        both({ meanBias: 0 }, { meanBias: bias, standardError: { ...sampled.standardError, meanBias: 0 } }),
      );
    // What rounding leaves is no difference.
    expect([apart(-9e-13), apart(1e-12)]).toEqual(["0 | 0 ± 0 | none", "0 | 0 ± 0 | 0"]);
    // One trial says nothing of its error.
    expect(mean(21, Number.NaN)).toBe("20 | 21 | 1");
    expect(mean(20, 0)).toBe("20 | 20 ± 0 | none");
    const quantiles = { p05: -14, p25: -9, p50: 0, p75: 3, p95: 6 };
    const biased = both({ biasQuantiles: quantiles }, { biasQuantiles: { ...quantiles, p05: -12 } });
    expect(rowOf("bias, 5 % quantile", biased)).toBe("-14 | -12 | 2");
  });

  it("tells how far a continuous scenario's value moved, with one digit", () => {
    const error = { ...evaluateExactly(closedWorld()).discretisation?.error };
    const of = (passRate: number) =>
      rowOf(
        "pass rate",
        exactly({ passRate: 0.5, discretisation: { step: 0.125, error: { ...error, passRate } } as never }),
      );
    expect([of(0.0234), of(6e-5), of(5e-5), of(4.4e-5)]).toEqual([
      "0.5000 ± 0.02",
      "0.5000 ± 0.00006",
      "0.5000 ± 0.00005",
      "0.5000 ± 4e-5",
    ]);
  });

  it("tells up to twelve runs of stages alike, and of more the first eight and the last three", () => {
    const stages = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...exact.stages[0], reach: (100 - i) / 100 }));
    const told = (count: number) =>
      resultText(world, exactly({ stages: stages(count) }), false)
        .match(/(?<=reach of stage )\d+/g)
        ?.map(Number);
    expect(told(12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(told(13)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13]);
  });

  it("puts stages alike into one row, and the tail into its own", () => {
    const stage = { ...exact.stages[0], reach: 0.5 };
    const stages = [
      stage,
      stage,
      { ...stage, reach: 0.25 },
      { ...stage, reach: 0.25, part: "tail" as const },
    ];
    expect(
      rowOf(
        "reach of stages 1–2",
        exactly({ stages: [stage, stage].map((one) => ({ ...one, reach: 0.005 })) }),
      ),
    ).toBe("0.0050");
    const labels = resultText(world, exactly({ stages }), false).match(/reach of .*?(?= {2})/g);
    expect(labels).toEqual(["reach of stages 1–2", "reach of stage 3", "reach of the tail"]);
  });

  it("says what a sample's columns mean, in an empty line's distance, and nothing of exact ones", () => {
    const note = "seed s; [low, high] is the 99 % interval, ± one standard error";
    const text = resultText(world, { exact: null, monteCarlo: { ...sampled, confidence: 0.99 } }, false);
    expect(text.split("\n").slice(-2)).toEqual(["", `  ${note}`]);
    expect(resultText(world, { exact, monteCarlo: null }, false)).toMatch(/\n {2}result hash +\S+$/);
    const refined = exactly({ discretisation: { step: 0.125, error: exact } as never });
    expect(resultText(world, refined, false).split("\n").slice(-2)).toEqual([
      "",
      "  exact ±: how far the value moved when the step was halved to 0.125",
    ]);
  });

  it("has the first digits of each engine's result hash", () => {
    const [ofExact, ofSample] = [exact, sampled].map((outcome) => resultHash(outcome).slice(0, 16));
    const hash = (result: Shown) => rowOf("result hash", result);
    expect(hash({ exact, monteCarlo: null })).toBe(ofExact);
    expect(hash({ exact: null, monteCarlo: sampled })).toBe(ofSample);
    expect(hash({ exact, monteCarlo: sampled })).toBe(`${ofExact} | ${ofSample}`);
  });
});
