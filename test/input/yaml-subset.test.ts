import { describe, expect, it } from "vitest";
import { rejectedYaml } from "../../src/input/yaml-subset.ts";

describe("rejectedYaml", () => {
  it.each([
    ["&x 1", 0, "anchors are not taken, but here is &x"],
    ["a: 1\nb: *x", 8, "aliases are not taken, but here is *x"],
    ["\ufeffa: !!int 1", 4, "tags are not taken, but here is !!int"],
    // in the second line of a file: a mark before the first is a character of it
    ["\ufeffa: 1\n&x b: 1", 6, "anchors are not taken, but here is &x"],
    ["# first\n%YAML 1.2\n---\na", 8, "directives are not taken, but here is %YAML 1.2"],
    ["a:\n  ? b", 5, 'complex keys ("? …") are not taken'],
    ["a: [1]]", 6, "this bracket closes nothing"],
    ["a: {b: 1}\n}", 10, "this bracket closes nothing"],
    [`a: &${"x".repeat(30)} 1`, 3, `anchors are not taken, but here is &${"x".repeat(19)}`],
  ])("refuses in %j what begins at %i", (text, offset, problem) => {
    expect(rejectedYaml(text)).toMatchObject({ offset, problem });
  });

  it.each([
    "a: x&y *z !w",
    'a: "&x *y ]"',
    "a: |\n  &x\n  ]\nb: 1",
    "a: [b, {c: [1]}]\n# ] & *",
    "- - - [[]]\n- {}",
    "\ufeffworld: closed",
    "--- \na: 1",
  ])("takes %j", (text) => {
    expect(rejectedYaml(text)).toBeUndefined();
  });

  it("counts the brackets that are open, not those that were", () => {
    const open = (count: number) => "[".repeat(count);
    expect(rejectedYaml(`${"[],".repeat(100)}`)).toBeUndefined();
    expect(rejectedYaml(`${"{}\n".repeat(100)}`)).toBeUndefined();
    expect(rejectedYaml(open(64))).toBeUndefined();
    expect(rejectedYaml(`[{}, ${open(64)}`)).toMatchObject({
      offset: 5 + 63,
      problem: expect.stringMatching(/^at most 64 brackets/),
    });
  });

  it("looks at the column of what begins a line, of list marks and of what follows them", () => {
    const at = (column: number) => " ".repeat(column);
    const far = expect.stringMatching(/^nesting may reach column 128/);
    for (const before of ["", "\ufeff", "a:\n", "a: b\nc:\n"]) {
      expect(rejectedYaml(`${before}${at(128)}x: 1`)).toBeUndefined();
      expect(rejectedYaml(`${before}${at(129)}x: 1`)).toMatchObject({
        offset: before.length + 129,
        problem: far,
      });
      expect(rejectedYaml(`${before}${at(129)}- 1`)).toMatchObject({ offset: before.length + 129 });
      expect(rejectedYaml(`${before}${"- ".repeat(65)}1`)).toMatchObject({ offset: before.length + 130 });
    }
  });

  it("does not take far to the right for deep: inside brackets, and after a key", () => {
    expect(rejectedYaml(`a: [\n${" ".repeat(200)}x]`)).toBeUndefined();
    expect(rejectedYaml(`a: ${" ".repeat(200)}x`)).toBeUndefined();
    expect(rejectedYaml(`${"k".repeat(200)}: - x`)).toBeUndefined();
  });
});
