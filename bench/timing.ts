/** Median, lowest and highest of a set of timings, in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], low: sorted[0], high: sorted[sorted.length - 1] };
}

/**
 * Times a piece of work by batches: it is repeated until a batch takes `atLeast` milliseconds of the processor, after `warm` of them for
 * the compiler, which works on the same clock, and the time of one is reported.
 */
export function timeOf(work: () => unknown, { batches = 7, atLeast = 50, warm = 1000 } = {}): Timing {
  for (let spent = 0; spent < warm; ) spent += Math.max(taken(work, 1), 1e-3);
  let repeats = 1;
  while (taken(work, repeats) < atLeast && repeats < 1e6) repeats *= 2;
  return timingOf(Array.from({ length: batches }, () => taken(work, repeats) / repeats));
}

/** User time: what else the machine does hardly shows in it. */
function taken(work: () => unknown, repeats: number): number {
  const start = process.cpuUsage();
  for (let i = 0; i < repeats; i++) work();
  return process.cpuUsage(start).user / 1000;
}

/** A markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Three significant digits. */
export const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
