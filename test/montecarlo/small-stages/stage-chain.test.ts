import { describe, expect, it } from "vitest";
import { exploreStage, type StageGraph } from "../../../src/montecarlo/small-stages/explore-stage.ts";
import {
  escapeOutcome,
  type StageChain,
  stageChain,
} from "../../../src/montecarlo/small-stages/stage-chain.ts";
import { closedWorld } from "../../support/closed-world.ts";

const graphOf = (outside: object, harness: object, limit = 10_000): StageGraph | null => {
  const scenario = closedWorld(outside, harness);
  return exploreStage(scenario, scenario.stages[0], limit);
};

describe("exploreStage", () => {
  it("finds what can happen in a stage worked by hand", () => {
    // Increments 1 and 2, each 1/2; chunk 2, tolerance 0, one attempt of two actions: 2 reaches, 1 and 1 reaches, 1 and 2 overshoots.
    const graph = graphOf(
      { task: { goal: 2 }, pool: [{ pmf: { 1: 0.5, 2: 0.5 } }] },
      { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2, attempts: 1 },
    );
    expect(graph?.states).toEqual([
      { probabilities: [0.5, 0.5], next: [1, -1] },
      { probabilities: [0.5, 0.5], next: [-2, -3] },
    ]);
    expect(graph?.ends).toEqual([
      { cause: null, accepted: true, truth: 2, actions: 1, attempts: 1 },
      { cause: null, accepted: true, truth: 2, actions: 2, attempts: 1 },
      { cause: "overshoot", accepted: false, truth: 3, actions: 2, attempts: 1 },
    ]);
  });

  it("gives up past its limit", () => {
    expect(graphOf({}, {}, 335)).toBeNull();
    expect(graphOf({}, {}, 336)?.states).toHaveLength(336);
  });

  it("tells states apart by their best attempt only where it is carried", () => {
    expect(graphOf({}, { semantics: { keep: "best" } })?.states.length).toBeGreaterThan(336);
  });
});

describe("stageChain", () => {
  it.each([
    ["one law for all states", {}, {}],
    [
      "a law for each gap",
      { pool: ["model-1", "model-3"] },
      { guidance: [{ rule: "aligned", strength: 0.2 }] },
    ],
    [
      "a law for each gap and step left",
      { pool: ["model-1", "model-3"] },
      { guidance: [{ rule: "value", strength: 2 }] },
    ],
    [
      "false claims",
      { pool: [{ agent: "model-2", hallucination: 0.3 }] },
      { attempts: 2, verification: 0.5 },
    ],
  ])("leads from every place where the graph does, with its probabilities: %s", (_, outside, harness) => {
    const graph = graphOf(outside, harness) as StageGraph;
    const chain = stageChain(graph) as StageChain;
    const placeOf = new Map([[0, chain.start]]);
    const waiting = [0];
    for (const state of waiting) {
      const from = placeOf.get(state) as number;
      graph.states[state].next.forEach((to, outcome) => {
        const place = chain.next[(from & 0xffff) + outcome];
        expect(place & 1).toBe(to < 0 ? 1 : 0);
        if (to < 0) expect(chain.ends[(place & 0xffff) >>> chain.rowShift]).toBe(graph.ends[-1 - to]);
        else if (!placeOf.has(to)) waiting.push(to);
        if (to >= 0) placeOf.set(to, place);
        expect(shareOf(chain, from, outcome)).toBeCloseTo(graph.states[state].probabilities[outcome], 14);
      });
    }
    expect(waiting).toHaveLength(graph.states.length);
  });

  it("goes on from an end as from the start", () => {
    const chain = stageChain(graphOf({}, {}) as StageGraph) as StageChain;
    const ends = [...chain.next].filter((place) => (place & 1) === 1);
    for (const end of ends) {
      expect(end >>> 16).toBe(chain.start >>> 16);
      for (let outcome = 0; outcome < 7; outcome++) {
        expect(chain.next[(end & 0xffff) + outcome]).toBe(chain.next[(chain.start & 0xffff) + outcome]);
      }
    }
  });

  it("goes on from an end by the law of the start where laws differ", () => {
    const pool = ["model-1", "model-3"];
    const graph = graphOf({ pool }, { guidance: [{ rule: "aligned", strength: 0.2 }] }) as StageGraph;
    const chain = stageChain(graph) as StageChain;
    const laws = [0, 1].map((odd) =>
      chain.next.filter((place) => (place & 1) === odd).map((place) => place >>> 16),
    );
    expect(new Set(laws[0]).size).toBeGreaterThan(1);
    expect(new Set(laws[1])).toEqual(new Set([chain.start >>> 16]));
  });

  it("takes as many rows and laws as 16 bits point to, and not one more", () => {
    const end = { cause: null, accepted: true, truth: 0, actions: 1, attempts: 1 };
    const fits = (states: StageGraph["states"]) => stageChain({ states, ends: [end] }) !== null;
    // Rows of one outcome are two cells wide: 2¹⁵ of them, one for the end. Laws have 2¹⁰ points: 64.
    const rows = (count: number) => new Array(count).fill({ probabilities: [1], next: [-1] });
    const laws = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ probabilities: [i / 100, 1 - i / 100], next: [-1, -1] }));
    expect([fits(rows(2 ** 15 - 1)), fits(rows(2 ** 15))]).toEqual([true, false]);
    expect([fits(laws(64)), fits(laws(65))]).toEqual([true, false]);
  });

  it("would not have those probabilities by its points alone: what escapes are for", () => {
    const graph = graphOf({}, {}) as StageGraph;
    const { points } = stageChain(graph) as StageChain;
    const own = points.subarray(0, 1024).filter((point) => point === 0).length;
    expect(Math.abs(own / 1024 - graph.states[0].probabilities[0])).toBeGreaterThan(1e-5);
  });

  it("refuses a law of more outcomes than 7 bits number", () => {
    const chainOf = (outcomes: number) => {
      const wide = {
        probabilities: new Array(outcomes).fill(1 / outcomes),
        next: new Array(outcomes).fill(-1),
      };
      const end = { cause: null, accepted: true, truth: 0, actions: 1, attempts: 1 };
      return stageChain({ states: [wide], ends: [end] });
    };
    expect(chainOf(128)).not.toBeNull();
    expect(chainOf(129)).toBeNull();
    expect(chainOf(200)).toBeNull();
  });
});

/** The probability of an outcome at a place: its points, its part of the escapes, and its part of their escapes. */
function shareOf({ points, pointsOfEscapes, escapes }: StageChain, place: number, outcome: number): number {
  const from = place >>> 16;
  const cells = (of: Uint8Array, value: number) =>
    of.subarray(from, from + 1024).filter((cell) => cell === value).length;
  const sums = escapes[from / 1024].escapes;
  const searched = sums[outcome] - (sums[outcome - 1] ?? 0);
  const ofEscapes =
    (cells(pointsOfEscapes, outcome) + cells(pointsOfEscapes, escapeOutcome) * searched) / 1024;
  return (cells(points, outcome) + cells(points, escapeOutcome) * ofEscapes) / 1024;
}
