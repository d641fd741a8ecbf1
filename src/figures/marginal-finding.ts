import { joined } from "./kit/wording.ts";

/** The r-th scaffolded chunk: what it saves in the free tail and what it costs itself, in nats. */
export interface AddedChunk {
  readonly r: number;
  readonly saving: number;
  readonly cost: number;
}

/** One agent's partial harnesses. */
export interface MarginalCurve {
  readonly agent: string;
  /** F(0), F(1), … */
  readonly passRates: readonly number[];
  /** The r with the highest pass rate. */
  readonly best: number;
  /** The chunks that have anything to save. */
  readonly added: readonly AddedChunk[];
}

/** Savings this near to a cost are equal to it but for rounding. */
const rounding = 1e-9;

const isWorth = ({ saving, cost }: AddedChunk): boolean => saving > cost * (1 + rounding);

/** The last chunk before the first that is not worth its cost: where the marginal rule stops. */
function crossingOf({ added }: MarginalCurve): number {
  const stop = added.findIndex((chunk) => !isWorth(chunk));
  const last = added[added.length - 1];
  return stop === -1 ? (last?.r ?? 0) : added[stop].r - 1;
}

/** Whether the pass rate is highest where the saving first falls below the cost. */
export function marginalFinding(curves: readonly MarginalCurve[]): string {
  const crossings = curves.map(crossingOf);
  const where = `r* = ${crossings.join(", ")}`;
  const missed = curves.filter((curve, i) => curve.best !== crossings[i]);
  if (missed.length === 0) return `Saving falls below cost at ${where}: there the pass rate peaks`;
  const bests = missed.map(({ agent, best }) => `${agent}'s at r = ${best}`);
  return `Saving falls below cost at ${where}, but the pass rate peaks elsewhere: ${joined(bests)}`;
}

/** What a chunk costs, what the ones around the crossing save, and the chunks past it that are worth their cost again. */
export function marginalDetails(curves: readonly MarginalCurve[]): readonly string[] {
  const around = (offset: number) =>
    curves
      .map((curve) => savingWord(curve.added.find(({ r }) => r === crossingOf(curve) + offset)))
      .join(", ");
  const costs = curves.map(({ added }) => added[0]?.cost.toFixed(2) ?? "–").join(", ");
  return [
    `A chunk costs ${costs} nats; the r*-th saves ${around(0)}, the next one ${around(1)}.`,
    againWords(curves),
  ];
}

const savingWord = (chunk: AddedChunk | undefined): string =>
  chunk === undefined ? "–" : chunk.saving.toFixed(2);

function againWords(curves: readonly MarginalCurve[]): string {
  const again = curves.flatMap((curve) =>
    curve.added
      .filter((chunk) => chunk.r > crossingOf(curve) + 1 && isWorth(chunk))
      .map(
        ({ r, saving, cost }) =>
          `${curve.agent}'s r = ${r} (${saving.toFixed(3)} against ${cost.toFixed(3)})`,
      ),
  );
  return again.length === 0
    ? "Past r* no chunk is worth its cost again."
    : `Past r* a resonance makes a chunk worth its cost again, too late: ${joined(again)}.`;
}
