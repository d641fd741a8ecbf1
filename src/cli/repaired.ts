import type { StorePlace } from "../node/store-place.ts";
import type { Terminal } from "./terminal.ts";

export const repairFlag = {
  kind: "switch",
  describe: "First make a damaged store sound: what can be read of it is kept, what is damaged set aside",
} as const;

/** Repairs a store, and says what became of it. */
export async function repaired(place: StorePlace, terminal: Terminal): Promise<void> {
  const { kept, setAside } = await place.repair();
  if (setAside === null) return terminal.complain(`${place.shown} is sound: there is nothing to repair`);
  terminal.complain(`${place.shown}: ${kept} answers are sound and kept; ${setAside}`);
}
