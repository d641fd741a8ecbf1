import yargs, { type Argv } from "yargs";
import type { Flags } from "./command.ts";

/** A parser with every flag that is known, in English, which neither prints nor exits. */
export function parserOf(known: Flags): Argv {
  const options = Object.entries(known).map(([name, { kind, describe }]) => [
    name,
    { type: kind === "switch" ? ("boolean" as const) : ("string" as const), describe },
  ]);
  return yargs()
    .locale("en")
    .exitProcess(false)
    .help(false)
    .version(false)
    .alias("h", "help")
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-positional-numbers": false,
    })
    .options(Object.fromEntries(options));
}
