import { describe, expect, it } from "vitest";
import { type SignEntry, signKey } from "../../../src/figures/kit/sign-key.ts";
import { textWidth } from "../../../src/figures/kit/text-width.ts";
import { mark, textSize } from "../../../src/figures/kit/theme.ts";
import type { Layer } from "../../support/figure-rows.ts";

const line: SignEntry = { sign: { kind: "line", color: "black" }, text: "a line" };

const textsOf = (entries: readonly SignEntry[], width: number) =>
  (
    signKey(entries, width) as unknown as {
      layer: { mark: { text?: string }; encoding: { y: { value: number } } }[];
    }
  ).layer
    .filter(({ mark }) => mark.text !== undefined)
    .map(({ mark, encoding }) => [mark.text, encoding.y.value]);

describe("signKey", () => {
  it("stands on one line where there is room, and on more where there is not", () => {
    expect(textsOf([line, line], 200)).toEqual([
      ["a line", 6],
      ["a line", 6],
    ]);
    expect(textsOf([line, line], 60)).toEqual([
      ["a line", 6],
      ["a line", 23],
    ]);
  });

  it("is as high as its lines", () => {
    expect(signKey([line, line], 200)).toMatchObject({ width: 200, height: 12 });
    expect(signKey([line, line], 60)).toMatchObject({ height: 29 });
  });

  const layersOf = (entry: SignEntry) =>
    (signKey([entry], 200) as unknown as { layer: readonly Layer[] }).layer.slice(0, -1);
  const at = (layer: Layer) => {
    const value = (channel: string) => layer.encoding[channel]?.["value"];
    return { x: value("x"), x2: value("x2"), y: value("y"), y2: value("y2") };
  };

  it("draws lines through the middle, patches around it and points in it", () => {
    const patch: SignEntry = { sign: { kind: "patch", color: "red" }, text: "" };
    const point: SignEntry = {
      sign: { kind: "point", shape: "circle", fill: "red", stroke: "red" },
      text: "",
    };
    expect(layersOf(line).map(at)).toEqual([{ x: 0, x2: 18, y: 6, y2: undefined }]);
    expect(layersOf(patch).map(at)).toEqual([{ x: 0, x2: 18, y: 1, y2: 11 }]);
    expect(layersOf(point).map(at)).toEqual([{ x: 4, x2: undefined, y: 6, y2: undefined }]);
  });

  it("draws a line solid and as thick as a curve when nothing else is said", () => {
    const marks = (more: object) =>
      layersOf({ text: "", sign: { kind: "line", color: "red", ...more } }).map((layer) => layer.mark);
    expect(marks({})).toMatchObject([{ strokeDash: [1, 0], strokeWidth: mark.line.strokeWidth }]);
    expect(marks({ dash: [5, 2], width: 3 })).toMatchObject([{ strokeDash: [5, 2], strokeWidth: 3 }]);
  });

  it("edges a patch where it has a stroke, as thinly as what is hatched, and hatches more thinly still", () => {
    const patch = (more: object) =>
      layersOf({ text: "", sign: { kind: "patch", color: "red", ...more } })[0].mark;
    const [box, line] = layersOf({ sign: { kind: "hatch" }, text: "" }).map((layer) => layer.mark);
    expect(patch({})).toEqual({ type: "rect", color: "red" });
    expect(patch({ stroke: "blue" })).toMatchObject({ stroke: "blue", strokeWidth: box["strokeWidth"] });
    expect(Number(line["strokeWidth"])).toBeLessThan(Number(box["strokeWidth"]));
  });

  it("draws a point opaque, with an outline as thick as that of sampled ones", () => {
    const [point] = layersOf({
      sign: { kind: "point", shape: "circle", fill: "red", stroke: "blue" },
      text: "",
    });
    const { opacity, strokeWidth } = mark.sampled;
    expect(point.mark).toMatchObject({ shape: "circle", fill: "red", stroke: "blue", opacity, strokeWidth });
  });

  it("leaves 12 units between a text and the next sign", () => {
    const { layer } = signKey([line, line], 200) as unknown as { layer: readonly Layer[] };
    const [, text, second] = layer.map(at);
    const end = Number(text.x) + textSize.label * textWidth("a line");
    expect(Number(second.x) - end).toBeCloseTo(12, 9);
  });

  it("puts the colours of a ramp side by side, each a little over the seam but the last", () => {
    const ramp: SignEntry = { sign: { kind: "ramp", colors: ["a", "b", "c"] }, text: "" };
    expect(layersOf(ramp).map((layer) => [layer.mark["color"], at(layer).x, at(layer).x2])).toEqual([
      ["a", 0, 20.3],
      ["b", 20, 40.3],
      ["c", 40, 60],
    ]);
  });

  it("gives a ramp the same room wherever it stands", () => {
    const ramp: SignEntry = { sign: { kind: "ramp", colors: ["a", "b"] }, text: "" };
    const { layer } = signKey([line, ramp], 200) as unknown as { layer: readonly Layer[] };
    const [first, second] = layer.filter(({ mark }) => mark["type"] === "rect").map(at);
    expect(Number(second.x) - Number(first.x)).toBeCloseTo(30, 9);
    expect(Number(second.x2) - Number(second.x)).toBeCloseTo(30, 9);
  });

  it("hatches a box inside its edges", () => {
    const [box, ...lines] = layersOf({ sign: { kind: "hatch" }, text: "" }).map(at);
    expect(box).toEqual({ x: 0, x2: 18, y: 1, y2: 11 });
    expect(lines.length).toBeGreaterThan(3);
    for (const { x, x2, y, y2 } of lines) {
      expect(Number(x) + Number(y)).toBeCloseTo(Number(x2) + Number(y2), 12);
      expect([Number(x) >= 0, Number(x2) <= 18, Number(y) <= 11, Number(y2) >= 1]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  });

  it("begins a text after its sign, however wide that is", () => {
    const starts = (entry: SignEntry) =>
      (signKey([entry], 200) as unknown as { layer: readonly Layer[] }).layer.map(at).at(-1)?.x;
    expect(starts(line)).toBe(23);
    expect(starts({ ...line, sign: { kind: "ramp", colors: ["a"] } })).toBe(65);
  });
});
