import { expect } from "vitest";
import { commandLine } from "../../src/cli/command-line.ts";
import type { Streams } from "../../src/cli/terminal.ts";

/** What a command line said and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was shown, one after another, on the line that is written over. */
  readonly status: readonly string[];
}

/** Runs a command line in this process; `stdin` is what it finds on standard input. */
export async function tautline(
  argv: readonly string[],
  {
    stdin = "",
    ...settings
  }: { readonly stdin?: string | Uint8Array } & Partial<
    Pick<Streams, "colours" | "columns" | "watched">
  > = {},
): Promise<Said> {
  const [out, err, status]: string[][] = [[], [], []];
  const streams: Streams = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    rewrite: (text) => void status.push(text),
    stdin: async function* () {
      yield typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin;
    },
    colours: false,
    watched: false,
    columns: 100,
    ...settings,
  };
  const code = await commandLine(argv, streams);
  return { code, out: out.join(""), err: err.join(""), status };
}

/** Standard output of a command line that must succeed. */
export async function printed(...line: readonly string[]): Promise<string> {
  const { out, err, code } = await tautline(line);
  expect(code, err).toBe(0);
  return out;
}
