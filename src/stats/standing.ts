import { isAbove } from "./compare.ts";

/** What becomes of advice somewhere else: it is still good, another choice is better, or every choice is as good. */
export type Standing = "stands" | "flips" | "alike";

/** What can be had of a choice somewhere: by the one that is advised, by the best and by the worst; more is better. */
export interface Gains {
  readonly own: number;
  readonly best: number;
  readonly least: number;
}

/** Whether advice stands where a choice gains so much: `within` is how far behind the best is still as good. */
export function standingOf({ own, best, least }: Gains, within: number): Standing {
  if (!isAbove(best - least, within)) return "alike";
  return isAbove(best - own, within) ? "flips" : "stands";
}
