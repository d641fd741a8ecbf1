import { describe, expect, it } from "vitest";
import { type Curve, type Echo, echoLayers, roomierSide } from "../../../src/figures/kit/echo-layers.ts";
import { type Layer, valuesOf } from "../../support/figure-rows.ts";

const curve = (series: string, y: readonly number[]): Curve => ({ series, x: y.map((_, i) => i), y });

describe("echoLayers", () => {
  const echo = (x: number, side: 1 | -1): Echo => ({
    series: "a",
    x,
    y: 5,
    kind: "echo",
    side,
    label: `${x}`,
  });
  const encoding = { x: { field: "x" } };
  const layers = echoLayers([echo(1, 1), echo(2, -1), echo(3, 1)], encoding) as unknown as readonly Layer[];
  const [above, aboveText, below, belowText] = layers;

  it("points at the curve from above and from below, each sign with the label beyond it", () => {
    expect([above.mark["shape"], below.mark["shape"]]).toEqual(["triangle-down", "triangle-up"]);
    // down is positive on the screen
    expect([above.mark["yOffset"], below.mark["yOffset"]]).toEqual([-8, 8]);
    expect([aboveText.mark["yOffset"], belowText.mark["yOffset"]]).toEqual([-15.5, 15.5]);
  });

  it("draws every echo once, on its own side, and writes its label", () => {
    const places = (layer: Layer) => valuesOf(layer).map(({ x }) => x);
    expect(layers.map(places)).toEqual([[1, 3], [1, 3], [2], [2]]);
    expect(aboveText.encoding).toEqual({ ...encoding, text: { field: "label" } });
    expect(above.encoding).toEqual(encoding);
  });
});

describe("roomierSide", () => {
  const echo = { series: "a", x: 1, y: 5, kind: "echo" } as const;
  const own = curve("a", [0, 5, 100]);

  it("is the side the echo bulges to when that is free", () => {
    expect(roomierSide(echo, [own, curve("b", [0, 60, 0])], 1, false)).toBe(1);
  });

  it("is the other side when a curve runs close by", () => {
    expect(roomierSide(echo, [own, curve("b", [0, 6, 0])], 1, false)).toBe(-1);
    expect(roomierSide(echo, [own, curve("b", [0, 4, 0])], -1, false)).toBe(1);
  });

  it("has room enough on a side that leaves 12 hundredths of all that is shown, wherever that lies", () => {
    const [low, high] = [curve("a", [100, 105, 200]), curve("a", [-200, -105, -100])];
    const besides = (y: number) => curve("b", [y, y, y]);
    expect(roomierSide({ ...echo, y: 105 }, [low, besides(117)], 1, false)).toBe(1);
    expect(roomierSide({ ...echo, y: 105 }, [low, besides(116)], 1, false)).toBe(-1);
    expect(roomierSide({ ...echo, y: -105 }, [high, besides(-117)], -1, false)).toBe(-1);
    expect(roomierSide({ ...echo, y: -105 }, [high, besides(-116)], -1, false)).toBe(1);
  });

  it("turns away from a curve that nearly touches it, and stays where both sides have as little room", () => {
    const [by, on] = [curve("b", [0, 5.5, 0]), curve("b", [0, 5, 0])];
    expect(roomierSide(echo, [own, by], 1, false)).toBe(-1);
    expect(roomierSide(echo, [own, on, curve("c", [0, 6, 0])], 1, false)).toBe(1);
    const between = [own, curve("b", [0, 9, 0]), curve("c", [0, 1, 0])];
    for (const bulge of [1, -1] as const) expect(roomierSide(echo, between, bulge, false)).toBe(bulge);
  });

  it("stays when the other side has still less room", () => {
    const near = [own, curve("b", [0, 9, 0]), curve("c", [0, 4, 0])];
    expect(roomierSide(echo, near, 1, false)).toBe(1);
  });

  it("measures on the scale of the picture", () => {
    // 5 to 20 is 15 of 99 on a plain scale, and 0.6 of 2 decades on a logarithmic one; 1 is near on the plain one only
    const curves = [curve("a", [1, 5, 100]), curve("b", [50, 1, 50]), curve("c", [50, 20, 50])];
    expect(roomierSide(echo, curves, -1, false)).toBe(1);
    expect(roomierSide(echo, curves, -1, true)).toBe(-1);
  });
});
