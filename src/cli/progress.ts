import type { Terminal } from "./terminal.ts";
import type { Progress } from "./watched-progress.ts";

/** Progress of a named run, counted in `units`. */
export async function progressOf(name: string, units: string, terminal: Terminal): Promise<Progress> {
  if (!terminal.watched) return quarters(name, units, terminal);
  return (await import("./watched-progress.ts")).watchedProgress(name, units, terminal);
}

function quarters(name: string, units: string, { complain }: Terminal): Progress {
  let reached = 0;
  const update = (done: number, total: number | undefined) => {
    const quarter = total === undefined ? 0 : Math.floor((4 * done) / total);
    if (quarter <= reached) return;
    reached = quarter;
    complain(`${name}: ${done} of ${total} ${units}`);
  };
  return { update, stop: () => {} };
}
