import type { Flags } from "./command.ts";
import { repairFlag } from "./repaired.ts";

/** Flags of commands that keep answers only where they are told to. */
export const keepFlags = {
  store: {
    kind: "text",
    describe: "File or postgres:// address that keeps answers between calls (default: nothing does)",
  },
  repair: repairFlag,
} as const satisfies Flags;
