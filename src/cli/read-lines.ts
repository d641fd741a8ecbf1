import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import { decodeText, fileLimit } from "../node/read-text.ts";

/** A line that is not blank, with its number from 1; null when it is longer than the limit. */
export interface Line {
  readonly bytes: Uint8Array | null;
  readonly line: number;
  /** Another line has come already. */
  readonly isFollowed: boolean;
}

const newline = 0x0a;
const space = 0x20;

/** The lines of a stream, each as soon as it has ended. No more than two are held, and of a longer one than the limit nothing. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, limit = fileLimit): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let line = 1;
  const hold = (part: Uint8Array) => {
    size += part.length;
    if (size <= limit) parts.push(part);
  };
  const held = (): Line => ({ bytes: size > limit ? null : joined(parts), line, isFollowed: false });
  for await (const chunk of chunks) {
    let start = 0;
    let ended: Line | undefined;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      hold(chunk.subarray(start, end));
      const next = held();
      if (!isBlank(next)) {
        if (ended !== undefined) yield { ...ended, isFollowed: true };
        ended = next;
      }
      [parts, size, line, start] = [[], 0, line + 1, end + 1];
    }
    if (ended !== undefined) yield ended;
    hold(chunk.subarray(start));
  }
  if (!isBlank(held())) yield held();
}

/**
 * The text of a line that holds a JSON object. `law` says what each line must be. Errors: ScenarioError at `label` for a line that is
 * too long, no text, or anything else.
 */
export function objectText(bytes: Uint8Array | null, label: string, law: string, hint?: string): string {
  const place = { file: label };
  if (bytes === null) {
    const problem = `a line must be at most ${fileLimit.toLocaleString("en-US")} bytes, but this one is longer`;
    throw new ScenarioError({ path: "", problem, place });
  }
  const text = decodeText(bytes, label).trim();
  if (text.startsWith("{")) return text;
  throw new ScenarioError({ path: "", problem: `${law}, but this one is ${shownText(text)}`, hint, place });
}

const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  parts.length === 1 ? parts[0] : Buffer.concat(parts);

const isBlank = ({ bytes }: Line): boolean => bytes?.every((byte) => byte <= space) ?? false;
