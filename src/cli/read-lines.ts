import { ScenarioError } from "../model/errors.ts";
import { decodeText } from "../node/read-text.ts";

/** More than this on standard input is refused: it is held whole, so that nothing is written before all of it is checked. */
const inputLimit = 64_000_000;

/** A line that is not blank, with its number from 1. */
export interface Line {
  readonly text: string;
  readonly line: number;
}

/** The lines of a stream of bytes. Errors: ScenarioError for too much of it, none at all, or what is no UTF-8. */
export async function readLines(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  limit = inputLimit,
): Promise<readonly Line[]> {
  const lines = decodeText(await readAll(chunks, file, limit), file)
    .split("\n")
    .map((text, i) => ({ text, line: i + 1 }))
    .filter(({ text }) => text.trim() !== "");
  if (lines.length > 0) return lines;
  const problem = "must hold a scenario in every line, but is empty";
  throw new ScenarioError({ path: "", problem, hint: 'as in {"world": "closed"}', place: { file } });
}

async function readAll(chunks: AsyncIterable<Uint8Array>, file: string, limit: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) {
      const problem = `must be at most ${limit.toLocaleString("en-US")} bytes, but is more`;
      throw new ScenarioError({ path: "", problem, hint: "evaluate it in parts", place: { file } });
    }
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}
