import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { isUnreachable, StageLaws } from "../../src/model/aim.ts";
import type { Window } from "../../src/model/lattice.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { attemptReach } from "../../src/theory/laws/attempt-reach.ts";
import { type StageAct, stageActs } from "../../src/theory/laws/stage-acts.ts";
import { meetingCounts, supportOf } from "../../src/theory/laws/unreachable.ts";
import { inWorld, oneStage } from "../support/canonical.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

const sumsMeet = ({ members, stage, guided }: StageAct): boolean =>
  meetingCounts(members, guided.target.window, stage.horizon).length > 0;

const gapRules = ["aligned", "misaligned", "compliance"] as const;

/** A tilt so strong that a path's probability may underflow is no counter-example: every action must keep some weight. */
const gentle = [0, 0.1, 0.5, 2];

/** Paths of at most 12 actions, each with at least this probability, cannot underflow. */
function isWellAbove(scenario: Scenario): boolean {
  return stageActs(scenario).every(({ free, stage }) => {
    const { truthful, hallucinated } = free.at(0, stage.horizon);
    return truthful.every((p, a) => p + hallucinated[a] === 0 || p + hallucinated[a] > 1e-12);
  });
}

describe("meetingCounts", () => {
  const law = (pmf: Record<string, number>, chunk: number) => stageActs(oneStage(pmf, { chunk }))[0];

  it("lists the numbers of actions that can sum into a window", () => {
    const { members } = law({ "2": 0.5, "5": 0.5 }, 9);
    expect(meetingCounts(members, { low: 9, high: 10 }, 6)).toEqual([2, 3, 5]);
    expect(meetingCounts(members, { low: 8, high: 8 }, 3)).toEqual([]);
    expect(supportOf(members)).toEqual([2, 5]);
  });

  it("sees gaps that the least and the largest increment do not show", () => {
    const { members } = law({ "1": 0.5, "3": 0.5 }, 2);
    expect(isUnreachable(members, { low: 2, high: 2 }, 1)).toBe(false);
    expect(meetingCounts(members, { low: 2, high: 2 }, 1)).toEqual([]);
  });
});

describe("T1.unreachable: p = 0 exactly when no n ≤ H has a sum of increments in the window", () => {
  it("holds one way over every option: without a sum there is no reach, whatever the attempts", () => {
    const drawn = largerScenarios({ members: 3, rules: gapRules, least: -3, hallucination: true });
    let met = 0;
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom("closed", "open"),
        fc.constantFrom("restart", "undo"),
        (input, feedback, onOvershoot) => {
          const semantics = { feedback, onOvershoot } as const;
          const scenario = resolveScenario({ ...input, harness: { ...input.harness, semantics } });
          const { stages } = evaluateExactly(scenario);
          const [first, ...others] = stageActs(scenario);
          if (others.length > 0 || sumsMeet(first)) return;
          met++;
          expect(stages.flatMap(({ reach, claimed }) => [reach, claimed])).toEqual(
            stages.flatMap(() => [0, 0]),
          );
        },
      ),
      { numRuns: 2000 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it("holds both ways with closed feedback and an aim ahead, also where progress can be lost or overshoot is taken back", () => {
    const drawn = largerScenarios({ members: 3, rules: gapRules, strengths: gentle, least: -3 });
    const met = { yes: 0, no: 0 };
    fc.assert(
      fc.property(drawn, fc.constantFrom("restart", "undo"), (input, onOvershoot) => {
        const scenario = resolveScenario({
          ...input,
          harness: { ...input.harness, semantics: { onOvershoot } },
        });
        fc.pre(isWellAbove(scenario));
        for (const act of stageActs(scenario)) {
          expect(attemptReach(act.guided, "closed") > 0).toBe(
            sumsMeet(act) && canApproach(act.guided.target.window),
          );
          met[sumsMeet(act) ? "yes" : "no"]++;
        }
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(met.yes, met.no)).toBeGreaterThan(100);
  });

  it("holds by the least and the largest increment alone when no lattice point between them is impossible", () => {
    fc.assert(
      fc.property(largerScenarios(), (input) => {
        const scenario = resolveScenario(input);
        fc.pre(isWellAbove(scenario));
        for (const { members, stage, free } of stageActs(scenario)) {
          fc.pre(members.every(({ probabilities }) => probabilities.every((p) => p > 0)));
          const { window } = free.target;
          expect(isUnreachable(members, window, stage.horizon)).toBe(attemptReach(free, "closed") === 0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("makes K = 2 and K = 80 of the canonical world hopeless at every number of attempts", () => {
    for (const subgoals of [2, 80]) {
      for (const attempts of [1, 1000]) {
        const scenario = inWorld("closed", "model-2", { decomposition: { subgoals }, attempts });
        expect(stageActs(scenario).some(sumsMeet)).toBe(false);
        expect(evaluateExactly(scenario).passRate).toBe(0);
      }
    }
  });

  describe("fails when it is broken:", () => {
    it("one action too few looked at", () => {
      const holds = fc.property(largerScenarios(), (input) =>
        stageActs(resolveScenario(input)).every(
          ({ members, stage, free }) =>
            meetingCounts(members, free.target.window, stage.horizon - 1).length > 0 ||
            attemptReach(free, "closed") === 0,
        ),
      );
      expectCounterExample(holds);
    });

    it("the interval test taken for exact over supports with gaps", () => {
      const holds = fc.property(largerScenarios(), (input) =>
        stageActs(resolveScenario(input)).every(
          ({ members, stage, free }) =>
            isUnreachable(members, free.target.window, stage.horizon) || attemptReach(free, "closed") > 0,
        ),
      );
      expectCounterExample(holds);
    });

    it("the converse asked of planned attempts", () => {
      const holds = fc.property(largerScenarios({ semantics: { feedback: "open" } }), (input) =>
        stageActs(resolveScenario(input)).every(
          (act) => !sumsMeet(act) || attemptReach(act.free, "open") > 0,
        ),
      );
      expectCounterExample(holds);
    });

    it("the converse asked of an aim behind the start", () => {
      // Three steps back sum to −3, but the first of them already lies past a window that is all below 0.
      const scenario = oneStage({ "-1": 1 }, { chunk: 1, horizon: 3 });
      const { members, stage } = stageActs(scenario)[0];
      const law = new StageLaws(scenario, members).at(stage, -3);
      expect(meetingCounts(members, law.target.window, 3)).toEqual([3]);
      expect(canApproach(law.target.window)).toBe(false);
      expect(law.continuation(0, 3)).toBe(0);
    });
  });
});

/**
 * The converse's premise: a window that does not lie wholly below the start. Then any increments that sum into it can be taken in
 * an order that never overshoots on the way: those below 0 first. A chunk is positive, so a relative anchor always meets it.
 */
function canApproach({ low, high }: Window): boolean {
  return low <= high && high >= 0;
}
