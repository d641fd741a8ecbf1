import type { CommandModule } from "yargs";
import type { Terminal } from "./terminal.ts";

/** `tautline schema`: what a scenario file may hold, as JSON Schema. */
export function schemaCommand(terminal: Terminal): CommandModule {
  return {
    command: "schema",
    describe: "The JSON Schema of scenario files, for editors",
    builder: (yargs) =>
      yargs
        .usage(
          "$0 schema\n\nPrints the JSON Schema of scenario files: every key, what it may be, and what it means.",
        )
        .example("$0 schema > scenario.schema.json", "for an editor; then, on the first line of a scenario:")
        .example("# yaml-language-server: $schema=scenario.schema.json", ""),
    handler: async () => {
      const { scenarioJsonSchema } = await import("../input/scenario-json-schema.ts");
      terminal.out(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
    },
  };
}
