/**
 * A pure function that remembers what it gave for the same arguments: the same objects, not equal ones. An error is not
 * remembered. Past `most` results all are forgotten.
 */
export function remembered<Arguments extends readonly unknown[], Result>(
  make: (...given: Arguments) => Result,
  most = 1000,
): (...given: Arguments) => Result {
  const known = new Map<unknown, unknown>();
  let count = 0;
  return (...given) => {
    let level = known;
    for (const one of given.slice(0, -1)) {
      const next = (level.get(one) as Map<unknown, unknown> | undefined) ?? new Map();
      level.set(one, next);
      level = next;
    }
    const last = given[given.length - 1];
    if (level.has(last)) return level.get(last) as Result;
    const result = make(...given);
    if (++count > most) {
      known.clear();
      count = 0;
    } else level.set(last, result);
    return result;
  };
}
