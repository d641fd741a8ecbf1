/** `tautline/theory`: theorems as functions, and the statements with their computed verdicts. */
export { type Allocation, allocateAttempts, type Split } from "../theory/allocate-attempts.ts";
export {
  type MarginalStop,
  marginalStop,
  type StopAlternative,
  type StopSetting,
} from "../theory/marginal-stop.ts";
export type { PartialPoint } from "../theory/partial-points.ts";
export { type TailDivergence, tailDivergence } from "../theory/tail-divergence.ts";
