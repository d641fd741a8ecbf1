import type { DrawnMark } from "./picture-parts.ts";

export const directions = ["x", "y"] as const;

/** The numeric axes of a panel along one direction. */
export const axesAlong = (marks: readonly DrawnMark[], along: "x" | "y") =>
  marks.flatMap(({ encoding }) => {
    const channel = encoding[along];
    const axis = channel?.["axis"] as Axis | null | undefined;
    if (!axis || channel["type"] !== "quantitative") return [];
    // a title may be broken into lines
    const lines = [channel["title"] ?? axis.title ?? []].flat().map(String);
    return [{ channel, axis, title: lines.join(" "), lines }];
  });

interface Axis {
  readonly title?: unknown;
  readonly labels?: boolean;
  readonly grid?: boolean;
  readonly values?: readonly number[];
}

/** The ends of a numeric axis, where it says them. */
export function domainOf(channel: DrawnMark["encoding"][string] | undefined) {
  const { domain } = (channel?.["scale"] ?? {}) as { domain?: readonly unknown[] };
  if (typeof domain?.[0] !== "number") return null;
  const ends = domain.map(Number);
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** All that a mark draws along a direction: where it begins, and where it ends. */
export function placesOf({ values, encoding }: DrawnMark, along: "x" | "y"): readonly number[] {
  const fields = [encoding[along], encoding[`${along}2`]].flatMap((channel) => channel?.["field"] ?? []);
  return values.flatMap((value) => fields.map((field) => Number(value[String(field)])));
}
