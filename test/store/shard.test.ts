import { describe, expect, it } from "vitest";
import { isInShard, parseShard } from "../../src/store/shard.ts";

describe("parseShard", () => {
  it.each([
    ["1/1", 1, 1],
    ["3/16", 3, 16],
    ["16/16", 16, 16],
    ["1000000/1000000", 1_000_000, 1_000_000],
  ])("reads %s", (text, part, of) => {
    expect(parseShard(text)).toEqual({ part, of });
  });

  it.each(["0/1", "0/0", "2/1", "1/1000001", "1/10000000", "-1/2", "1/", "/2", "1/2 ", "1.5/2"])(
    "refuses %j",
    (text) => {
      expect(() => parseShard(text)).toThrow(
        `must be a part and how many there are, as in 3/16, but is ${JSON.stringify(text)}`,
      );
    },
  );
});

describe("isInShard", () => {
  /** The parts of so many that a cell belongs to. */
  const partsOf = (identity: string, of: number) =>
    Array.from({ length: of }, (_, i) => i + 1).filter((part) => isInShard(identity, { part, of }));

  it.each([
    ["000000000000", 3, 1],
    ["00000000000a", 4, 3],
    ["000000000010", 16, 1],
    ["00000000001f", 16, 16],
    // 16 leaves 2 by 7, so 16¹¹ leaves 2¹¹, and that 4.
    ["100000000000", 7, 5],
  ])("counts by the last twelve digits of the hash: %s of %i is part %i", (end, of, part) => {
    for (const begin of ["00000000000000000000", "fffffffffffffffffff9", "12345678123456781235"])
      expect(partsOf(`c1-${begin}${end}`, of)).toEqual([part]);
  });
});
