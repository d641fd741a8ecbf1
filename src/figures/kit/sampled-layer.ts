import type { Layer } from "./figure.ts";
import { mark } from "./theme.ts";

/** Sampled points with their intervals: values with `low` and `high` beside what `at` places. */
export function sampledLayer<Place extends { readonly y: object }>(
  values: readonly object[],
  at: Place,
  { color, shape }: { readonly color: object; readonly shape: object },
): Layer {
  const interval = { ...at, y: { ...at.y, field: "low" }, y2: { field: "high" } };
  return {
    data: { values: [...values] },
    layer: [
      { mark: mark.interval, encoding: { ...interval, color } },
      { mark: mark.sampled, encoding: { ...at, color, shape } },
    ],
  } as Layer;
}
