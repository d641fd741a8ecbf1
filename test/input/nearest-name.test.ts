import { describe, expect, it } from "vitest";
import { nearestHint, nearestName, unknownName } from "../../src/input/nearest-name.ts";

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

describe("nearestHint and unknownName", () => {
  const known = ["closed", "open"];

  it("ask whether the nearest name was meant, and nothing where none is near", () => {
    expect([nearestHint("clsed", known), nearestHint("nothing", known)]).toEqual([
      "did you mean closed?",
      undefined,
    ]);
    expect(unknownName("no such world; known worlds", "opne", known, "world").message).toBe(
      "world: no such world; known worlds: closed, open\n  hint: did you mean open?",
    );
    expect(unknownName("no such world; known worlds", "nothing", known).message).toBe(
      "no such world; known worlds: closed, open",
    );
  });
});
