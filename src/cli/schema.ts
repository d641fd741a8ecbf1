import type { Arguments, Command, Flags } from "./command.ts";
import { flagError } from "./common-flags.ts";

const flags = {
  study: { kind: "switch", describe: "Of study files, which `run` takes, instead" },
  event: { kind: "switch", describe: "Of the lines of a trace, which `trace --json` prints, instead" },
} as const satisfies Flags;

export const schemaCommand: Command<typeof flags> = {
  describe: "The JSON Schema of scenario files, of study files, or of the events of a trace",
  flags,
  examples: [
    ["for an editor", "schema > scenario.schema.json"],
    ["the keys of a study", "schema --study"],
  ],
  epilogue: "Then, on the first line of a scenario: # yaml-language-server: $schema=scenario.schema.json",
  handler: async ({ study, event }, terminal) => {
    if (study && event) throw flagError("event", "goes without --study, but both are given");
    terminal.print(JSON.stringify(await schemaOf({ study, event }), null, 2));
  },
};

async function schemaOf({ study, event }: Pick<Arguments<typeof flags>, "study" | "event">): Promise<object> {
  if (study) return (await import("../study/study-json-schema.ts")).studyJsonSchema();
  if (event) return (await import("../traces/event-schema.ts")).eventJsonSchema();
  return (await import("../input/scenario-json-schema.ts")).scenarioJsonSchema();
}
