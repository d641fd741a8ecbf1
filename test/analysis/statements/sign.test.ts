import { describe, expect, it } from "vitest";
import { sign } from "../../../src/analysis/statements/sign.ts";
import { realTables } from "../../support/made-up-tables.ts";

describe("T2.sign", () => {
  const { cases, numbers, exceptions } = sign.decide(realTables());
  const weakest = numbers["weakest"] as readonly { rule: string; helps: number; harms: number }[];

  it("asks each different choice once: all help or harm when guidance is weak", () => {
    expect(numbers["choices"]).toBe(cases.of);
    expect(weakest.reduce((sum, { helps, harms }) => sum + helps + harms, 0)).toBe(cases.of);
  });

  it("has misaligned guidance, weak, harm where aligned helps, and help where it harms", () => {
    const [aligned, misaligned] = weakest;
    expect([misaligned.helps, misaligned.harms]).toEqual([aligned.harms, aligned.helps]);
  });

  it("lists choices that turn or shrink with strength, those that turn first", () => {
    const gapsOf = (one: (typeof exceptions)[number]) => one["gaps"] as readonly number[];
    const turned = exceptions.map(({ turns }) => turns);
    expect(turned).toEqual(turned.toSorted((a, b) => Number(b) - Number(a)));
    expect(numbers["signTurns"]).toBe(turned.filter(Boolean).length);
    expect(numbers["gapShrinks"]).toBe(turned.length - turned.filter(Boolean).length);
    for (const one of exceptions) {
      const [first, ...later] = gapsOf(one);
      const along = [first, ...later].map((gap) => gap * Math.sign(first));
      expect(one["strengths"]).toEqual([0.25, 0.5, 1, 2, 4]);
      expect(along).toHaveLength(5);
      // 240 in 4, 8 and 18 sub-goals
      expect([60, 30, 13, 14]).toContain(one["chunk"]);
      expect(along.slice(1).some((gap, i) => gap < along[i])).toBe(true);
      expect(one["turns"]).toBe(along.some((gap) => gap < 0));
    }
  });

  it("has gaps that begin in proportion to strength", () => {
    for (const one of exceptions) {
      const [quarter, half] = one["gaps"] as readonly number[];
      expect(half / quarter).toBeGreaterThan(1);
      expect(half / quarter).toBeLessThan(2.5);
    }
  });

  it("says of which numbers of sub-goals it is asked", () => {
    expect(sign.scope).toContain("K = 4, 8, 18,");
  });

  it("counts for help what makes a chunk likelier to be met, by a single action", () => {
    // Chunks of 20, 10, 4 and 5; 20 is met by nobody. The agents' means are 6, 8 and about 9.6. 10 is met by model-2 and -3, 4
    // and 5 most often by model-1: what is nearest meets more often, and the largest does so of 10 alone.
    const single = sign.decide(realTables({ task: { goal: 80 }, harness: { tolerance: 0, horizon: 1 } }));
    expect(single.numbers["weakest"]).toEqual([
      { rule: "aligned", strength: 0.25, helps: 3, harms: 0 },
      { rule: "misaligned", strength: 0.25, helps: 0, harms: 3 },
      { rule: "compliance", strength: 0.25, helps: 1, harms: 2 },
    ]);
  });
});
