import { describe, expect, it } from "vitest";
import { nearestName } from "../../src/input/nearest-name.ts";

describe("nearestName", () => {
  const known = ["horizon", "attempts", "tolerance", "pass", "part"];

  it.each([
    ["horizn", "horizon"],
    ["hroizon", "horizon"],
    ["Horizon", "horizon"],
    ["atempt", "attempts"],
    ["pas", "pass"],
    ["psas", "pass"],
    ["apss", "pass"],
    ["patr", "part"],
  ])("takes %s for a slip of %s", (name, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  it("allows a slip in every three letters, and one in a shorter name", () => {
    expect([nearestName("ba", ["by"]), nearestName("a", ["b"])]).toEqual(["by", undefined]);
    expect([nearestName("hrozion", known), nearestName("hrzino", known)]).toEqual(["horizon", undefined]);
  });

  it.each(["colour", "h", "", "horizontally"])("finds nothing near %j", (name) => {
    expect(nearestName(name, known)).toBeUndefined();
  });

  it("takes the nearest of several, whichever comes first", () => {
    expect(nearestName("attempt", ["attest", "attempts"])).toBe("attempts");
    expect(nearestName("attempt", ["attempts", "attest"])).toBe("attempts");
  });

  it("does not choose between names that are equally near", () => {
    expect(nearestName("model-9", ["model-1", "model-2"])).toBeUndefined();
  });
});
