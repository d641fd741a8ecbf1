import { stderr } from "node:process";
import { Presets, SingleBar } from "cli-progress";
import type { Terminal } from "./terminal.ts";

/** Shows how far a run has come, on standard error: a bar where somebody watches, a line for each quarter elsewhere. */
export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** Also after a failure: a bar left running hides the cursor. */
  readonly stop: () => void;
}

/** Progress of one named run. */
export function progressOf(name: string, terminal: Terminal): Progress {
  return terminal.watched ? barOf(name) : linesOf(name, terminal.err);
}

function barOf(name: string): Progress {
  const format = `${name}  {bar} {value} of {total} evaluations, {eta_formatted} left`;
  const bar = new SingleBar(
    { format, stream: stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  let started = false;
  const update = (done: number, total: number) => {
    if (!started) bar.start(total, done);
    started = true;
    bar.update(done);
  };
  return { update, stop: () => bar.stop() };
}

function linesOf(name: string, write: (line: string) => void): Progress {
  let quarters = 0;
  const update = (done: number, total: number) => {
    const reached = Math.floor((4 * done) / total);
    if (reached > quarters) write(`${name}: ${done} of ${total} evaluations\n`);
    quarters = Math.max(quarters, reached);
  };
  return { update, stop: () => {} };
}
