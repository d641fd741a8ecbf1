import { type AnyCommand, type Flags, operandsOf } from "./command.ts";
import { commands } from "./commands.ts";
import { everywhere } from "./everywhere.ts";
import { parserOf } from "./parser-of.ts";
import { wrapped } from "./wrapped.ts";

/** What `tautline --help` prints: every command with what it does. */
export async function helpOfAll(columns: number): Promise<string> {
  const rows: (readonly [string, string])[] = [];
  for (const [name, load] of Object.entries(commands)) {
    const command = await load();
    rows.push([usageOf(name, command), command.describe]);
  }
  return sections([
    "tautline <command>",
    "Harnessed execution of long tasks as a small exact model.",
    `Commands:\n${table(rows, columns)}`,
    await optionsText(everywhere, columns),
    examplesText([
      ["a built-in scenario", "evaluate closed/model-1"],
      ["the same with more attempts", "evaluate closed --set harness.attempts=8"],
      ["watch one trajectory", "trace closed --count 1"],
      ["the grid behind a figure of the paper", "run granularity"],
    ]),
    wrapped(
      "`tautline COMMAND --help` says more of each command, with examples; docs/glossary.md explains every word.",
      columns,
    ),
  ]);
}

export async function helpOf(name: string, command: AnyCommand, columns: number): Promise<string> {
  const { describe, flags, examples, epilogue } = command;
  const operands = operandsOf(command).map((one) => [one.name, one.describe] as const);
  return sections([
    usageOf(name, command),
    wrapped(describe, columns),
    operands.length > 0 ? `Arguments:\n${table(operands, columns)}` : undefined,
    await optionsText({ ...flags, ...everywhere }, columns),
    examplesText(examples),
    epilogue && wrapped(epilogue, columns),
  ]);
}

const sections = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join("\n\n");

function usageOf(name: string, command: AnyCommand): string {
  const operands = operandsOf(command).map(({ name: one, takes }) => {
    const shown = { required: `<${one}>`, optional: `[${one}]`, any: `[${one}...]` };
    return shown[takes];
  });
  return ["tautline", name, ...operands].join(" ");
}

/** Without [string] and the like beside each flag: the texts say it better. @types/yargs does not know of that option. */
async function optionsText(flags: Flags, columns: number): Promise<string> {
  const described = Object.entries(flags).map(([name, flag]) => {
    const choices = "choices" in flag && Array.isArray(flag.choices) ? `: ${flag.choices.join(", ")}` : "";
    return [name, { ...flag, describe: `${flag.describe}${choices}` }] as const;
  });
  const parser = parserOf(Object.fromEntries(described)).wrap(Math.min(100, Math.max(40, columns)));
  const plain = parser as typeof parser & { usageConfiguration(config: object): typeof parser };
  return (await plain.usageConfiguration({ "hide-types": true }).getHelp()).trimEnd();
}

/** A command is never broken into lines, so that it can be copied. */
const examplesText = (examples: AnyCommand["examples"]): string =>
  `Examples:\n${examples.map(([does, line]) => `  # ${does}\n  tautline ${line}`).join("\n")}`;

/** Two columns, the second in lines of its own width. */
function table(rows: readonly (readonly [string, string])[], columns: number): string {
  const left = Math.max(...rows.map(([label]) => label.length)) + 4;
  const width = Math.min(100, columns) - left;
  return rows
    .map(
      ([label, text]) =>
        `  ${label}`.padEnd(left) + wrapped(text, width).replaceAll("\n", `\n${" ".repeat(left)}`),
    )
    .join("\n");
}
