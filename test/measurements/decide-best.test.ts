import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { type DecideOptions, decideBest } from "../../src/measurements/decide-best.ts";
import { anytimeRateInterval } from "../../src/montecarlo/rate-sequence.ts";
import { simulate } from "../../src/montecarlo/simulate.ts";
import type { Cell } from "../../src/study/cells.ts";

/** One action with a chance of being right, tried so often: passes with 1 − (1 − chance)^attempts. */
function coin(
  index: number,
  chance: number,
  extra: { attempts?: number; hallucination?: number } = {},
): Cell {
  const { attempts = 1, hallucination = 0 } = extra;
  const input = {
    task: { goal: 1 },
    pool: [{ pmf: { "0": 1 - chance, "1": chance }, hallucination }],
    harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 1, attempts, verification: 0 },
  };
  const identity = `${chance}/${attempts}/${hallucination}`;
  return { index, coordinates: { chance }, subject: resolveScenario(input), input, identity };
}

const coins = (...chances: readonly number[]) => chances.map((chance, i) => coin(i, chance));
const decided = (cells: readonly Cell[], options: Partial<DecideOptions> = {}) =>
  decideBest(cells, { seed: "1", ...options });

describe("the best of many cells", () => {
  it("is found, and what cannot be it is sampled no further", () => {
    const { decided: isDecided, best, cells, trials } = decided(coins(0.2, 0.5, 0.48, 0.3));
    expect([isDecided, best]).toEqual([true, 1]);
    expect(cells.map(({ open }) => open)).toEqual([false, true, false, false]);
    expect(cells[0].trials).toBe(8192);
    expect(cells[2].trials).toBe(cells[1].trials);
    expect(cells[1].trials).toBeGreaterThan(8192);
    expect(trials).toBe(cells.reduce((sum, cell) => sum + cell.trials, 0));
    for (const [i, rate] of [0.2, 0.5, 0.48, 0.3].entries()) {
      expect(cells[i].interval.low).toBeLessThan(rate);
      expect(cells[i].interval.high).toBeGreaterThan(rate);
    }
    expect(cells[1].interval.low).toBeGreaterThanOrEqual(cells[2].interval.high);
  });

  it("has the trials that simulate draws for the cell", () => {
    const all = coins(0.5, 0.49);
    const { cells } = decided(all, { trials: 100_000 });
    for (const [i, { trials, rate }] of cells.entries()) {
      expect(trials).toBeGreaterThan(16_384);
      const alone = simulate(all[i].subject, { seed: "1", cell: all[i].identity, trials });
      expect(rate).toBe(alone.successRate);
    }
  });

  it("adds half of its trials in a round, in whole blocks, and all that may be taken at last", () => {
    const rounds: number[] = [];
    const { cells, decided: isDecided } = decided(coins(0.5, 0.5001), {
      trials: 50_000,
      onRound: ({ trials, open }) => void rounds.push(trials / open),
    });
    expect(rounds).toEqual([8192, 16_384, 24_576, 32_768, 49_152, 50_000]);
    expect([isDecided, cells[0].trials]).toEqual([false, 50_000]);
    expect(cells.every(({ open }) => open)).toBe(true);
  });

  it("need not be told from one that is behind by less than the margin", () => {
    const all = coins(0.5, 0.495, 0.1);
    const strict = decided(all, { trials: 40_000 });
    expect(strict.decided).toBe(false);
    const within = decided(all, { trials: 1_000_000, margin: 0.02 });
    expect(within.decided).toBe(true);
    expect(within.trials).toBeLessThan(200_000);
    const [leader, ...rest] = [
      within.cells[within.best],
      ...within.cells.filter((_, i) => i !== within.best),
    ];
    for (const other of rest) expect(other.interval.high).toBeLessThanOrEqual(leader.interval.low + 0.02);
  });

  it("is found where another can be behind by just the margin", () => {
    // Neither ever passes, so that the surest is at 0 and the other's interval ends at what the margin has to be.
    const never = [coin(0, 0), coin(1, 0, { attempts: 2 })];
    const { high } = anytimeRateInterval(0, 8192, 0.025);
    const at = (margin: number) => decided(never, { margin, trials: 8192 });
    expect(at(high)).toMatchObject({ decided: true, best: 0 });
    expect(at(high * 0.999).decided).toBe(false);
    expect(at(0).decided).toBe(false);
  });

  it("has an interval of its rate that uses its share of the error alone", () => {
    const { cells, ...rest } = decided(coins(0.5, 0.49, 0.1), { trials: 20_000 });
    expect(rest).toMatchObject({ error: 0.05, margin: 0, seed: "1", of: "successRate" });
    for (const { rate, trials, interval } of cells)
      expect(interval).toEqual(anytimeRateInterval(Math.round(rate * trials), trials, 0.05 / 3));
  });

  it("is sampled a million times at most unless told otherwise", () => {
    expect(decided(coins(0.5, 0.50001)).trials).toBe(2_000_000);
  });

  it("leads by its rate where nothing is decided", () => {
    const { decided: isDecided, best, cells } = decided(coins(0.5, 0.502, 0.501), { trials: 8192 });
    expect(isDecided).toBe(false);
    expect(cells[best].rate).toBe(Math.max(...cells.map(({ rate }) => rate)));
  });

  it("is one of which there is least, where less is better", () => {
    const all = [
      coin(0, 0.5, { hallucination: 0.3 }),
      coin(1, 0.5, { hallucination: 0.1 }),
      coin(2, 0.5, { hallucination: 0.2 }),
    ];
    const { best, cells, of } = decided(all, { of: "hallucinationRate" });
    expect([of, best]).toEqual(["hallucinationRate", 1]);
    for (const [i, rate] of [0.15, 0.05, 0.1].entries()) {
      expect(cells[i].interval.low).toBeLessThan(rate);
      expect(cells[i].interval.high).toBeGreaterThan(rate);
      expect(cells[i].rate).toBeCloseTo(rate, 1);
    }
    expect(decided(all, { of: "claimedRate", trials: 8192 }).decided).toBe(false);
  });

  it("is told apart from cells of the same scenario by nothing: they are one", () => {
    const { decided: isDecided, cells } = decided([...coins(0.5, 0.3), coin(2, 0.5)]);
    expect([isDecided, cells.length]).toEqual([true, 2]);
    expect(decided(coins(0.4)).decided).toBe(true);
  });

  it("is wrong in no more cases than it says, over many seeds, where a first look would be", () => {
    const all = coins(0.5, 0.505);
    const wrong = { decided: 0, firstLook: 0 };
    for (let seed = 0; seed < 60; seed++) {
      const { best, decided: isDecided } = decided(all, { seed: `${seed}`, error: 0.1, trials: 200_000 });
      if (isDecided && best === 0) wrong.decided++;
      const [a, b] = all.map((cell) =>
        simulate(cell.subject, { seed: `${seed}`, cell: cell.identity, trials: 8192 }),
      );
      if (a.successRate > b.successRate) wrong.firstLook++;
    }
    expect(wrong.decided).toBeLessThanOrEqual(6);
    // Of 8,192 trials each, a difference of 0.005 has a standard error of 0.0078: a quarter is wrong.
    expect(wrong.firstLook).toBeGreaterThan(8);
  });

  it("hangs on the seed alone", () => {
    expect(decided(coins(0.4, 0.42))).toEqual(decided(coins(0.4, 0.42)));
    expect(decided(coins(0.4, 0.42))).not.toEqual(decided(coins(0.4, 0.42), { seed: "2" }));
  });
});

it.each([
  [{ seed: 1 }, "seed: must be text"],
  [{ of: "meanBias" }, "of: must be passRate, "],
  [{ error: 0 }, "error: must be a number above 0 and at most 0.5"],
  [{ error: 0.6 }, "error: must be a number above 0 and at most 0.5"],
  [{ margin: -0.1 }, "margin: must be a number above 0 and at most 1"],
  [{ trials: 0.5 }, "trials: must be a whole number"],
  [{ delta: 1 }, 'options: unknown key "delta"'],
])("refuses %o", (options, message) => {
  expect(() => decideBest(coins(0.5), { seed: "1", ...options } as never)).toThrow(message);
});

it("refuses no cells, and more than it can hold", () => {
  expect(() => decided([])).toThrow("cells: must be at least one cell");
  const many = Array.from({ length: 10_001 }, (_, i) => ({ ...coins(0.5)[0], identity: `${i}` }));
  expect(() => decided(many)).toThrow(
    /different cells to decide between: 10,001 is over the limit of 10,000/,
  );
});
