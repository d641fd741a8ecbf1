/** Cells that are looked up in a store together. */
export const atATime = 256;

/** Some items after the other, never all at once. */
export function* inChunks<Item>(items: Iterable<Item>, most = atATime): Generator<readonly Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < most) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
