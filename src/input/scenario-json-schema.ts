import { scenarioSchema } from "./scenario-schema.ts";
import { jsonSchemaDraft, type Schema } from "./schema.ts";

/**
 * The JSON Schema (draft 2020-12) of a scenario file, for editors: the schema that validates, with what a world fills in not
 * required of a file that starts from one. Laws that span several keys, such as chunks that sum to the goal, are not in it.
 */
export function scenarioJsonSchema(): object {
  const { task, harness, ...others } = scenarioSchema.properties as Readonly<Record<string, Schema>>;
  const properties = { ...others, task: withoutRequired(task), harness: withoutRequired(harness) };
  const alone = { task: { required: task.required }, harness: { required: harness.required } };
  return {
    $schema: jsonSchemaDraft,
    title: "Tautline scenario",
    description:
      "One point of the design space: a task, the pool an agent acts from, and the harness around it",
    ...withoutRequired({ ...scenarioSchema, properties }),
    anyOf: [
      { title: "starts from a world", required: ["world"] },
      { title: "complete in itself", required: scenarioSchema.required, properties: alone },
    ],
  };
}

function withoutRequired({ required: _, ...node }: Schema): Schema {
  return node;
}
