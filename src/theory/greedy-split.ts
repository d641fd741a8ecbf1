/**
 * Splits `total` attempts over stages that one attempt misses with probability `fail[t]`: one each, then every next one to the
 * stage with the largest gain in log(1 − q^R), the first among equals.
 *
 * The gain is compared as q^R (1 − q) / (1 − q^R), of which it is the log1p: no logarithm, and no loss when q^R is tiny.
 * Stages of equal q are one group, served in turn, so the work is `total` times the number of different q.
 */
export function greedySplit(fail: readonly number[], total: number): readonly number[] {
  const attempts = fail.map(() => 1);
  const groups = groupsOf(fail);
  for (let given = fail.length; given < total; given++) {
    const group = groups.reduce((most, other) => (other.gain > most.gain ? other : most));
    attempts[group.stages[group.next]]++;
    serveNext(group);
  }
  return attempts;
}

/** Stages with equal odds: those before `next` have one attempt more than the others. */
interface Group {
  readonly fail: number;
  readonly stages: readonly number[];
  next: number;
  /** q^R with R the attempts of the stage that is next. */
  missed: number;
  gain: number;
}

function groupsOf(fail: readonly number[]): readonly Group[] {
  return [...Map.groupBy(fail.keys(), (t) => fail[t])].map(([q, stages]) => {
    return { fail: q, stages, next: 0, missed: q, gain: gainAt(q, q) };
  });
}

function serveNext(group: Group): void {
  group.next++;
  if (group.next < group.stages.length) return;
  group.next = 0;
  group.missed *= group.fail;
  group.gain = gainAt(group.fail, group.missed);
}

/** A stage that is never reached, or never missed, gains nothing. */
const gainAt = (fail: number, missed: number): number =>
  missed < 1 ? (missed * (1 - fail)) / (1 - missed) : 0;
