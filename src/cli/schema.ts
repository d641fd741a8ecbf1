import type { Command, Flags } from "./command.ts";

const flags = {
  study: { kind: "switch", describe: "Of study files, which `run` takes, instead" },
} as const satisfies Flags;

export const schemaCommand: Command<typeof flags> = {
  describe: "The JSON Schema of scenario files, or of study files, for editors",
  flags,
  examples: [
    ["for an editor", "schema > scenario.schema.json"],
    ["the keys of a study", "schema --study"],
  ],
  epilogue: "Then, on the first line of a scenario: # yaml-language-server: $schema=scenario.schema.json",
  handler: async ({ study }, terminal) => {
    const schema = study
      ? (await import("../study/study-json-schema.ts")).studyJsonSchema()
      : (await import("../input/scenario-json-schema.ts")).scenarioJsonSchema();
    terminal.print(JSON.stringify(schema, null, 2));
  },
};
