import type { Outcome } from "../model/outcome.ts";
import { canonicalJson } from "../study/canonical-json.ts";
import { digest } from "../study/digest.ts";

/** SHA-256 over every number of an outcome, the final-progress pmf among them; the scenario's name is not part of it. */
export function resultHash(outcome: Outcome): string {
  return digest(canonicalJson(outcome));
}
