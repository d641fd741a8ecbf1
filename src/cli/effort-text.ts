import type { Effort } from "../node/measure-design.ts";
import { meanText } from "./number-text.ts";

/** How much of what was asked was there already, and where it is kept. */
export function effortText(
  effort: Pick<Effort, "computed" | "reused"> & Partial<Effort>,
  store: string,
): string {
  const { cells, computed, reused, trialsReused = 0 } = effort;
  const all = `${computed + reused} evaluations${cells === undefined ? "" : ` of ${cells} cells`}`;
  const goneOn = trialsReused === 0 ? "" : `, from ${meanText(trialsReused)} trials that were there`;
  return `${all}: ${computed} computed${goneOn}, ${reused} reused (kept in ${store})`;
}
