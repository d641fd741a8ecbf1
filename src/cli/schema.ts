import type { Command } from "./command.ts";

/** `tautline schema`: what a scenario file may hold, as JSON Schema. */
export const schemaCommand: Command = {
  describe: "The JSON Schema of scenario files, for editors",
  flags: {},
  examples: [["for an editor", "schema > scenario.schema.json"]],
  epilogue: "Then, on the first line of a scenario: # yaml-language-server: $schema=scenario.schema.json",
  handler: async (_, terminal) => {
    const { scenarioJsonSchema } = await import("../input/scenario-json-schema.ts");
    terminal.out(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  },
};
