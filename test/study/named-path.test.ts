import { describe, expect, it } from "vitest";
import { namedPath } from "../../src/study/named-path.ts";

describe("namedPath", () => {
  it.each([
    ["subgoals", ["harness", "decomposition", "subgoals"]],
    ["strength", ["harness", "guidance", 0, "strength"]],
    ["pool[1].sd", ["pool", 1, "sd"]],
    ["toString", ["toString"]],
    ["no path [", ["no path ["]],
  ])("takes %s for %j", (name, path) => {
    expect(namedPath(name)).toEqual(path);
  });
});
