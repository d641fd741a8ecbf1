/** What the program reads from and writes to: the process's own streams, or a test's. Texts go out as they are. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes over the line of standard error where the cursor stands; "" leaves it empty. Only where somebody watches. */
  readonly rewrite: (text: string) => void;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Standard output takes colours. */
  readonly colours: boolean;
  /** Standard error is a terminal that somebody watches. */
  readonly watched: boolean;
  readonly columns: number;
}
