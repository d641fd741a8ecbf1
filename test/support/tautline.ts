import { commandLine } from "../../src/cli/command-line.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

/** What a command line said and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process; `stdin` is what it finds on standard input. */
export async function tautline(
  argv: readonly string[],
  {
    stdin = "",
    ...settings
  }: { readonly stdin?: string | Uint8Array } & Partial<Pick<Terminal, "colours" | "columns">> = {},
): Promise<Said> {
  const [out, err]: string[][] = [[], []];
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    stdin: async function* () {
      yield typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin;
    },
    colours: false,
    watched: false,
    columns: 100,
    ...settings,
  };
  const code = await commandLine(argv, terminal);
  return { code, out: out.join(""), err: err.join("") };
}
