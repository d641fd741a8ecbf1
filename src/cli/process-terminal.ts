import { env, stderr, stdin, stdout } from "node:process";
import type { Terminal } from "./terminal.ts";

/** The streams of this process. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    stdin: () => stdin,
    colours: stdout.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    watched: stderr.isTTY === true,
    columns: stdout.columns ?? 80,
  };
}
