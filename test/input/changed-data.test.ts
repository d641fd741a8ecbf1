import { describe, expect, it } from "vitest";
import { changedData } from "../../src/input/changed-data.ts";
import { parseSet } from "../../src/input/parse-set.ts";

const changed = (data: unknown, ...sets: readonly string[]) => changedData(data, sets.map(parseSet));

describe("changedData", () => {
  it("leaves data without a change as it is, its world not filled in", () => {
    const data = { world: "open" };
    expect(changed(data)).toBe(data);
  });

  it("fills in the world before a change, even a single one, and makes changes in their order", () => {
    expect(changed({ world: "open" }, "harness.attempts=7")).toMatchObject({
      task: { goal: 100 },
      harness: { attempts: 7, tolerance: 2 },
    });
    expect(changed({ task: { goal: 8 } }, "task.goal=9", "task.goal=10")).toEqual({ task: { goal: 10 } });
  });

  it("takes the world from a change, wherever that stands, and from no key of that name further in", () => {
    const closed = { task: { goal: 240 }, harness: { attempts: 4 } };
    expect(changed({}, "task.tolerance=9", "world=closed")).toMatchObject(closed);
    expect(changed({ world: "open" }, "world=closed")).toMatchObject(closed);
    expect(changed({}, "task.world=closed")).toEqual({ task: { world: "closed" } });
    expect(changed({ world: "closed" }, "task.goal=9", "task.world=open")).toMatchObject({
      task: { goal: 9, world: "open" },
      harness: { attempts: 4 },
    });
  });
});
