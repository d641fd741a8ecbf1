import { readFileSync, readlinkSync } from "node:fs";
import { env, platform, stderr, stdin, stdout } from "node:process";
import { ScenarioError } from "../model/errors.ts";
import type { Streams } from "./terminal.ts";

/** The streams of this process. Writing throws ScenarioError when standard output was closed (`>&-`). */
export function processStreams(): Streams {
  let isChecked = false;
  const out = (text: string) => {
    if (!isChecked && isClosed(stdout.fd) && !isClosed(stderr.fd)) throw closedOutput();
    isChecked = true;
    stdout.write(text);
  };
  return {
    out,
    err: (text) => void stderr.write(text),
    // Cut to the line: a second one would not be written over. A terminal may not know its width, and say 0.
    rewrite: (text) => void stderr.write(`\r${text.slice(0, (stderr.columns || 80) - 1)}\u001b[K`),
    stdin: () => stdin,
    colours: stdout.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    watched: stderr.isTTY === true && env["TERM"] !== "dumb",
    columns: stdout.columns || 80,
  };
}

/**
 * Node opens /dev/null, for reading too, in the place of a stream that it finds closed; no shell's `> /dev/null` reads. A
 * daemon's may, and then all its streams do.
 */
function isClosed(descriptor: number): boolean {
  if (platform !== "linux") return false;
  try {
    const isReadToo = /^flags:\s*\d*2$/m.test(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8"));
    return readlinkSync(`/proc/self/fd/${descriptor}`) === "/dev/null" && isReadToo;
  } catch {
    return false;
  }
}

function closedOutput(): ScenarioError {
  const hint = "write > /dev/null to throw the output away";
  return new ScenarioError({ path: "standard output", problem: "must be open, but is closed", hint });
}
