import { inWindow } from "../model/lattice.ts";
import { powers } from "../model/powers.ts";
import type { Effort } from "./effort.ts";
import { freshCells } from "./fresh-cells.ts";
import { Line } from "./line.ts";
import { joined, spanning } from "./mass.ts";
import { farthestFirst } from "./stage.ts";
import { type EndPart, type JointBy, partOf } from "./stage-end.ts";
import { type Carry, chancesOf, type Starts } from "./starts.ts";

/** Failures that report one progress, and how likely a start has them. */
interface Near {
  readonly parts: readonly EndPart[];
  /** How likely one attempt is to end so, whatever was unsupported before, and what of it is supported and no failure then. */
  readonly total: number;
  readonly checked: number;
  readonly support: Line;
}

/**
 * What a stage that keeps the best of its attempts carries when it is missed, from starts that differ in what was unsupported before.
 *
 * With T the chance of a failure no nearer to the aim than some report and T′ that of farther, the best of R is there with chance
 * T^R − T′^R. What a start finds out of claims hangs on what was unsupported before it; but claims are near, and all that is farther
 * away than the farthest of them is alike for all starts.
 */
export class BestByClaims {
  readonly #attempts: number;
  readonly #whole: number;
  readonly #effort: Effort;
  /** What is farther away than any claim, as it is carried, and its chance in one attempt. */
  readonly #far: EndPart;
  readonly #farther: number;
  /** Each report from there on, the nearest last. */
  readonly #near: readonly Near[];

  /** `failures` are those of one attempt, and `whole` the chance of all that it can come to. */
  constructor(failures: readonly EndPart[], whole: number, by: JointBy, effort: Effort) {
    this.#attempts = by.attempts;
    this.#whole = whole;
    this.#effort = effort;
    const failed = failures.filter(({ factor }) => factor > 0);
    const { from, to } = spanning(failed.map(({ mass }) => mass));
    const reports = farthestFirst(from, Math.max(0, to - from + 1), by).map((place) => from + place);
    const first = reports.findIndex((report) => inWindow(by.window, report));
    const far = first < 0 ? reports : reports.slice(0, first);
    [this.#far, this.#farther] = this.#bestOf(failed, far);
    this.#near = reports.slice(far.length).map((report) => nearAt(failed, report, by));
  }

  /** Carries on what all starts miss with. */
  carryFrom(starts: Starts, carry: Carry): void {
    carry(this.#far, 0, chancesOf(starts.chances, 0, starts));
    const { column, width, chances } = starts;
    const farther = freshCells(width).fill(this.#farther);
    for (const { parts, total, checked, support } of this.#near) {
      this.#effort.spend(4 * width);
      const weights = freshCells(width);
      for (let i = 0; i < width; i++) {
        if (chances[i] === 0) continue;
        const upTo = farther[i] + Math.max(0, total - checked * support.at(column + i));
        weights[i] = chances[i] * this.#between(upTo, farther[i]);
        farther[i] = upTo;
      }
      const from = chancesOf(weights, 0, starts);
      if (from.total > 0) for (const part of parts) carry(part, 0, from);
    }
  }

  #between(upTo: number, farther: number): number {
    return powers(upTo / this.#whole, farther / this.#whole, this.#attempts).between;
  }

  /** The best of these reports, the farthest first, as no start changes it; and the chance of all of them in one attempt. */
  #bestOf(failed: readonly EndPart[], reports: readonly number[]): readonly [EndPart, number] {
    const masses = failed.filter(({ claims }) => claims === null).map(({ mass }) => mass);
    const sum = joined(masses);
    const chances = sum.reports();
    const factors = new Float64Array(sum.width);
    let farther = 0;
    for (const report of reports) {
      const upTo = farther + (chances[report - sum.from] ?? 0);
      factors[report - sum.from] = this.#between(upTo, farther);
      farther = upTo;
    }
    const kept = sum.timesReported(factors, sum.from);
    this.#effort.spend(8 * kept.cells.length);
    this.#effort.hold(kept.cells.length);
    return [partOf("missed", null, kept), farther];
  }
}

/** The failures that report one progress. */
function nearAt(failed: readonly EndPart[], report: number, by: JointBy): Near {
  const support = new Line();
  const parts = failed
    .map((part) => ({ ...part, mass: part.mass.atReport(report) }))
    .filter(({ mass }) => mass.cells.length > 0);
  let [total, checked] = [0, 0];
  for (const { mass, factor, claims } of parts) {
    total += factor * mass.total();
    if (claims === null) continue;
    checked += factor;
    mass.each((_, unsupported, chance) => {
      for (let at = by.window.low; at <= by.window.high; at++) support.add(report - unsupported - at, chance);
    });
  }
  return { parts, total, checked, support };
}
