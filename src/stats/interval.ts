/** A closed interval of a rate or a mean. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
