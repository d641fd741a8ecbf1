import type { Flags } from "./command.ts";

/** Flags that every command has. */
export const everywhere = {
  help: { kind: "switch", describe: "Show help" },
  version: { kind: "switch", describe: "Show version number" },
} as const satisfies Flags;

/** Whether a flag that every command has is among the words: what follows `--` is none. */
export function asks(words: readonly string[], name: keyof typeof everywhere): boolean {
  const end = words.indexOf("--");
  const short = name === "help" ? "-h" : `--${name}`;
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === `--${name}` || word === short);
}
