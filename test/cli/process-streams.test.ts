import { stderr } from "node:process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { processStreams } from "../../src/cli/process-streams.ts";

const line = Array.from({ length: 200 }, (_, i) => i % 10).join("");

/** What is written to standard error when a status line comes to a terminal of so many columns. */
function rewritten(columns: number): unknown {
  const written = vi.spyOn(stderr, "write").mockReturnValue(true);
  const own = Object.getOwnPropertyDescriptor(stderr, "columns");
  Object.defineProperty(stderr, "columns", { value: columns, configurable: true });
  processStreams().rewrite(line);
  if (own) Object.defineProperty(stderr, "columns", own);
  else Reflect.deleteProperty(stderr, "columns");
  return written.mock.calls.map(([text]) => text).join();
}

afterEach(() => void vi.restoreAllMocks());

describe("a status line", () => {
  it("is written over the last one, cut to one column less than the terminal has", () => {
    expect(rewritten(20)).toBe("\r0123456789012345678\u001b[K");
  });

  it("is cut to 79 columns where the terminal does not know its width", () => {
    expect(rewritten(0)).toBe(`\r${line.slice(0, 79)}\u001b[K`);
  });
});
