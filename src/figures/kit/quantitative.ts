/** A channel of numbers, in the order in which specifications hold its parts; null for no title, or no axis. */
export const quantitative = <Scale extends object>(
  field: string,
  title: string | string[] | null,
  scale: Scale,
  axis: object | null,
) => ({ field, type: "quantitative" as const, title, scale, axis });

/** The channel of an axis that goes just from one number to another. */
export const spanned = (field: string, title: string | null, domain: number[], axis: object) =>
  quantitative(field, title, { domain, nice: false, zero: false }, axis);
