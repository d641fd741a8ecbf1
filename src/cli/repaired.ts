import { relative } from "node:path";
import { cwd } from "node:process";
import type { Terminal } from "./terminal.ts";

export const repairFlag = {
  kind: "switch",
  describe: "First make a damaged store sound: what can be read of it is kept, the damaged file set aside",
} as const;

/** Repairs a store, and says what became of it. */
export async function repaired(store: string, terminal: Terminal): Promise<void> {
  const { repairStore } = await import("../node/repair-store.ts");
  const { kept, setAside } = await repairStore(store);
  const [name, aside] = [store, setAside ?? ""].map((path) => relative(cwd(), path));
  if (setAside === null) return terminal.complain(`${name} is sound: there is nothing to repair`);
  terminal.complain(`${name}: ${kept} answers are sound and kept; the damaged file is now ${aside}`);
}
