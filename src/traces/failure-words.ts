import type { FailureCause } from "../model/outcome.ts";

/** What a cause is called in text. */
export const failureWords: { readonly [Cause in FailureCause]: string } = {
  overshoot: "overshoot",
  stall: "stall",
  unreachable: "unreachable",
  unsupportedClaim: "unsupported claim",
  budget: "budget spent",
};
