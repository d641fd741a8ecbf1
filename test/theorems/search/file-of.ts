import { stringify } from "yaml";
import { resolveScenario } from "../../../src/input/resolve-scenario.ts";
import type { Changes, Found, Hunt } from "./hunt.ts";

export const folder = "experiments/counterexamples";

/** The file of a counter-example: what it shows, the commands that show it with what they print, and the scenario. */
export function fileOf({ name, says, field, notes }: Hunt, { input, comparisons }: Found): string {
  const commands = comparisons.map(({ changes }) => commandOf(name, changes));
  const width = Math.max(...commands.map((command) => command.length));
  return [
    ...[...says, ...(notes?.(resolveScenario(input)) ?? [])].map((line) => `# ${line}`),
    "#",
    ...comparisons.map(({ value }, i) => `#   ${commands[i].padEnd(width)}  # ${field} ${shown(value)}`),
    "",
    stringify(input, { flowCollectionPadding: true, collectionStyle: "any" }).trimEnd(),
    "",
  ].join("\n");
}

const commandOf = (name: string, changes: Changes): string =>
  [
    `tautline evaluate ${folder}/${name}.yaml`,
    ...changes.map(({ path, value }) => `--set ${quoted(`${path}=${value}`)}`),
  ].join(" ");

/** A shell may take brackets for a pattern. */
const quoted = (set: string): string => (set.includes("[") ? `'${set}'` : set);

/** Twelve digits: more would be rounding. */
const shown = (value: number): string => String(Number(value.toPrecision(12)));

/** A command of a file's header: the changes it makes, and the field and value that it shows. */
export interface ShownCommand {
  readonly sets: readonly string[];
  readonly field: string;
  readonly value: number;
}

/** The commands that a file's header shows. */
export function commandsIn(text: string): readonly ShownCommand[] {
  return [...text.matchAll(/^# {3}tautline evaluate \S+(.*?) +# (\w+) (\S+)$/gm)].map(
    ([, sets, field, value]) => ({
      sets: [...sets.matchAll(/--set '?([^\s']+)/g)].map(([, set]) => set),
      field,
      value: Number(value),
    }),
  );
}
