import { describe, expect, it } from "vitest";
import { drawEscape } from "../../../src/montecarlo/quantised-law.ts";
import { exploreStage } from "../../../src/montecarlo/small-stages/explore-stage.ts";
import { type ChainDraws, runChain } from "../../../src/montecarlo/small-stages/run-chain.ts";
import {
  escapeOutcome,
  type StageChain,
  stageChain,
} from "../../../src/montecarlo/small-stages/stage-chain.ts";
import { stream } from "../../../src/random/stream.ts";
import { closedWorld } from "../../support/closed-world.ts";

const chainOf = (outside: object = {}, harness: object = {}): StageChain => {
  const scenario = closedWorld(outside, harness);
  const graph = exploreStage(scenario, scenario.stages[0], 10_000);
  return (graph && stageChain(graph)) as StageChain;
};

const drawsFrom = (...names: readonly (string | number)[]): ChainDraws => ({
  points: stream("chain", ...names),
  escapes: stream("chain", ...names, "escapes"),
});

describe("runChain", () => {
  it.each([
    ["one law", 1, chainOf()],
    ["one law", 2, chainOf()],
    ["one law", 2000, chainOf()],
    [
      "a law for each gap",
      2000,
      chainOf({ pool: ["model-1", "model-3"] }, { guidance: [{ rule: "aligned", strength: 0.2 }] }),
    ],
    ["an escape at every second point", 2000, oftenEscaping(chainOf())],
  ])("does what its three lanes do in clear words: %s, %i runs", (_, runs, chain) => {
    const places = new Int32Array(runs);
    const [fast, clear] = [drawsFrom("lanes"), drawsFrom("lanes")];
    runChain(chain, fast, places, runs);
    expect(places).toEqual(inClearWords(chain, clear, runs));
    expect(fast).toEqual(clear);
  });

  it("does so whichever of them is done first", () => {
    const chain = chainOf();
    for (let seed = 0; seed < 20; seed++) {
      const places = new Int32Array(300);
      runChain(chain, drawsFrom("first", seed), places, 300);
      expect(places).toEqual(inClearWords(chain, drawsFrom("first", seed), 300));
    }
  });

  it("ends every run", () => {
    const places = new Int32Array(301);
    runChain(chainOf(), drawsFrom("ends"), places, 301);
    expect(places.every((place) => (place & 1) === 1)).toBe(true);
  });

  it("sees short runs no more often than long ones, though lanes end at different times", () => {
    // Increments 1 and 2, each 1/2; chunk 4, tolerance 0, horizon 4, one attempt. Three runs: one for each lane.
    const chain = chainOf(
      { task: { goal: 4 }, pool: [{ pmf: { 1: 0.5, 2: 0.5 } }] },
      { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 4, attempts: 1 },
    );
    const places = new Int32Array(3);
    let two = 0;
    for (let i = 0; i < 20_000; i++) {
      runChain(chain, drawsFrom("short", i), places, 3);
      for (const place of places)
        two += chain.ends[(place & 0xffff) >>> chain.rowShift].actions === 2 ? 1 : 0;
    }
    // Two actions only by 2 and 2: 1/4. Five standard errors, false alarm 1 in 1.7 million; sees a share off by 0.01.
    expect(Math.abs(two / 60_000 - 1 / 4)).toBeLessThan(5 * Math.sqrt(((1 / 4) * (3 / 4)) / 60_000));
  });
});

/** Three lanes draw from the thirds of each word until one is done; then one after another goes on alone. */
function inClearWords(chain: StageChain, draws: ChainDraws, runs: number): Int32Array {
  const places = new Int32Array(runs);
  const third = Math.floor(runs / 3);
  const lanes = [
    { at: 0, end: third, place: chain.start },
    { at: third, end: 2 * third, place: chain.start },
    { at: 2 * third, end: runs, place: chain.start },
  ];
  const step = (lane: (typeof lanes)[number], outcome: number) => {
    lane.place = chain.next[(lane.place & 0xffff) + outcome];
    if ((lane.place & 1) === 1) places[lane.at++] = lane.place;
  };
  while (lanes.every(({ at, end }) => at < end)) {
    const word = draws.points.nextUint32();
    const tens = [word >>> 22, (word >>> 12) & 1023, (word >>> 2) & 1023];
    const points = lanes.map(({ place }, i) => chain.points[(place >>> 16) + tens[i]]);
    const outcomes = points.map((point, i) => settled(chain, lanes[i].place, point, draws));
    lanes.forEach((lane, i) => {
      step(lane, outcomes[i]);
    });
  }
  for (const lane of lanes) {
    while (lane.at < lane.end) {
      const point = chain.points[(lane.place >>> 16) + Math.floor(draws.points.nextUint32() / 2 ** 22)];
      step(lane, settled(chain, lane.place, point, draws));
    }
  }
  return places;
}

function settled(chain: StageChain, place: number, point: number, { escapes }: ChainDraws): number {
  if (point !== escapeOutcome) return point;
  const again = chain.pointsOfEscapes[(place >>> 16) + Math.floor(escapes.nextUint32() / 2 ** 22)];
  return again === escapeOutcome ? drawEscape(chain.escapes[(place >>> 16) / 1024], escapes) : again;
}

/** The same chain with every second point an escape, and escapes of escapes: the rare paths of the loop, often. */
function oftenEscaping(chain: StageChain): StageChain {
  const thinned = (points: Uint8Array) => points.map((point, i) => (i % 2 === 0 ? escapeOutcome : point));
  return { ...chain, points: thinned(chain.points), pointsOfEscapes: thinned(chain.pointsOfEscapes) };
}
