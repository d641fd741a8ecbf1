import type { Stream } from "../../random/stream.ts";
import { drawEscape } from "../quantised-law.ts";
import { drawBits, escapeOutcome, type StageChain } from "./stage-chain.ts";

/** One generator for every draw, and one for the few that escape (quantised-law.ts), so that the hot loop calls nothing. */
export interface ChainDraws {
  readonly points: Stream;
  readonly escapes: Stream;
}

/**
 * Runs a stage `runs` times and writes the place each run ended at into `places`.
 *
 * The hot loop of the Monte Carlo engine. In clear words, for one lane:
 *
 *     place = next[row(place) + points[law(place) + random bits]]
 *     places[i] = place;  if the stage ended: i = i + 1
 *
 * What makes it fast: it does not branch, for the place is always written and the index grows by the bit that says
 * "ended", so that no branch is there to be mispredicted. Three lanes, each with a third of the runs, take the three
 * draws of one 32-bit word, so that the processor works on one lane's tables while it waits for another's. xoshiro128**
 * (src/random/stream.ts) is written out with its state in local variables; escapes have a generator of their own, and
 * are looked after outside the innermost loop, which then calls nothing.
 *
 * Each lane does a number of runs fixed beforehand. Stopping all lanes at one moment and keeping what is done would not
 * do: short runs would be seen too often.
 */
export function runChain(chain: StageChain, draws: ChainDraws, places: Int32Array, runs: number): void {
  const third = Math.floor(runs / 3);
  const lanes: Lanes = [
    { at: 0, end: third, place: chain.start },
    { at: third, end: 2 * third, place: chain.start },
    { at: 2 * third, end: runs, place: chain.start },
  ];
  runTogether(chain, draws, places, lanes);
  for (const lane of lanes) runAlone(chain, draws, places, lane);
}

interface Lane {
  /** The coming run, and the one after the last. */
  at: number;
  readonly end: number;
  place: number;
}

type Lanes = readonly [Lane, Lane, Lane];

/** All three lanes, until one of them is done. */
function runTogether(chain: StageChain, draws: ChainDraws, places: Int32Array, lanes: Lanes): void {
  const { points, next } = chain;
  const { state } = draws.points;
  let s0 = state[0];
  let s1 = state[1];
  let s2 = state[2];
  let s3 = state[3];
  let { at: i, place: a } = lanes[0];
  let { at: j, place: b } = lanes[1];
  let { at: k, place: c } = lanes[2];
  for (;;) {
    // No lane can be done sooner than after as many actions as it has runs left.
    let actions = Math.min(lanes[0].end - i, lanes[1].end - j, lanes[2].end - k);
    if (actions === 0) break;
    let x: number;
    let y: number;
    let z: number;
    do {
      const product = Math.imul(s1, 5);
      const word = Math.imul((product << 7) | (product >>> 25), 9);
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);

      x = points[(a >>> 16) + (word >>> 22)];
      y = points[(b >>> 16) + ((word >>> 12) & 1023)];
      z = points[(c >>> 16) + ((word >>> 2) & 1023)];
      if ((x | y | z) >= escapeOutcome) break;
      a = next[(a & 0xffff) + x];
      b = next[(b & 0xffff) + y];
      c = next[(c & 0xffff) + z];
      places[i] = a;
      i += a & 1;
      places[j] = b;
      j += b & 1;
      places[k] = c;
      k += c & 1;
      actions--;
    } while (actions > 0);
    if (actions === 0) continue;

    // The same step once more, for lanes of which some escaped.
    a = next[(a & 0xffff) + settled(chain, a, x, draws)];
    b = next[(b & 0xffff) + settled(chain, b, y, draws)];
    c = next[(c & 0xffff) + settled(chain, c, z, draws)];
    places[i] = a;
    i += a & 1;
    places[j] = b;
    j += b & 1;
    places[k] = c;
    k += c & 1;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
  Object.assign(lanes[0], { at: i, place: a });
  Object.assign(lanes[1], { at: j, place: b });
  Object.assign(lanes[2], { at: k, place: c });
}

/** The rest of one lane. */
function runAlone(chain: StageChain, draws: ChainDraws, places: Int32Array, lane: Lane): void {
  const { points, next } = chain;
  let { at, place } = lane;
  while (at < lane.end) {
    const point = points[(place >>> 16) + (draws.points.nextUint32() >>> (32 - drawBits))];
    place = next[(place & 0xffff) + settled(chain, place, point, draws)];
    places[at] = place;
    at += place & 1;
  }
}

/** What was drawn; at an escape what is drawn anew, and when that escapes too, what a search finds. */
function settled(chain: StageChain, place: number, point: number, { escapes }: ChainDraws): number {
  if (point < escapeOutcome) return point;
  const law = place >>> 16;
  const again = chain.pointsOfEscapes[law + (escapes.nextUint32() >>> (32 - drawBits))];
  return again < escapeOutcome ? again : drawEscape(chain.escapes[law >>> drawBits], escapes);
}
