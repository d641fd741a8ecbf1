import { describe, expect, it } from "vitest";
import { brokenPremises } from "../../../src/theory/laws/monotone.ts";
import { inWorld } from "../../support/canonical.ts";

describe("brokenPremises", () => {
  const liar = [{ agent: "model-1" as const, hallucination: 0.1 }];

  it.each([1, 2])(
    "are none of honest agents, nor of liars whose claims are all checked: %i attempts",
    (attempts) => {
      for (const pool of ["model-1" as const, liar]) {
        const scenario = inWorld("closed", pool, { attempts });
        expect([brokenPremises(scenario, "horizon"), brokenPremises(scenario, "attempts")]).toEqual([[], []]);
      }
    },
  );

  it("are honesty where the tolerance grows", () => {
    expect(brokenPremises(inWorld("closed", "model-1"), "tolerance")).toEqual([]);
    expect(brokenPremises(inWorld("closed", liar), "tolerance")).toEqual(["no hallucination"]);
  });

  it.each([
    ["claims that go unchecked", { verification: 0.5 }, "no hallucination, or every claim checked"],
    ["stages that look at the total", { semantics: { anchor: "absolute" } }, "relative anchor"],
  ] as const)("are of a longer horizon, and of several attempts alone: %s", (_, harness, words) => {
    const broken = (attempts: number) =>
      brokenPremises(inWorld("closed", liar, { ...harness, attempts }), "horizon");
    expect([broken(1), broken(2)]).toEqual([[], [`${words}, or a single attempt`]]);
  });
});
