import { describe, expect, it } from "vitest";
import { retry, saturation } from "../../../src/analysis/statements/retry-laws.ts";
import { evaluateExactly } from "../../../src/exact/evaluate-exactly.ts";
import type { PaperAgent } from "../../../src/input/builtin.ts";
import { madeUpTables, realTables } from "../../support/made-up-tables.ts";

type Enough = Readonly<Record<"subgoals" | "attempts" | "miss" | "missWithOneFewer", number>> & {
  readonly agent: PaperAgent;
};

const enoughIn = (numbers: Readonly<Record<string, unknown>>) => numbers["enough"] as readonly Enough[];

describe("T1.saturation", () => {
  it("has a number of attempts for K = 4, 8 and 18 of each agent, the first that misses in 1 of 100 or fewer", () => {
    const { verdict, cases, numbers } = saturation.decide(realTables());
    expect([verdict, cases]).toEqual(["holds", { holding: 9, of: 9 }]);
    const found = enoughIn(numbers);
    expect(found.map(({ subgoals }) => subgoals)).toEqual([4, 8, 18, 4, 8, 18, 4, 8, 18]);
    for (const { attempts, miss, missWithOneFewer } of found) {
      expect(miss).toBeLessThanOrEqual(0.01);
      expect(missWithOneFewer).toBeGreaterThan(0.01);
      // q^R and q^(R − 1) have one q
      expect(miss ** (1 / attempts)).toBeCloseTo(missWithOneFewer ** (1 / (attempts - 1)), 9);
    }
  });

  it("looks at the first stage: of K = 18 a chunk of 13, whatever follows", () => {
    const tables = realTables();
    const { agent, attempts, miss } = enoughIn(saturation.decide(tables).numbers)[2];
    const alone = tables.scenario({ pool: agent, decomposition: { chunks: [13, 227] }, attempts });
    expect(miss).toBeCloseTo(1 - evaluateExactly(alone).stages[0].reach, 12);
  });

  it("asks for one attempt where that is enough: without any the stage is missed", () => {
    const { verdict, numbers } = saturation.decide(realTables({ harness: { tolerance: 12 } }));
    expect(verdict).toBe("holds");
    for (const one of enoughIn(numbers)) expect(one).toMatchObject({ attempts: 1, missWithOneFewer: 1 });
  });

  it("leaves out stages that no number of attempts reaches", () => {
    // Of a goal of 480 a fourth is 120, and ten actions of model-1 and of model-2 make 80 and 110 at most.
    const { verdict, numbers } = saturation.decide(realTables({ task: { goal: 480 } }));
    expect(verdict).toBe("holds");
    const found = enoughIn(numbers).map(({ agent, subgoals }) => `${agent} ${subgoals}`);
    expect(found).toEqual([
      ...["model-1 8", "model-1 18", "model-2 8", "model-2 18"],
      ...["model-3 4", "model-3 8", "model-3 18"],
    ]);
  });

  it("fails under a task budget, which cuts what the number of attempts counts on", () => {
    // 12 actions are two or three attempts of a chunk of 30: no number of them misses as rarely as asked
    const { verdict, exceptions } = saturation.decide(realTables({ task: { budget: 12 } }));
    expect(verdict).toBe("fails");
    for (const { miss, missWithOneFewer } of exceptions) {
      expect(Number(miss)).toBeGreaterThan(0.01);
      expect(Number(missWithOneFewer)).toBeGreaterThan(0.01);
    }
  });
});

describe("T1.retry", () => {
  it("asks for four K, five numbers of attempts and three agents", () => {
    const { verdict, cases } = retry.decide(realTables());
    expect([verdict, cases]).toEqual(["holds", { holding: 60, of: 60 }]);
  });

  it("lists each of them where the law does not hold", () => {
    const never = madeUpTables("exact", () => ({ engine: "exact", successRate: 2 }));
    const { verdict, numbers, exceptions } = retry.decide(never);
    const listed = (of: string) => [...new Set(exceptions.map((one) => one[of]))];
    expect([verdict, exceptions.length]).toEqual(["fails", 60]);
    expect([listed("subgoals"), listed("attempts")]).toEqual([
      [2, 4, 8, 18],
      [1, 2, 4, 8, 16],
    ]);
    // K = 2 is out of reach
    expect(numbers["largestDifference"]).toBe(2);
  });
});
