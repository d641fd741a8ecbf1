import { describe, expect, it } from "vitest";
import { attemptFacts, phasesOf, toleranceFacts } from "../../../src/analysis/facts/phases.ts";
import { phaseRows } from "../../support/phase-rows.ts";

type Rates = Readonly<Record<number, readonly (number | null)[]>>;

const attempts = (rates: Rates) =>
  phasesOf(phaseRows("a", "attempts", [1, 2, 3, 4, 8], rates), "attempts")[0];

const tolerances = (rates: Rates, subgoals: readonly number[] = [1, 5, 10, 120]) =>
  phasesOf(phaseRows("a", "tolerance", subgoals, rates), "tolerance");

const ridge = (rates: Rates) => attempts(rates).ridge.map(({ subgoals, level }) => [subgoals, level]);

describe("phasesOf", () => {
  it("has the best point of each level for its ridge, and none where the best is shared or nothing passes", () => {
    expect(ridge({ 1: [0.1, 0.2, 0, 0, 0], 2: [0.3, 0.3, 0, 0, 0], 3: [0, 0, 0, 0, 0] })).toEqual([[2, 1]]);
  });

  it("has no best in a level of one point that never passes, and one in a level of one that does", () => {
    const [{ ridge: one }] = phasesOf(phaseRows("a", "attempts", [5], { 1: [0], 2: [0.1] }), "attempts");
    expect(one.map(({ subgoals, level }) => [subgoals, level])).toEqual([[5, 2]]);
  });

  it("takes rates within rounding of the best for shared, at any size", () => {
    expect(ridge({ 1: [1, 1 - 1e-13, 0, 0, 0], 2: [2e-20, 1e-20, 0, 0, 0] })).toEqual([[1, 2]]);
  });

  it("orders levels and columns whatever the order of the rows, and leaves sampled rows out", () => {
    const rows = phaseRows("a", "attempts", [1, 2], { 1: [0.1, 0.2], 2: [0.3, 0.4] }).toReversed();
    const [{ levels }] = phasesOf([...rows, { ...rows[0], engine: "monte-carlo" }], "attempts");
    expect(levels.map((points) => points.map(({ passRate }) => passRate))).toEqual([
      [0.1, 0.2],
      [0.3, 0.4],
    ]);
  });
});

describe("attemptFacts", () => {
  it("finds where the best count goes, when it jumps, and that it jumps onto an echo", () => {
    const facts = attemptFacts(
      attempts({ 1: [0, 0.5, 0.1, 0.1, 0.2], 2: [0, 0.6, 0.3, 0.2, 0.5], 4: [0, 0.7, 0.5, 0.4, 0.9] }),
    );
    expect(facts).toMatchObject({ best: { from: 2, to: 8 }, jump: { attempts: 4, isEcho: true } });
  });

  it("knows a jump that is none onto an echo", () => {
    const facts = attemptFacts(attempts({ 1: [0, 0.5, 0.4, 0.3, 0.2], 2: [0, 0.6, 0.6, 0.6, 0.9] }));
    expect(facts.jump).toEqual({ attempts: 2, isEcho: false });
  });

  it("has no jump up to twice as many", () => {
    const facts = attemptFacts(attempts({ 1: [0, 0.5, 0.1, 0.1, 0], 2: [0, 0.6, 0.3, 0.7, 0] }));
    expect(facts).toMatchObject({ best: { from: 2, to: 4 }, jump: null });
  });

  it("has a jump to anything above twice as many", () => {
    const rows = phaseRows("a", "attempts", [2, 4, 5], {
      1: [0.5, 0.1, 0.2],
      2: [0.5, 0.6, 0.3],
      3: [0.5, 0.6, 0.7],
    });
    const [phase] = phasesOf(rows, "attempts");
    expect(attemptFacts(phase).jump).toEqual({ attempts: 3, isEcho: false });
  });

  it("lists what is within reach, and the holes in it", () => {
    const facts = attemptFacts(attempts({ 1: [null, 0.1, null, 0, null], 2: [null, 0.1, null, 0.1, null] }));
    expect(facts).toMatchObject({ within: [2, 4], holes: [3], isOpened: false });
  });

  it("sees a pass where a stage was said to be out of reach", () => {
    const rows = phaseRows("a", "attempts", [1, 2], { 1: [0.1, 0.2] });
    const [phase] = phasesOf(
      rows.map((row) => ({ ...row, failureUnreachable: 0.1 })),
      "attempts",
    );
    expect(attemptFacts(phase).isOpened).toBe(true);
  });

  it("has no best where nothing passes", () => {
    expect(attemptFacts(attempts({ 1: [null, 0, 0, 0, 0] }))).toMatchObject({ best: null, jump: null });
  });
});

describe("toleranceFacts", () => {
  const rates = {
    0: [null, 0.1, 0, null],
    1: [null, 0.7, 0.8, 0.1],
    2: [0, 0.95, 0.96, 0.97],
    3: [0, 0.9, 1, 1],
  };

  it("finds the tolerances that open both ends", () => {
    const [agent] = toleranceFacts(tolerances(rates)).agents;
    expect([agent.coarseFrom, agent.fineFrom]).toEqual([2, 1]);
  });

  it("finds from where on every usual count is safe, and counts the best ones below", () => {
    // usual: K = 5 and 10; the best is K = 5 at 0 and 10 at 1, and from 2 on all pass 0.9 or more
    const facts = toleranceFacts(tolerances(rates));
    expect(facts.usual).toEqual({ from: 5, to: 10 });
    expect(facts.agents[0].alike).toEqual({ from: 2, bestsBelow: 2 });
  });

  it("does not take a safe level below an unsafe one for the beginning", () => {
    const [agent] = toleranceFacts(
      tolerances({ 0: [0, 1, 1, 0], 1: [0, 0.5, 1, 0], 2: [0, 1, 1, 0] }),
    ).agents;
    expect(agent.alike?.from).toBe(2);
  });

  it("takes the counts from 5 to 24 for the usual ones, whatever the others do", () => {
    const wide = tolerances({ 0: [0, 0.9, 0.9, 0], 1: [1, 0.9, 1, 1] }, [4, 5, 24, 25]);
    expect(toleranceFacts(wide).usual).toEqual({ from: 5, to: 24 });
    expect(toleranceFacts(wide).agents[0].alike?.from).toBe(0);
    const unsafe = tolerances({ 0: [1, 1, 0.8, 1], 1: [1, 0.8, 1, 1], 2: [0, 1, 1, 0] }, [4, 5, 24, 25]);
    expect(toleranceFacts(unsafe).agents[0].alike?.from).toBe(2);
  });

  it("has the best pass rate of each tolerance, also of one count alone", () => {
    const [several] = toleranceFacts(tolerances(rates)).agents;
    expect(several.best).toEqual([
      { tolerance: 0, passRate: 0.1 },
      { tolerance: 1, passRate: 0.8 },
      { tolerance: 2, passRate: 0.97 },
      { tolerance: 3, passRate: 1 },
    ]);
    const [alone] = toleranceFacts(tolerances({ 0: [0.5], 2: [0.95] }, [8])).agents;
    expect(alone.best).toEqual([
      { tolerance: 0, passRate: 0.5 },
      { tolerance: 2, passRate: 0.95 },
    ]);
    expect(alone.alike).toEqual({ from: 2, bestsBelow: 1 });
  });

  it("has none where the last level is not safe, or no usual count is asked", () => {
    expect(toleranceFacts(tolerances({ 0: [0, 0.89, 1, 0] })).agents[0].alike).toBeNull();
    const unusual = toleranceFacts(tolerances({ 0: [1, 1, 1, 1] }, [1, 2, 30, 40]));
    expect([unusual.usual, unusual.agents[0].alike]).toEqual([null, null]);
  });
});
