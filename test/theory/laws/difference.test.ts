import { describe, expect, it } from "vitest";
import { sharedSign } from "../../../src/theory/laws/difference.ts";

describe("sharedSign", () => {
  it.each([
    [[], "level"],
    [[0, 1e-15], "level"],
    [[0.1, 0], "up"],
    [[0, -0.1], "down"],
    [[0.1, -0.1], "mixed"],
  ] as const)("of advantages %j is %s", (advantages, sign) => {
    const visits = advantages.map((advantage) => ({ index: 0, stepsLeft: 1, chance: 1, advantage }));
    expect(sharedSign(visits)).toBe(sign);
  });
});
