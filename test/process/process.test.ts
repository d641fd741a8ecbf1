import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { type Branch, Process } from "../../src/process/process.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

/** Some walk through the process: which branch is taken where is drawn beforehand. */
function walk(process: Process, choices: readonly number[]): Branch[] {
  const taken: Branch[] = [];
  let branches = process.begin();
  for (let i = 0; branches.length > 0; i++) {
    const chosen = branches[choices[i % choices.length] % branches.length];
    taken.push(chosen);
    branches = process.branches(chosen.next);
    const total = branches.reduce((sum, { probability }) => sum + probability, 0);
    if (branches.length > 0) expect(Math.abs(total - 1)).toBeLessThan(1e-12);
  }
  return taken;
}

const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 });

describe("Process", () => {
  it("ends on every walk, with branches that sum to 1 all the way", () => {
    fc.assert(
      fc.property(smallScenarios(), choices, (input, choices) => {
        const taken = walk(new Process(resolveScenario(input)), choices);
        expect(taken.at(-1)?.next.phase).toBe("end");
      }),
      { numRuns: 400 },
    );
  });

  it("tells in its events what its states hold", () => {
    fc.assert(
      fc.property(smallScenarios(), choices, (input, choices) => {
        const taken = walk(new Process(resolveScenario(input)), choices);
        const events = taken.flatMap((branch) => branch.events);
        const { trajectory } = taken[taken.length - 1].next;
        const count = (kind: string) => events.filter((event) => event.kind === kind).length;
        expect(count("action")).toBe(trajectory.actions);
        expect(count("attempt")).toBe(trajectory.attempts);
        const ends = events.flatMap((event) => (event.kind === "stageEnd" ? [event] : []));
        expect(ends.at(-1)?.trueProgress ?? 0).toBe(trajectory.total.truth);
        const firstMiss = ends.find(({ verdict }) => verdict !== "reached");
        if (firstMiss)
          expect(trajectory.firstMiss).toEqual({ stage: firstMiss.stage, cause: firstMiss.cause });
      }),
      { numRuns: 400 },
    );
  });
});
