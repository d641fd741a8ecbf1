import { type Flags, loaded, operandsOf } from "./command.ts";
import { commands } from "./commands.ts";
import { everywhere } from "./everywhere.ts";

/** What the last of these words may become; where nothing is offered, the shell offers files. */
export async function completions(words: readonly string[]): Promise<readonly string[]> {
  const current = words.at(-1) ?? "";
  const [, flag, value] = /^(--[^=]+)=(.*)$/.exec(current) ?? [];
  if (flag !== undefined) {
    const whole = await completions([...words.slice(0, -1), flag, value]);
    return whole.map((one) => `${flag}=${one}`);
  }
  // bash gives `--engine=ex` as three words.
  const begun = current === "=" ? "" : current;
  const before = words.slice(0, -1).filter((word) => word !== "=");
  const offered = await offeredAfter(before, begun);
  return offered.filter((name) => name.startsWith(begun));
}

async function offeredAfter(before: readonly string[], begun: string): Promise<readonly string[]> {
  const [name] = before;
  if (name === undefined) return begun.startsWith("-") ? dashed(everywhere) : Object.keys(commands);
  if (!Object.hasOwn(commands, name)) return [];
  const command = await commands[name]();
  const { flags } = command;
  const last = before.at(-1) ?? "";
  const flag = (flags as Flags)[last.startsWith("--") ? last.slice(2) : ""];
  if (flag !== undefined && flag.kind !== "switch")
    return "choices" in flag || "names" in flag ? loaded(flag.choices ?? flag.names) : [];
  const operands = operandsOf(command);
  if (begun.startsWith("-") || operands.length === 0) return dashed({ ...flags, ...everywhere });
  // Flags and their values before it are not told apart: one operand is offered wherever it may stand.
  const given = before.length - 1;
  return loaded(operands[Math.min(given, operands.length - 1)].names);
}

const dashed = (flags: Flags): readonly string[] => Object.keys(flags).map((name) => `--${name}`);
