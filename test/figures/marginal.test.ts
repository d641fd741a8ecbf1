import { describe, expect, it } from "vitest";
import { marginal } from "../../src/figures/marginal.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, panelsOf, valuesOf } from "../support/figure-rows.ts";

/** The rows of an agent: tail reaches τ(0), τ(1), … and one reach s of every chunk. */
const agent = (name: string, reach: number, tails: readonly number[]): readonly Row[] =>
  tails.map((tailReach, r) => ({
    agent: name,
    scaffolded: r,
    passRate: reach ** r * tailReach,
    chunkReach: r === 0 ? null : reach,
    tailReach,
  }));

// s = 0.8 costs 0.223 nats; the tail saves ∞, log 4 = 1.386, log 1.25 = 0.223 (a tie), and then less
const tied = agent("model-1", 0.8, [0, 0.2, 0.8, 1, 1]);
// … and here once more enough at the end
const resonant = agent("model-2", 0.8, [0.1, 0.5, 0.55, 0.5, 0.9]);

describe("marginal", () => {
  it("has its finding for a title: where the saving falls below the cost, the pass rate peaks", () => {
    const { finding, said } = drawn(marginal, tied);
    expect(finding).toBe("Saving falls below cost at r* = 2: there the pass rate peaks");
    expect(said).toBe(
      "A chunk costs 0.22 nats; the r*-th saves 1.39, the next one 0.22. Past r* no chunk is worth its cost again.",
    );
  });

  it("names a chunk that is worth its cost again", () => {
    expect(drawn(marginal, resonant).said).toContain("too late: model-2's r = 4 (0.588 against 0.223).");
  });

  it("says so when the pass rate peaks elsewhere", () => {
    const late = agent("model-3", 0.9, [0.1, 0.2, 0.2, 0.2, 0.9]);
    expect(drawn(marginal, late).finding).toBe(
      "Saving falls below cost at r* = 1, but the pass rate peaks elsewhere: model-3's at r = 4",
    );
  });

  it("does not say that the saving falls below the cost where it never does", () => {
    const rising = agent("model-3", 0.9, [0.1, 0.2, 0.4]);
    expect(drawn(marginal, [...tied, ...rising]).finding).toBe(
      "Saving falls below cost at r* = 2, never: there the pass rate peaks",
    );
  });

  it("calls a chunk that is worth its cost again too late only when it is", () => {
    // the last chunk brings the pass rate above that at r* = 1
    const late = agent("model-3", 0.9, [0.1, 0.2, 0.2, 0.2, 0.9]);
    expect(drawn(marginal, late).said).toContain("worth its cost again: model-3's r = 4");
  });

  it("gives the costs of chunks that differ as a range", () => {
    const rows = resonant.map((row) => (row["scaffolded"] === 4 ? { ...row, chunkReach: 0.5 } : row));
    expect(drawn(marginal, rows).said).toContain("A chunk costs 0.22…0.69 nats");
  });

  it("writes what is too large to draw, and leaves out chunks with nothing to save", () => {
    const { text } = drawn(marginal, agent("model-1", 0.8, [0, 0, 0.2, 0.8, 0.7]));
    expect(text).toContain('{"r":2,"to":0.5,"worth":true,"label":"∞"');
    expect(text).toContain('{"r":3,"to":0.5,"worth":true,"label":"1.4"');
    expect(text).not.toContain('{"r":1,"to"');
  });

  it("draws bars up to the edges of the panel, and costs over them", () => {
    const [[margin], [pass]] = panelsOf(marginal, agent("model-1", 0.8, [0, 0.2, 0.8, 0.85, 0.6]));
    const [best, worth, not, costs, labels] = margin.layer.map(valuesOf);
    expect(best).toEqual([{ r: 2 }]);
    expect(worth.map(({ r, to }) => [r, to])).toEqual([
      [1, 0.5],
      [2, 0.5],
    ]);
    // log 0.85 / 0.8 = 0.061, and log 0.6 / 0.85 = −0.348 is below the panel
    expect(not.map(({ r, to }) => [r, to])).toEqual([
      [3, expect.closeTo(Math.log(0.85 / 0.8), 12)],
      [4, -0.15],
    ]);
    expect(costs.map(({ r, to }) => [r, to])).toEqual(
      [1, 2, 3, 4].map((r) => [r, expect.closeTo(-Math.log(0.8), 12)]),
    );
    expect(labels.map(({ label }) => label)).toEqual(["∞", "1.4"]);
    const [, line, , peak] = pass.layer.map(valuesOf);
    expect(line.map(({ r, pass: rate }) => [r, rate])).toEqual(
      [0.2 * 0.8, 0.8 * 0.8 ** 2, 0.85 * 0.8 ** 3, 0.6 * 0.8 ** 4].map((rate, i) => [
        i + 1,
        expect.closeTo(rate, 12),
      ]),
    );
    expect(peak).toEqual([{ r: 2, pass: expect.closeTo(0.512, 12), label: "2" }]);
  });

  it("numbers chunks under the lower panels alone, which stand under the upper ones", () => {
    const [[margin], [pass]] = panelsOf(marginal, tied);
    const [above, below] = [margin, pass].map(({ layer }) => layer[1].encoding["x"]);
    expect([above["title"], below["title"]]).toEqual([null, "Scaffolded chunks r"]);
    expect(above["axis"]).toMatchObject({ labels: false });
    expect(below["axis"]).toMatchObject({ labels: true });
    expect(above["scale"]).toEqual(below["scale"]);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(marginal, [...tied, ...resonant]).spec)).toEqual([]);
  });
});
