import { escaped } from "../model/shown-value.ts";

/** What the program reads from and writes to: the process's own streams, or a test's. Texts go out as they are. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes over the line of standard error where the cursor stands; "" leaves it empty. Only where somebody watches. */
  readonly rewrite: (text: string) => void;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly colours: boolean;
  /** Standard error is a terminal that somebody watches. */
  readonly watched: boolean;
  readonly columns: number;
}

/** What a command reads from and writes to. No control character of a file, a name or an argument gets through. */
export interface Terminal extends Pick<Streams, "stdin" | "colours" | "watched" | "columns"> {
  /** A text on standard output, and a newline. */
  readonly print: (text: string) => void;
  /** A text on standard error, and a newline. */
  readonly complain: (text: string) => void;
  /** What is being done, on one line that the next text takes away; nothing where nobody watches. */
  readonly status: (text: string) => void;
}

/** The one door to the streams: whatever is written is made harmless here. */
export function terminalOn(streams: Streams): Terminal {
  const { stdin, colours, watched, columns } = streams;
  let isShown = false;
  const status = (text: string) => {
    if (!watched || (text === "" && !isShown)) return;
    isShown = text !== "";
    streams.rewrite(harmless(text, false));
  };
  const lineTo = (write: Streams["out"], mayColour: boolean) => (text: string) => {
    status("");
    write(`${harmless(text, mayColour)}\n`);
  };
  const [print, complain] = [lineTo(streams.out, colours), lineTo(streams.err, false)];
  return { stdin, colours, watched, columns, print, complain, status };
}

/** Control and direction characters escaped; our bold and dim may stay. */
const harmless = (text: string, colours: boolean): string =>
  isPlain.test(text) ? text : escaped(text, colours ? harmfulBesideColours : harmful);

/** Most texts are, and are found to be in half the time. */
const isPlain = /^[\n\u0020-\u007e]*$/;

const harmful =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const harmfulBesideColours = new RegExp(`(?!\u001b\\[(?:1|2|22)m)${harmful.source}`, "g");
