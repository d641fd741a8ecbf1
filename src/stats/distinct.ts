/** The different values among some numbers, ascending. */
export const distinct = (values: readonly number[]): readonly number[] =>
  [...new Set(values)].sort((a, b) => a - b);
