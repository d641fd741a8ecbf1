import { describe, expect, it } from "vitest";
import { inChunks } from "../../src/store/in-chunks.ts";

describe("inChunks", () => {
  it.each([0, 1, 255, 256, 257, 512, 700])(
    "gives %i items in order, at most 256 together and never none",
    (count) => {
      const items = Array.from({ length: count }, (_, i) => i);
      const chunks = [...inChunks(items)];
      expect(chunks.flat()).toEqual(items);
      expect(chunks).toHaveLength(Math.ceil(count / 256));
      for (const { length } of chunks) {
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(256);
      }
    },
  );

  it("takes no more items than it gives", () => {
    let taken = 0;
    const items = function* () {
      while (taken < 2000) yield taken++;
    };
    let given = 0;
    for (const { length } of inChunks(items())) {
      given += length;
      expect(taken).toBe(given);
      if (given > 500) break;
    }
  });
});
