/** One value of a table: what a CSV field, a JSON value and a datum of a picture have in common. */
export type Scalar = string | number | boolean | null;

/** One row of a flat table; the order of its keys is the order of the columns. What studies make and figures draw. */
export type Row = Readonly<Record<string, Scalar>>;
