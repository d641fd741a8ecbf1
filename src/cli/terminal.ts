/** What a command reads from and writes to: the process's own streams, or a test's. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Standard output takes colours. */
  readonly colours: boolean;
  /** Standard error is a terminal that somebody watches. */
  readonly watched: boolean;
  readonly columns: number;
}

/** One text on standard output, without control characters that a name in a file may hold; our bold and dim may stay. */
export function print(terminal: Terminal, text: string): void {
  terminal.out(`${text.replace(hidden, "�")}\n`);
}

const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  /\u001b(?!\[(?:1|2|22)m)|[\u0000-\u0009\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
