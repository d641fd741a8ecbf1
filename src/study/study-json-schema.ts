import { jsonSchemaDraft } from "../input/schema.ts";
import { studySchema } from "./study-schema.ts";

/**
 * The JSON Schema (draft 2020-12) of a study file, for editors: the schema that validates, and that a study has either axes
 * or a table. Whether its cells are scenarios shows when they are made.
 */
export function studyJsonSchema(): object {
  const without = (...keys: readonly string[]) => ({
    not: { anyOf: keys.map((key) => ({ required: [key] })) },
  });
  return {
    $schema: jsonSchemaDraft,
    title: "Tautline study",
    description:
      "A question asked of a grid of scenarios: what they share, what varies, and what is measured",
    ...studySchema,
    oneOf: [
      { title: "outcomes by engines", required: ["axes"], ...without("table", "measurement") },
      { title: "another measurement", required: ["axes", "measurement"], ...without("table", "engines") },
      { title: "measured elsewhere", required: ["table"], ...without("axes", "engines", "measurement") },
    ],
  };
}
