import { describe, expect, it } from "vitest";
import { assertWithin, LimitError, ScenarioError, StoreError } from "../../src/model/errors.ts";

const place = { file: "own.yaml", line: 7 };

describe("an error's text", () => {
  it("says where in the scenario, the problem, where in the file, and a way out", () => {
    const whole = { path: "harness.horizon", problem: "must be there", place, hint: "write one" };
    expect(new ScenarioError(whole).message).toBe(
      "harness.horizon: must be there\n  at own.yaml:7\n  hint: write one",
    );
  });

  it("leaves out what is not known of it", () => {
    const text = (rest: object) => new ScenarioError({ path: "", problem: "must be one", ...rest }).message;
    expect(text({})).toBe("must be one");
    expect(text({ path: "task" })).toBe("task: must be one");
    expect(text({ place: { file: "own.yaml" } })).toBe("must be one\n  at own.yaml");
    expect(text({ hint: "cut it" })).toBe("must be one\n  hint: cut it");
  });

  it("is told alike of a store, and keeps the place it has", () => {
    const elsewhere = { file: "other.yaml", line: 1 };
    const unplaced = new StoreError("is locked", { hint: "wait" });
    expect(unplaced.message).toBe("is locked\n  hint: wait");
    expect(unplaced.placedBy(() => place).message).toBe("is locked\n  at own.yaml:7\n  hint: wait");
    expect(new StoreError("is locked", { place }).placedBy(() => elsewhere).place).toEqual(place);
  });
});

describe("assertWithin", () => {
  it("lets the limit itself pass and refuses what is over it, with both and a way out", () => {
    assertWithin("cells of the study", 1200, 1200, "ask for fewer");
    expect(() => assertWithin("cells of the study", 1201, 1200, "ask for fewer")).toThrow(
      new LimitError("cells of the study", 1201, 1200, "ask for fewer"),
    );
    expect(new LimitError("cells", 1201, 1200, "ask for fewer").message).toBe(
      "cells: 1,201 is over the limit of 1,200\n  hint: ask for fewer",
    );
  });

  it("tells broken numbers rounded up, and huge ones by three digits", () => {
    const told = (size: number) => new LimitError("work", size, 10, "").message;
    expect(told(10.2)).toBe("work: 11 is over the limit of 10");
    expect(told(999_999_999_999_999)).toContain("work: 999,999,999,999,999 is");
    expect(told(1e15)).toContain("work: 1.00e+15 is");
    expect(told(Number.POSITIVE_INFINITY)).toContain("work: Infinity is");
  });

  it("places a limit where what passes it stands", () => {
    const placed = new LimitError("axes", 9, 3, "fewer").placedBy((what) => ({
      file: `${what}.yaml`,
      line: 2,
    }));
    expect(placed.message).toBe("axes: 9 is over the limit of 3\n  at axes.yaml:2\n  hint: fewer");
  });
});
