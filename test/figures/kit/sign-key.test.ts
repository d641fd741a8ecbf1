import { describe, expect, it } from "vitest";
import { type SignEntry, signKey } from "../../../src/figures/kit/sign-key.ts";

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
});
