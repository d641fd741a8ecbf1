import { describe, expect, it } from "vitest";
import { decideClaims, findStatements, statements } from "../../src/analysis/claims.ts";
import { worlds } from "../../src/analysis/world.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { builtinLibrary } from "../../src/node/builtin-library.ts";

describe("statements", () => {
  it("have an id each of their own", () => {
    const ids = statements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(statements.map((one) => [one.id, one] as const))(
    "say what they mean and where: %s",
    (_, { words, scope }) => {
      expect(words).toMatch(/^[A-Z⌈].{30,}[^ ]\.$/);
      expect(words).not.toContain("  ");
      expect(scope).toMatch(/^.{20,}$/);
      expect(`${words} ${scope}`).not.toContain("NaN");
    },
  );

  it("are all there that the theory names", () => {
    const ids = statements.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        ...["ceiling", "unreachable", "retry", "monotone", "peak", "bias", "saturation", "budget"].map(
          (name) => `T1.${name}`,
        ),
        ...["retention", "difference", "value", "sign", "pruning", "hallucination", "pool"].map(
          (name) => `T2.${name}`,
        ),
        ...["marginal", "unimodal", "shift", "partial", "resonance"].map((name) => `T3.${name}`),
        ...["figure-5", "figure-6", "figure-7", "figure-7.fine", "figure-8", "separability.pool"],
      ]),
    );
  });
});

describe("decideClaims", () => {
  it("takes a statement without premises to be within them everywhere, and says nothing of how it decides", () => {
    const open = worlds.find(({ name }) => name === "open")!;
    const [claim, ...others] = decideClaims(open, builtinLibrary, findStatements("T1.peak"));
    expect(others).toEqual([]);
    expect(claim).toMatchObject({ id: "T1.peak", world: "open", withinPremises: true });
    expect(Object.keys(claim)).not.toContain("decide");
  });
});

describe("findStatements", () => {
  it("finds one by its id, whatever the case", () => {
    expect(findStatements("t1.PEAK").map(({ id }) => id)).toEqual(["T1.peak"]);
  });

  it("finds the group that an id names", () => {
    expect(findStatements("separability").map(({ id }) => id)).toEqual([
      "separability.as-it-is",
      "separability.pool",
      "separability.bound",
    ]);
  });

  it("takes a part of an id for a group only where a point follows", () => {
    expect(findStatements("figure-7").map(({ id }) => id)).toEqual(["figure-7", "figure-7.fine"]);
    expect(() => findStatements("figure")).toThrow(/must be the id of a statement, but "figure" is none/);
  });

  it("lists what there is for an id that is none", () => {
    expect(() => findStatements("T1.peek")).toThrow(ScenarioError);
    expect(() => findStatements("T1.peek")).toThrow(/known ids: T1.* did you mean T1\.peak\?/s);
  });
});

describe("premises", () => {
  const open = ["open", "open-once", "open-relative", "open-closed-budgets"];
  const planned = ["planned", ...open];
  const absolute = ["absolute", "absolute-skip"];

  it.each([
    ["T1.ceiling", ["undo"]],
    ["T1.unreachable", planned],
    ["T1.retry", ["terminal", ...absolute, ...open]],
    ["T1.monotone", [...absolute, ...planned]],
    ["T1.budget", ["terminal", ...absolute, ...open]],
    ["T2.value", planned],
    ["T2.pruning", ["terminal", ...absolute, ...open]],
    ["T2.hallucination", ["terminal", ...absolute, ...open]],
    ["T3.marginal", ["terminal", ...absolute, ...open]],
    ["T3.unimodal", ["terminal", ...absolute, ...open]],
    ["separability.bound", [...absolute, ...planned]],
  ])("of %s are not met in %j", (id, names) => {
    const [{ premises }] = findStatements(id);
    const outside = worlds.filter(({ scenario }) => !premises?.(resolveScenario(scenario)));
    expect(outside.map(({ name }) => name)).toEqual(names);
  });
});
