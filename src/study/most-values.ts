/** More values than this on one axis are refused: a range with a slip in its step. */
export const mostValues = 100_000;
