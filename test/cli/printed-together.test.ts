import { describe, expect, it } from "vitest";
import { PrintedTogether } from "../../src/cli/printed-together.ts";

function printer() {
  const printed: string[] = [];
  return { printed, together: new PrintedTogether({ print: (text) => void printed.push(text) }) };
}

describe("texts printed together", () => {
  it("wait for those that follow at once, and for no others", () => {
    const { printed, together } = printer();
    together.add("a", false);
    together.add("b", true);
    together.add("c", true);
    expect(printed).toEqual(["a"]);
    together.add("d", false);
    expect(printed).toEqual(["a", "b\nc\nd"]);
  });

  it("do not wait once there is enough of them", () => {
    const { printed, together } = printer();
    const half = "x".repeat(32_768);
    together.add(half, true);
    expect(printed).toHaveLength(0);
    together.add(half, true);
    together.add("y", true);
    expect(printed).toEqual([`${half}\n${half}`]);
  });

  it("are printed at the end, once", () => {
    const { printed, together } = printer();
    together.print();
    together.add("a", true);
    together.print();
    together.print();
    expect(printed).toEqual(["a"]);
  });
});
