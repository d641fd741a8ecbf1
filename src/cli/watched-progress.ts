import cliProgress, { type Options } from "cli-progress";
import type { Terminal } from "./terminal.ts";

/** Shows how far a run has come, on standard error: a line written over where somebody watches, one for each quarter elsewhere. */
export interface Progress {
  /** `total` is undefined where nobody knows it, as of a pipe. */
  readonly update: (done: number, total: number | undefined) => void;
  readonly stop: () => void;
}

/** Milliseconds between two looks of a reader, and before a rate means anything. */
const [glance, settled] = [100, 1000];

/** A line that is written over ten times a second. */
export function watchedProgress(name: string, units: string, { status }: Terminal): Progress {
  const started = performance.now();
  let told = started;
  const update = (done: number, total: number | undefined) => {
    const now = performance.now();
    if (now - told < glance) return;
    told = now;
    const perSecond = now - started < settled ? 0 : (1000 * done) / (now - started);
    status(`${name}  ${progressText(done, total, units, perSecond)}`);
  };
  return { update, stop: () => status("") };
}

/** How far, how fast, and how long it will take; the last two once they are known. */
export function progressText(done: number, total: number | undefined, units: string, perSecond: number) {
  const rate = perSecond > 0 ? [`${counted(Math.max(1, Math.round(perSecond)))} a second`] : [];
  if (total === undefined) return [`${counted(done)} ${units}`, ...rate].join(", ");
  const left = perSecond > 0 ? [`${TimeFormat(Math.ceil((total - done) / perSecond), bar, 1)} left`] : [];
  const parts = `${BarFormat(done / total, bar)} ${counted(done)} of ${counted(total)} ${units}`;
  return [parts, ...rate, ...left].join(", ");
}

/** What cli-progress would draw; written by our own terminal, so that what is printed takes it away. */
const { BarFormat, TimeFormat } = cliProgress.Format;
const bar: Options = {
  barsize: 20,
  barCompleteString: "█".repeat(20),
  barIncompleteString: "░".repeat(20),
  barGlue: "",
  autopaddingChar: "0",
};

const counted = (count: number): string => count.toLocaleString("en-US");
