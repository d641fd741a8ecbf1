import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/input/read-yaml.ts";
import { builtinExperiments } from "../../src/node/experiments.ts";
import { readText } from "../../src/node/read-text.ts";
import { studyJsonSchema } from "../../src/study/study-json-schema.ts";

const schema = JSON.parse(JSON.stringify(studyJsonSchema()));

describe("studyJsonSchema", () => {
  it("is JSON Schema with a title, closed to unknown keys, each with what it means", () => {
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Tautline study",
      additionalProperties: false,
    });
    expect(schema.required ?? []).toEqual([]);
    for (const [key, node] of Object.entries<{ description?: string }>(schema.properties))
      expect([key, node.description]).toEqual([key, expect.stringMatching(/\S/)]);
  });

  it.each(builtinExperiments().map(({ file }) => file))("takes %s as one kind of study", (file) => {
    const keys = Object.keys(readYaml(readText(file), file).value as object);
    expect(kindsOf(keys)).toHaveLength(1);
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(keys));
  });

  it.each([[["axes", "table"]], [["axes", "engines", "measurement"]], [["table", "engines"]], [["engines"]]])(
    "takes no study with %j",
    (keys) => {
      expect(kindsOf(keys)).toEqual([]);
    },
  );
});

interface Kind {
  readonly title: string;
  readonly required: readonly string[];
  readonly not: { readonly anyOf: readonly { readonly required: readonly string[] }[] };
}

/** The alternatives of the schema that a file with these keys meets. */
function kindsOf(keys: readonly string[]): readonly string[] {
  const has = ({ required }: { readonly required: readonly string[] }) =>
    required.every((key) => keys.includes(key));
  const met = (schema.oneOf as readonly Kind[]).filter((kind) => has(kind) && !kind.not.anyOf.some(has));
  return met.map(({ title }) => title);
}
