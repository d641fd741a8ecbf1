import { describe, expect, it } from "vitest";
import { standingOf } from "../../src/stats/standing.ts";

describe("standingOf", () => {
  it.each([
    ["stands", { own: 0.5, best: 0.55, least: 0.1 }],
    ["flips", { own: 0.5, best: 0.551, least: 0.1 }],
    ["alike", { own: 0.5, best: 0.55, least: 0.5 }],
    ["alike", { own: 0, best: 0, least: 0 }],
    ["stands", { own: 0.55, best: 0.55, least: 0.499 }],
    // better than what it is compared with
    ["stands", { own: 0.9, best: 0.55, least: 0.1 }],
  ] as const)("tells advice that %s: %j", (standing, gains) => {
    expect(standingOf(gains, 0.05)).toBe(standing);
  });

  it("takes what is behind by just so much for as good, whatever the last digit", () => {
    expect(standingOf({ own: 0.1 + 0.2, best: 0.4, least: 0 }, 0.1)).toBe("stands");
    expect(standingOf({ own: 0.3 - 1e-9, best: 0.4, least: 0 }, 0.1)).toBe("flips");
  });
});
