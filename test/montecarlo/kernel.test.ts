import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { compileKernel, kernelsKept } from "../../src/montecarlo/kernel.ts";
import { closedWorld } from "../support/closed-world.ts";

describe("compileKernel", () => {
  it("compiles equal scenarios once, however often and under whatever name they were made", () => {
    const kernel = compileKernel(closedWorld({ name: "one" }));
    expect(compileKernel(closedWorld({ name: "another" }, { semantics: "closed" }))).toBe(kernel);
    const numbers = [{ mean: 8, sd: 3, min: 5, max: 11 }];
    expect(compileKernel(closedWorld({ pool: numbers }))).toBe(kernel);
  });

  it("compiles a scenario that differs in anything anew", () => {
    const kernel = compileKernel(closedWorld());
    expect(compileKernel(closedWorld({}, { attempts: 5 }))).not.toBe(kernel);
    expect(compileKernel(closedWorld({ pool: [{ mean: 8, sd: 3.0000000001, min: 5, max: 11 }] }))).not.toBe(
      kernel,
    );
  });

  it("keeps the kernels used last, and no others", () => {
    const scenario = (horizon: number) => closedWorld({}, { horizon });
    const first = compileKernel(scenario(1));
    for (let horizon = 2; horizon <= kernelsKept; horizon++) compileKernel(scenario(horizon));
    expect(compileKernel(scenario(1))).toBe(first);
    for (let horizon = 2; horizon <= kernelsKept; horizon++) compileKernel(scenario(horizon));
    expect(compileKernel(scenario(1))).toBe(first);
    for (let horizon = 2; horizon <= kernelsKept + 1; horizon++) compileKernel(scenario(horizon));
    expect(compileKernel(scenario(1))).not.toBe(first);
  });

  it("takes no more memory for ten thousand scenarios than for a few", () => {
    const compile = (from: number, to: number) => {
      for (let i = from; i < to; i++) compileKernel(small(i));
    };
    compile(0, 200);
    const before = usedMemory();
    compile(200, 10_200);
    // Kept, they would take 49 MB more.
    expect(usedMemory() - before).toBeLessThan(10e6);
  });
});

const small = (i: number): Scenario =>
  closedWorld(
    { task: { goal: 4 }, pool: [{ pmf: { 1: (i + 1) / 20_000, 2: 1 - (i + 1) / 20_000 } }] },
    { decomposition: { subgoals: 1 }, horizon: 3, attempts: 1 },
  );

/** Bytes in use once what nobody holds is gone. */
function usedMemory(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
