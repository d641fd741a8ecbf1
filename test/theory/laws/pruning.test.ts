import { describe, expect, it } from "vitest";
import { pruneAct, pruningAt } from "../../../src/theory/laws/pruning.ts";
import { stageActs } from "../../../src/theory/laws/stage-acts.ts";
import { inWorld } from "../../support/canonical.ts";

describe("pruningAt", () => {
  it("changes nothing where all is left, and has 0 for the value of nothing", () => {
    const scenario = inWorld("closed", ["model-1", "model-2"]);
    const [act] = stageActs(scenario);
    const start = { index: 0, stepsLeft: act.guided.target.horizon };
    const all = act.members.map(({ name }) => name);
    const { left, ...rest } = pruningAt(act, pruneAct(scenario, act, all), start);
    expect(rest).toEqual({ change: 0, pruned: 0, prunedWeight: 0 });
    expect(left).toBeGreaterThan(0);
  });
});
