import { describe, expect, it } from "vitest";
import { type Claim, decideClaims, findStatements, statements } from "../../src/analysis/claims.ts";
import { worlds } from "../../src/analysis/worlds.ts";
import { ScenarioError } from "../../src/model/errors.ts";

const world = (name: string) => worlds.find((one) => one.name === name)!;

const decided = (id: string, name = "closed"): Claim => [...decideClaims(world(name), findStatements(id))][0];

describe("statements", () => {
  it("have an id each of their own", () => {
    const ids = statements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

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

  it("lists what there is for an id that is none", () => {
    expect(() => findStatements("T1.peek")).toThrow(ScenarioError);
    expect(() => findStatements("T1.peek")).toThrow(/known ids: T1.* did you mean T1\.peak\?/s);
  });
});

describe("worlds", () => {
  it("are at least eight, both presets among them, each of its own name", () => {
    const names = worlds.map(({ name }) => name);
    expect(new Set(names).size).toBeGreaterThanOrEqual(8);
    expect(names).toEqual(expect.arrayContaining(["closed", "open"]));
  });
});

describe("the canonical world", () => {
  it("has its peaks at K = 5, 4 and 3 (T1.peak)", () => {
    const { verdict, numbers } = decided("T1.peak");
    expect(verdict).toBe("holds");
    expect(["model-1", "model-2", "model-3"].map((agent) => numbers[`${agent} best K`])).toEqual([5, 4, 3]);
  });

  it("has echo peaks, model-1's at K = 20 among them (T1.single-peak)", () => {
    const { verdict, numbers } = decided("T1.single-peak");
    expect(verdict).toBe("fails");
    expect(numbers["model-1 further peaks at K"]).toContain(20);
  });

  it("passes never at K = 2 and K = 80, whatever the attempts (figure-5)", () => {
    const { verdict, numbers } = decided("figure-5");
    expect(verdict).toBe("holds");
    expect(numbers["K = 2 pass rate at 1, 4, 8, 12, 16 attempts"]).toEqual([0, 0, 0, 0, 0]);
    expect(numbers["K = 80 pass rate at 1, 4, 8, 12, 16 attempts"]).toEqual([0, 0, 0, 0, 0]);
  });

  it("has removals cost most at the coarsest K, not at fine ones (figure-7.fine)", () => {
    const { verdict, exceptions } = decided("figure-7.fine");
    expect(verdict).toBe("fails");
    expect(exceptions[0]).toContain("two removals cost most bias at K = 3: 20.86");
  });

  it("lists the flips of the pruning order at K = 15, 23 and 24 (figure-7)", () => {
    const { verdict, exceptions } = decided("figure-7");
    expect(verdict).toBe("holds with exceptions");
    for (const subgoals of [15, 23, 24]) {
      expect(exceptions.join("\n")).toContain(`pass rate at K = ${subgoals}, 0 → 1 removed`);
    }
  });

  it("lists the rise of model-2's curve far past its peak, and nothing else (figure-8)", () => {
    expect(decided("figure-8").exceptions).toEqual([
      "model-2, c = 10: pass rate at r 22 → 23: 0.1054 → 0.1062",
    ]);
  });

  it("has a partial harness that beats both ends for every agent and chunk (T3.partial)", () => {
    expect(decided("T3.partial")).toMatchObject({ verdict: "holds", cases: { holding: 9, of: 9 } });
  });

  it("keeps an inner peak and partial over full for every carry-over, but not the peak's place (separability)", () => {
    const { numbers, exceptions } = decided("separability.pool");
    for (const chunk of [10, 20, 25]) {
      expect(numbers[`c = ${chunk}: the peak is inside for carry-over`]).toBe("0…1");
      expect(numbers[`c = ${chunk}: partial beats full for carry-over`]).toBe("0…1");
    }
    expect(exceptions).toHaveLength(2);
  });
});

describe("the open world", () => {
  it("lacks the inner peak of partial harnesses: it is reported as failing (T3.partial)", () => {
    const { verdict, exceptions } = decided("T3.partial", "open");
    expect(verdict).toBe("fails");
    for (const chunk of [10, 25]) {
      expect(exceptions.filter((said) => said.includes(`c = ${chunk}:`))).toHaveLength(3);
    }
  });

  it("lacks the turn of Figure 8", () => {
    expect(decided("figure-8", "open").verdict).toBe("fails");
  });

  it("has a single peak of its own in one attempt (T1.single-peak)", () => {
    const { numbers } = decided("T1.peak", "open-once");
    expect(decided("T1.single-peak", "open-once").verdict).toBe("holds");
    expect(["model-1", "model-2", "model-3"].map((agent) => numbers[`${agent} best K`])).toEqual([12, 9, 7]);
  });
});

describe("strength", () => {
  it("turns a choice from good to bad in the paper's own pool (T2.sign)", () => {
    const { numbers, exceptions } = decided("T2.sign");
    expect(numbers["of them with a sign that turns"]).toBeGreaterThan(0);
    expect(exceptions[0]).toContain("the sign turns");
  });
});
