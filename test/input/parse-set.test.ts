import { describe, expect, it } from "vitest";
import { parseSet } from "../../src/input/parse-set.ts";

describe("parseSet", () => {
  it("reads a path and a YAML value, which may hold what the path may not", () => {
    expect(parseSet("a=3")).toEqual({ path: ["a"], value: 3, place: { file: "--set a=3" } });
    expect(parseSet(" pool[0].name = a=b ")).toMatchObject({ path: ["pool", 0, "name"], value: "a=b" });
    expect(parseSet("harness.horizon=[1,\n2]").value).toEqual([1, 2]);
    expect(parseSet("task.budget=").value).toBeNull();
  });

  it.each(["", "=", "=3", " =3", "a", "a.b", "a..b=3"])("refuses %j, which is no path=value", (text) => {
    expect(() => parseSet(text)).toThrow(/^--set: must be path=value, but is ".*"\n {2}hint: as in --set /);
  });

  it("refuses what is no text", () => {
    expect(() => parseSet(5 as never)).toThrow(/^--set: must be text, but is 5$/);
  });

  it("is placed at its flag, of which 80 characters are shown", () => {
    const long = (length: number) => parseSet("a=".padEnd(length, "x")).place.file;
    expect(long(80)).toBe(`--set a=${"x".repeat(78)}`);
    expect(long(81)).toBe(`--set a=${"x".repeat(78)}…`);
    expect(long(500)).toBe(long(81));
  });

  it("says at its flag that the value is no YAML", () => {
    expect(() => parseSet("a=&b 1")).toThrow(/^anchors are not taken, but here is &b\n {2}at --set a=&b 1\n/);
    expect(() => parseSet("a=[1")).toThrow(/\n {2}at --set a=\[1\n/);
  });
});
