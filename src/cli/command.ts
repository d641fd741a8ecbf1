import type { Terminal } from "./terminal.ts";

/** Names that are loaded only when somebody asks for them. */
export type Names<Name extends string = string> = readonly Name[] | (() => Promise<readonly Name[]>);

/**
 * A flag as it is declared once: the help text, the completion and the check of what is given all follow from it.
 *
 * A `switch` takes no value, a `count` a whole number from 1 to `most`, a `size` a number above 0, a `text` anything, and so
 * does `repeated`, which may be given again and again. `choices` are all there is; `names` are offered, others may do.
 */
export type Flag = { readonly describe: string } & (
  | { readonly kind: "switch" }
  | { readonly kind: "size" }
  | { readonly kind: "count"; readonly most: number }
  | { readonly kind: "text" | "repeated"; readonly choices?: Names; readonly names?: Names }
);

export type Flags = Readonly<Record<string, Flag>>;

type Chosen<F> = F extends { readonly choices: Names<infer Choice> } ? Choice : string;

/** What a flag gives the command: undefined, an empty list or false when it is not there. */
type ValueOf<F extends Flag> = F["kind"] extends "switch"
  ? boolean
  : F["kind"] extends "repeated"
    ? readonly Chosen<F>[]
    : (F["kind"] extends "text" ? Chosen<F> : number) | undefined;

/** A command line, read and checked: the value of every flag, and what stands beside the flags. */
export type Arguments<Declared extends Flags> = {
  readonly [Name in keyof Declared]: ValueOf<Declared[Name]>;
} & { readonly operands: readonly string[] };

/** What stands beside the flags: `required` is one, `optional` one at most, `any` as many as there are. */
export interface Operand {
  readonly name: string;
  readonly takes: "required" | "optional" | "any";
  readonly describe: string;
  readonly names: Names;
  /** What may stand after it. */
  readonly next?: Operand;
}

/** A command, declared once in its own file, which loads nothing else until the command is called. */
export interface Command<Declared extends Flags = Flags> {
  readonly describe: string;
  readonly operand?: Operand;
  readonly flags: Declared;
  /** What each example does, and its line without `tautline`. */
  readonly examples: readonly (readonly [does: string, line: string])[];
  readonly epilogue?: string;
  readonly handler: (args: Arguments<Declared>, terminal: Terminal) => void | Promise<void>;
}

/** What stands beside a command's flags, in order. */
export const operandsOf = ({ operand }: AnyCommand): readonly Operand[] => inOrder(operand);

const inOrder = (operand: Operand | undefined): readonly Operand[] =>
  operand === undefined ? [] : [operand, ...inOrder(operand.next)];

// biome-ignore lint/suspicious/noExplicitAny: every command has flags of its own.
export type AnyCommand = Command<any>;

/** Names that are there, or are loaded now. */
export const loaded = async <Name extends string>(names: Names<Name> = []): Promise<readonly Name[]> =>
  typeof names === "function" ? names() : names;
