import type { TraceEvent } from "../model/trace-event.ts";
import { TraceTeller } from "./trace-teller.ts";

/**
 * A run as lines of plain text: the pool, each stage with its attempts and its verdict, and how it all ended.
 *
 * Units: progress everywhere. A `*` marks an increment that was reported and not made, `(undone)` one that was taken back.
 */
export function describeTrace({ events }: { readonly events: readonly TraceEvent[] }): readonly string[] {
  const teller = new TraceTeller();
  return events.flatMap((event) => teller.tell(event));
}
