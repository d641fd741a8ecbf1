import { z } from "zod";
import { scenarioSchema } from "./scenario-schema.ts";
import type { SchemaNode } from "./schema-law.ts";

/**
 * The JSON Schema (draft 2020-12) of a scenario file, for editors: the schema that validates, with what a world fills in not
 * required of a file that starts from one. Laws that span several keys, such as chunks that sum to the goal, are not in it.
 */
export function scenarioJsonSchema(): SchemaNode {
  const { $schema, ...whole } = z.toJSONSchema(scenarioSchema, { io: "input" }) as SchemaNode;
  const { task, harness, ...others } = whole.properties as Record<string, SchemaNode>;
  const properties = { ...others, task: withoutRequired(task), harness: withoutRequired(harness) };
  const alone = { task: { required: task.required }, harness: { required: harness.required } };
  return {
    $schema,
    title: "Tautline scenario",
    description:
      "One point of the design space: a task, the pool an agent acts from, and the harness around it",
    ...withoutRequired({ ...whole, properties }),
    anyOf: [
      { title: "starts from a world", required: ["world"] },
      { title: "complete in itself", required: whole.required, properties: alone },
    ],
  } as SchemaNode;
}

function withoutRequired({ required: _, ...node }: SchemaNode): SchemaNode {
  return node;
}
