import { describe, expect, it } from "vitest";
import { ceiling } from "../../src/figures/ceiling.ts";
import { renderSvg } from "../../src/node/render.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, panelsOf, valuesOf } from "../support/figure-rows.ts";

const attempt = (chunk: number, reach: number, bound: number, penalty: number): Row => ({
  agent: "model-1",
  tolerance: 1,
  horizon: 10,
  chunk,
  reach,
  ceiling: bound,
  penalty,
  looseness: reach === 0 ? null : bound / reach,
});

const rows = [
  attempt(10, 0.5, 1, 0),
  attempt(20, 0.25, 1, 0),
  attempt(30, 0.1, 0.5, 0.5),
  attempt(40, 0.01, 0.4, 2),
  attempt(50, 0, 0.001, 6),
];

describe("ceiling", () => {
  it("has its finding for a title: that it holds, and how loosely", () => {
    const { finding, said } = drawn(ceiling, rows);
    // 0.5 / 0.1 = 5 and 0.4 / 0.01 = 40
    expect(finding).toBe("The ceiling holds, but loosely: by a median factor of 23 where it is below 1");
    expect(said).toBe(
      "Of 5 attempts it is 1 for 2 (median looseness 3) and above 0 for 1 that cannot reach. " +
        "Of the other 2 the median is 5 at penalties below 1 and 40 above: the true tail falls faster.",
    );
  });

  it("says so when it is broken", () => {
    expect(drawn(ceiling, [...rows, attempt(60, 0.3, 0.2, 1)]).finding).toBe(
      "The ceiling is broken by 1 of 6 attempts",
    );
  });

  it("does not say that the true tail falls faster where it does not", () => {
    const even = [attempt(30, 0.01, 0.4, 0.5), attempt(40, 0.1, 0.4, 2)];
    expect(drawn(ceiling, even).said).toContain("the median is 40 at penalties below 1 and 4 above.");
  });

  it("does not say so either where looseness is the same near and far", () => {
    const even = [attempt(30, 0.1, 0.4, 0.5), attempt(40, 0.1, 0.4, 2)];
    expect(drawn(ceiling, even).said).toContain("the median is 4 at penalties below 1 and 4 above.");
  });

  it("says that it says nothing where it is 1 wherever an attempt can reach", () => {
    const { finding, said } = drawn(ceiling, rows.slice(0, 2));
    expect(finding).toBe("The ceiling holds, but is 1 wherever an attempt can reach");
    expect(said).toBe(
      "Of 2 attempts it is 1 for 2 (median looseness 3) and above 0 for 0 that cannot reach.",
    );
  });

  it("draws reach and ceiling in the middle setting, ascending, where they are not too small", () => {
    const wide = { ...attempt(10, 0.9, 1, 0), tolerance: 0 };
    const long = { ...attempt(10, 0.8, 1, 0), tolerance: 3, horizon: 20 };
    const [[upper]] = panelsOf(ceiling, [...rows.toReversed(), wide, long]);
    const [bound, reach] = upper.layer.map(valuesOf);
    expect(bound.map((point) => [point["chunk"], point["ceiling"]])).toEqual([
      [10, 1],
      [20, 1],
      [30, 0.5],
      [40, 0.4],
      [50, 0.001],
    ]);
    expect(reach.map((point) => point["chunk"])).toEqual([10, 20, 30, 40]);
  });

  it("draws looseness by horizon, what cannot be reached above everything else", () => {
    const long = { ...attempt(30, 0.1, 0.5, 0.5), horizon: 20 };
    const tight = { ...attempt(60, 0.5, 0.4, 0.5), horizon: 20, looseness: 1 };
    const off = [attempt(70, 1e-12, 1, 3), attempt(80, 0.1, 0.5, 9)];
    const [, [lower]] = panelsOf(ceiling, [...rows, long, tight, ...off]);
    const [limit, ten, twenty] = lower.layer.map(valuesOf);
    expect(limit).toEqual([{ looseness: 6e8 }]);
    expect(ten.map((point) => [point["penalty"], point["looseness"]])).toEqual([
      [0, 2],
      [0, 4],
      [0.5, 5],
      [2, 40],
      [6, 6e9],
    ]);
    expect(twenty.map((point) => point["looseness"])).toEqual([5, 1]);
  });

  it("draws looseness up to 10⁸, and penalties up to 8.2", () => {
    const at = (penalty: number, looseness: number) => ({ ...attempt(30, 0.1, 0.5, penalty), looseness });
    const [, [lower]] = panelsOf(ceiling, [at(8.2, 5), at(8.3, 5), at(1, 1e8), at(1, 1.1e8)]);
    expect(valuesOf(lower.layer[1]).map(({ penalty, looseness }) => [penalty, looseness])).toEqual([
      [8.2, 5],
      [1, 1e8],
    ]);
  });

  it("has room for all that it draws: reaches of 10⁻¹⁰ to 1, a looseness of 1, and what is infinitely loose", () => {
    const [[upper], [lower]] = panelsOf(ceiling, [...rows, attempt(45, 1e-10, 0.01, 5)]);
    const endsOf = ({ layer }: typeof upper) =>
      (layer[1].encoding["y"]["scale"] as { domain: readonly [number, number] }).domain;
    expect(valuesOf(upper.layer[1]).map(({ reach }) => reach)).toContain(1e-10);
    const [[least, most], [tightest, loosest]] = [endsOf(upper), endsOf(lower)];
    expect(upper.layer[0].encoding["x"]["scale"]).toMatchObject({ domain: [0, expect.any(Number)] });
    expect([least, most > 1, tightest > 0.1 && tightest < 1, loosest > 6e9]).toEqual([
      1e-10,
      true,
      true,
      true,
    ]);
  });

  it("gives each of four horizons its own look, and further ones that of the fourth", () => {
    const five = [1, 2, 3, 4, 5].map((horizon) => ({ ...attempt(30, 0.1, 0.5, 0.5), horizon }));
    const [, [lower]] = panelsOf(ceiling, five);
    const looks = lower.layer.slice(1).map(({ mark }) => `${mark["color"]} ${mark["shape"]}`);
    expect(new Set(looks.slice(0, 4)).size).toBe(4);
    expect(looks[4]).toBe(looks[3]);
  });

  it("has a full dot at each point of a curve, numbers from 0 on, and the agent's name above", () => {
    const [[upper], [lower]] = panelsOf(ceiling, rows.slice(0, 1));
    expect(upper.title?.text).toBe("model-1");
    for (const { mark } of upper.layer) expect(mark["point"]).toMatchObject({ filled: true });
    for (const { layer } of [upper, lower]) {
      const [axis] = layer.flatMap(({ encoding }) => (encoding["x"] ? [encoding["x"]["axis"]] : []));
      expect((axis as { values: readonly number[] }).values[0]).toBe(0);
    }
  });

  it("writes powers of ten as a hand would", async () => {
    const svg = await renderSvg(drawn(ceiling, rows).spec);
    for (const power of ["10⁻¹⁰", "10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1", "10²", "10⁴", "10⁶", "10⁸"])
      expect(svg).toContain(`>${power}</text>`);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(ceiling, rows).spec)).toEqual([]);
  });
});
