import { describe, expect, it } from "vitest";
import { pool } from "../../../src/analysis/statements/pool-growth.ts";
import type { ScenarioInput } from "../../../src/input/scenario-schema.ts";
import { madeUpTables } from "../../support/made-up-tables.ts";

const sizeOf = (input: ScenarioInput) => (Array.isArray(input.pool) ? input.pool.length : 1);
const sign: Readonly<Record<string, number>> = { aligned: 1, uniform: 0, misaligned: -1 };

/** Each further distribution brings 0.05 with aligned guidance and takes it with misaligned; the uniform choice passes as told. */
const growing = (uniformAt: (size: number) => number) =>
  madeUpTables("exact", (input) => {
    const rule = input.harness.guidance![0].rule;
    const size = sizeOf(input);
    const gain = rule === "uniform" ? uniformAt(size) : sign[rule] * 0.05 * size;
    return { engine: "exact", successRate: 0.5 + gain, meanAbsoluteBias: 5 - sign[rule] * size };
  });

describe("T2.pool", () => {
  it("counts both rules and both measures: the whole range, five steps, and five orders of each measure", () => {
    const { verdict, cases } = pool.decide(growing(() => 0));
    expect([verdict, cases]).toEqual(["holds", { holding: 34, of: 34 }]);
  });

  it.each([2, 3, 4, 5])(
    "lets the uniform choice lie outside with %d distributions, as an exception",
    (at) => {
      const { verdict, exceptions } = pool.decide(growing((size) => (size === at ? 0.4 : 0)));
      expect(verdict).toBe("holds with exceptions");
      expect(exceptions).toMatchObject([{ case: "order", measure: "pass", distributions: at }]);
    },
  );

  it("fails where it lies outside with the whole pool", () => {
    expect(pool.decide(growing((size) => (size === 6 ? 0.4 : 0))).verdict).toBe("fails");
  });

  it("asks for no order of one distribution: there is nothing to choose", () => {
    expect(pool.decide(growing((size) => (size === 1 ? 0.4 : 0))).verdict).toBe("holds");
  });
});
