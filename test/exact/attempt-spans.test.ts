import { describe, expect, it } from "vitest";
import { AttemptSpans } from "../../src/exact/attempt-spans.ts";
import { Mass, type Span } from "../../src/exact/mass.ts";
import { GapLaws, StageLaw } from "../../src/model/stage-law.ts";

/** The spans of attempts of up to four actions at the window 9 to 11, by increments of equal chance from `least` to `most`. */
function spansOf(least: number, most: number, { hallucination = 0, undo = false, closed = true } = {}) {
  const count = most - least + 1;
  const member = {
    ...{ name: "even", weight: 1, hallucination, offset: least },
    probabilities: new Float64Array(count).fill(1 / count),
    ...{ mean: (least + most) / 2, variance: (count ** 2 - 1) / 12 },
  };
  const target = { aim: 10, window: { low: 9, high: 11 }, horizon: 4, undo };
  return new AttemptSpans(new StageLaw(new GapLaws([member], [], 1), target), closed);
}

/** What lives after one, two and three actions, each of which is looked at. */
function livesOf(spans: AttemptSpans): readonly Span[] {
  const lives = [spans.live(Mass.atNothing(1), true)];
  while (lives.length < 3) lives.push(spans.live(new Mass(lives[lives.length - 1]), true));
  return lives;
}

const honest = { lowest: 0, highest: 0 };

describe("AttemptSpans", () => {
  it("hold what increments of 2 to 5 can come to, and not a cell more", () => {
    const spans = spansOf(2, 5);
    // below the window of 9 to 11; the last action is taken at 8 at most, and comes to 13
    expect(livesOf(spans)).toEqual([
      { from: 2, to: 5, ...honest },
      { from: 4, to: 8, ...honest },
      { from: 6, to: 8, ...honest },
    ]);
    expect(spans.reached(1, 4)).toEqual({ from: 9, to: 11, ...honest });
    expect(spans.overshoot(1, 4)).toEqual({ from: 12, to: 13, ...honest });
    expect([spans.reached(1, 1), spans.reached(2, 2)]).toEqual([
      { from: 9, to: 5, ...honest },
      { from: 9, to: 10, ...honest },
    ]);
    expect(spans.widest(4)).toEqual({ from: 2, to: 5, ...honest });
  });

  it("hold all totals of an open plan, which looks after its last action alone", () => {
    const spans = spansOf(2, 5, { closed: false });
    expect(spans.live(new Mass({ from: 6, to: 15, ...honest }), false)).toEqual({
      ...{ from: 8, to: 20 },
      ...honest,
    });
    expect(spans.overshoot(4, 4)).toEqual({ from: 12, to: 20, ...honest });
    expect(spans.widest(4)).toEqual({ from: 8, to: 20, ...honest });
  });

  it("hold no more unsupported progress than reported, where increments can be hallucinated", () => {
    const spans = spansOf(2, 5, { hallucination: 0.1 });
    expect(livesOf(spans)).toEqual([
      { from: 2, to: 5, lowest: 0, highest: 5 },
      { from: 4, to: 8, lowest: 0, highest: 8 },
      { from: 6, to: 8, lowest: 0, highest: 8 },
    ]);
    expect(spans.reached(1, 4)).toEqual({ from: 9, to: 11, lowest: 0, highest: 11 });
  });

  it("hold less than nothing and more unsupported than reported, where increments can be negative", () => {
    const spans = spansOf(-1, 5, { hallucination: 0.1 });
    expect(livesOf(spans).slice(0, 2)).toEqual([
      { from: -1, to: 5, lowest: -1, highest: 5 },
      { from: -2, to: 8, lowest: -2, highest: 10 },
    ]);
    expect(spans.overshoot(1, 2)).toEqual({ from: 12, to: 10, lowest: -2, highest: 10 });
    expect(spans.widest(2)).toEqual({ from: -2, to: 8, lowest: -2, highest: 10 });
  });

  it("hold where an overshooting action was taken back from, and no overshoot", () => {
    const spans = spansOf(2, 5, { undo: true });
    // two actions come to 10 at most, a third can pass 11
    expect(livesOf(spans)).toEqual([
      { from: 2, to: 5, ...honest },
      { from: 4, to: 8, ...honest },
      { from: 4, to: 8, ...honest },
    ]);
    expect(spans.overshoot(1, 4)).toEqual({ from: 12, to: 11, ...honest });
    expect(spans.reached(2, 3)).toEqual({ from: 9, to: 11, ...honest });
  });
});
