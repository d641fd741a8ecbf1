import { stderr, stdout } from "node:process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { processStreams } from "../../src/cli/process-streams.ts";

const line = Array.from({ length: 200 }, (_, i) => i % 10).join("");

/** A terminal, or none, of so many columns in the place of a stream, while something is asked. */
function withStream<Asked>(
  stream: typeof stdout | typeof stderr,
  { columns, isTTY }: { readonly columns: number; readonly isTTY?: boolean },
  ask: () => Asked,
): Asked {
  const seeming = { columns, isTTY };
  const own = Object.keys(seeming).map((key) => [key, Object.getOwnPropertyDescriptor(stream, key)] as const);
  for (const [key, value] of Object.entries(seeming))
    Object.defineProperty(stream, key, { value, configurable: true });
  try {
    return ask();
  } finally {
    for (const [key, descriptor] of own) {
      if (descriptor) Object.defineProperty(stream, key, descriptor);
      else Reflect.deleteProperty(stream, key);
    }
  }
}

/** What is written to standard error when a status line comes to a terminal of so many columns. */
function rewritten(columns: number): unknown {
  const written = vi.spyOn(stderr, "write").mockReturnValue(true);
  withStream(stderr, { columns }, () => processStreams().rewrite(line));
  return written.mock.calls.map(([text]) => text).join();
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("a status line", () => {
  it("is written over the last one, cut to one column less than the terminal has", () => {
    expect(rewritten(20)).toBe("\r0123456789012345678\u001b[K");
  });

  it("is cut to 79 columns where the terminal does not know its width", () => {
    expect(rewritten(0)).toBe(`\r${line.slice(0, 79)}\u001b[K`);
  });
});

describe("processStreams", () => {
  it.each([
    [100, 100],
    [0, 80],
  ])("has as many columns as standard output: of %d, %d", (columns, taken) => {
    expect(withStream(stdout, { columns }, () => processStreams().columns)).toBe(taken);
  });

  it.each([
    [true, { TERM: "xterm" }, true, true],
    [false, { TERM: "xterm" }, false, false],
    [true, { TERM: "dumb" }, false, false],
    [true, { TERM: "xterm", NO_COLOR: "1" }, false, true],
    [true, { TERM: "xterm", NO_COLOR: "" }, true, true],
  ])("on a terminal (%s) with %j takes colours: %s, is watched: %s", (isTTY, set, colours, watched) => {
    vi.stubEnv("NO_COLOR", undefined);
    for (const [key, value] of Object.entries(set)) vi.stubEnv(key, value);
    const asked = withStream(stdout, { columns: 80, isTTY }, () => processStreams().colours);
    const seen = withStream(stderr, { columns: 80, isTTY }, () => processStreams().watched);
    expect([asked, seen]).toEqual([colours, watched]);
  });

  it("writes texts as they come, each to its own stream", () => {
    const [out, err] = [stdout, stderr].map((stream) => vi.spyOn(stream, "write").mockReturnValue(true));
    const streams = processStreams();
    streams.out("one");
    streams.out("two\n");
    streams.err("three");
    expect([out.mock.calls.flat(), err.mock.calls.flat()]).toEqual([["one", "two\n"], ["three"]]);
  });
});
