import { env, stderr, stdin, stdout } from "node:process";
import type { Streams } from "./streams.ts";

/** The streams of this process. */
export function processStreams(): Streams {
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    // Cut to the line: a second one would not be written over.
    rewrite: (text) => void stderr.write(`\r${text.slice(0, (stderr.columns ?? 80) - 1)}\u001b[K`),
    stdin: () => stdin,
    colours: stdout.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    watched: stderr.isTTY === true && env["TERM"] !== "dumb",
    columns: stdout.columns ?? 80,
  };
}
