import { seriesStyles } from "./theme.ts";

/**
 * The channels that tell series apart, with no legend of Vega's own: `keyView` draws one that shows line and mark together.
 *
 * Errors: RangeError when there are more series than styles.
 */
export function seriesEncoding(names: readonly string[]) {
  if (names.length > seriesStyles.length) {
    throw new RangeError(
      `a picture tells at most ${seriesStyles.length} series apart, but has ${names.length}`,
    );
  }
  const styles = seriesStyles.slice(0, names.length);
  const channel = <Value>(range: Value[]) => ({
    field: "series",
    type: "nominal" as const,
    legend: null,
    scale: { domain: [...names], range },
  });
  return {
    color: channel(styles.map(({ color }) => color)),
    strokeDash: channel(styles.map(({ dash }) => [...dash])),
    shape: channel(styles.map(({ shape }) => shape)),
  };
}
