import { createHash } from "node:crypto";
import { canonicalJson } from "../model/canonical-json.ts";
import type { Outcome } from "../model/outcome.ts";

/** SHA-256 over every number of an outcome, the final-progress pmf among them; the scenario's name is not part of it. */
export function resultHash(outcome: Outcome): string {
  return createHash("sha256").update(canonicalJson(outcome)).digest("hex");
}
