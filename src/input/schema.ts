/**
 * What a user may write, as JSON Schema nodes that carry the TypeScript type they describe. One node serves the check
 * (`schemaFindings`), the words of its errors, the type of the input and the JSON Schema for editors.
 */
export interface Schema<Type = unknown> {
  readonly description?: string;
  readonly title?: string;
  readonly type?: "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  /** Never there: what the type is known by. */
  readonly [described]?: Type;
}

export const jsonSchemaDraft = "https://json-schema.org/draft/2020-12/schema";

declare const described: unique symbol;

export type Described<Of> = Of extends Schema<infer Type> ? Type : never;

type Range = Pick<Schema, "minimum" | "exclusiveMinimum" | "maximum">;

export const number = (range: Range = {}): Schema<number> => ({ type: "number", ...range });
export const whole = (range: Range): Schema<number> => ({ type: "integer", ...range });
export const text = (limits: Pick<Schema, "minLength" | "maxLength" | "pattern"> = {}): Schema<string> => ({
  type: "string",
  ...limits,
});
export const boolean: Schema<boolean> = { type: "boolean" };
export const nothing: Schema<null> = { type: "null" };
export const anything: Schema = {};

export const word = <const Word extends string>(only: Word): Schema<Word> => ({
  type: "string",
  const: only,
});

export const wordOf = <const Word extends string>(words: readonly Word[]): Schema<Word> => ({
  type: "string",
  enum: words,
});

export const list = <Item>(
  items: Schema<Item>,
  limits: Pick<Schema, "minItems" | "title"> = {},
): Schema<readonly Item[]> => ({ ...limits, type: "array", items });

export const record = <Value>(values: Schema<Value>): Schema<Readonly<Record<string, Value>>> => ({
  type: "object",
  additionalProperties: values,
});

export const union = <Options extends readonly Schema[]>(
  ...anyOf: Options
): Schema<Described<Options[number]>> => ({ anyOf });

/** A key of a mapping: what may stand there, and what it means. */
interface Key<Type, Needed extends boolean> {
  readonly node: Schema<Type>;
  readonly needed: Needed;
}

const keyThatIs =
  <Needed extends boolean>(needed: Needed) =>
  <Type>(node: Schema<Type>, description?: string): Key<Type, Needed> => ({
    node: description === undefined ? node : { description, ...node },
    needed,
  });

export const required = keyThatIs(true);
export const optional = keyThatIs(false);

type Keys = Readonly<Record<string, Key<unknown, boolean>>>;
type Value<Of> = Of extends Key<infer Type, boolean> ? Type : never;
type Mapping<Of extends Keys> = {
  readonly [Name in keyof Of as Of[Name]["needed"] extends true ? Name : never]: Value<Of[Name]>;
} & {
  readonly [Name in keyof Of as Of[Name]["needed"] extends true ? never : Name]?: Value<Of[Name]> | undefined;
};

/** A mapping that takes these keys and no others. */
export function mapping<const Of extends Keys>(
  keys: Of,
): Schema<{ [Name in keyof Mapping<Of>]: Mapping<Of>[Name] }> {
  const entries = Object.entries(keys);
  const needed = entries.filter(([, key]) => key.needed).map(([name]) => name);
  return {
    type: "object",
    properties: Object.fromEntries(entries.map(([name, { node }]) => [name, node])),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
}
