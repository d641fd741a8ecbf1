import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventJsonSchema } from "../../src/traces/event-schema.ts";
import { oneOfEach } from "../support/events.ts";

interface Branch {
  readonly properties: Readonly<Record<string, { readonly const?: string }>>;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
}

const schema = JSON.parse(JSON.stringify(eventJsonSchema()));
const branches: readonly Branch[] = schema.anyOf;
const envelope = ["task", "run", "stage", "step", "kind"];

describe("eventJsonSchema", () => {
  it("is JSON Schema with a title, and has a branch for each kind", () => {
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Tautline event",
    });
    expect(branches.map(({ properties }) => properties["kind"].const)).toEqual(Object.keys(oneOfEach));
  });

  it("asks for every key, of the envelope first, and takes no others", () => {
    for (const { properties, required, additionalProperties } of branches) {
      expect(required).toEqual(Object.keys(properties));
      expect(required.slice(0, 5)).toEqual(envelope);
      expect(additionalProperties).toBe(false);
    }
  });

  it("is what docs/traces.md tells, kind by kind", () => {
    const page = readFileSync("docs/traces.md", "utf8");
    const table = page.slice(page.indexOf("## The kinds"), page.indexOf("## From a program"));
    const rows = [...table.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)];
    expect(rows.map(([, kind]) => kind)).toEqual(Object.keys(oneOfEach));
    for (const [i, [, kind, text]] of rows.entries()) {
      const own = branches[i].required.slice(5);
      const told = [...text.matchAll(/`(\w+)`/g)].map(([, key]) => key);
      for (const key of own) expect([kind, told]).toEqual([kind, expect.arrayContaining([key])]);
    }
    const standing = page.slice(page.indexOf("## The envelope"), page.indexOf("## The kinds"));
    expect([...standing.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key)).toEqual(envelope);
  });
});
