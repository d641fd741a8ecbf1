import { setImmediate } from "node:timers/promises";
import {
  type DecideOptions,
  type Decision,
  decisionRounds,
  type Round,
} from "../measurements/decide-best.ts";
import { trialCounts } from "../measurements/trial-counts.ts";
import type { Counts } from "../montecarlo/counts.ts";
import { countsFrom } from "../montecarlo/counts-text.ts";
import type { DrawnTrials } from "../stats/drawn-trials.ts";
import { type Design, designOf } from "../study/design.ts";
import { loadFormulas } from "../study/load-formulas.ts";
import type { Ask } from "../study/run-design.ts";
import type { Study } from "../study/study.ts";
import { trialsOfRow } from "../study/trial-counts.ts";
import { answersOf, type Measuring } from "./measure-design.ts";
import { type OpenAnswering, openAnswering } from "./open-answering.ts";
import { Stopped } from "./stopped.ts";

/** A decision, and how many of its trials were there already. */
export interface KeptDecision extends Decision {
  readonly trialsReused: number;
}

export type Deciding = Omit<Measuring, "shard" | "onCell" | "longestWait">;

/**
 * Which cell of a study is the best, as `decideBest` finds it and to the same bytes: each round is a study of the cells that are still
 * open, gone through by the one loop, on any number of threads and beside a store, where there is one.
 *
 * Errors: those of `decideBest`, of the study loop and of the store; Stopped, once what was drawn is kept.
 */
export async function decideStudy(
  study: Study,
  options: DecideOptions,
  deciding: Deciding = {},
): Promise<KeptDecision> {
  await loadFormulas(study);
  const asked = { ...study, seed: options.seed, until: null, measurements: [trialCounts.name] };
  const design = designOf(asked, [trialCounts]);
  const rounds = decisionRounds(design.cells, options);
  // What is wrong with them is told before a store is made.
  let step = rounds.next([]);
  const answering = await openAnswering(deciding);
  const rounded = new RoundSampler(design, answering, deciding);
  try {
    while (step.done !== true) step = rounds.next(await rounded.sample(step.value));
    return { ...step.value, trialsReused: step.value.trials - rounded.drawn };
  } finally {
    await answering.close();
  }
}

/** Samples the cells of one round after the other, each from where the last one ended. */
class RoundSampler {
  /** Trials that were drawn so far. */
  drawn = 0;
  readonly #design: Design;
  readonly #answering: OpenAnswering;
  readonly #deciding: Deciding;
  readonly #latest = new Map<string, DrawnTrials>();
  #isOver = false;
  #done = 0;

  constructor(design: Design, answering: OpenAnswering, deciding: Deciding) {
    this.#design = design;
    this.#answering = answering;
    this.#deciding = deciding;
  }

  async sample({ cells, trials }: Round): Promise<readonly Counts[]> {
    const counts: Counts[] = [];
    const { store, asker } = this.#answering;
    const design = { ...this.#design, cells, trials, size: cells.length };
    const asked = { ask: this.#ask, atOnce: asker.atOnce, drop: () => this.#isOver && asker.drop() };
    for await (const { answer } of answersOf(design, store, asked)) {
      const { subject, identity } = answer.cell;
      const drawn = trialsOfRow(trials, answer.rows[0]);
      this.#latest.set(identity, drawn);
      counts.push(countsFrom(drawn.counts, { trials, stages: subject.stages.length }));
      this.#done++;
      // Sampling never waits; without this Ctrl-C would not be heard.
      await setImmediate();
      this.#stopIfAsked();
    }
    return counts;
  }

  readonly #ask: Ask = (question) => {
    const { sampling, cell } = question;
    const drawn = sampling.drawn ?? this.#latest.get(cell.identity);
    this.drawn += sampling.trials - (drawn?.trials ?? 0);
    return this.#answering.asker.ask({ ...question, sampling: { ...sampling, ...(drawn && { drawn }) } });
  };

  #stopIfAsked(): void {
    const { store } = this.#answering;
    const signal = this.#deciding.stop?.() ?? null;
    if (signal === null || store === null) return;
    // No more rounds: whoever computes need not begin with what is open.
    this.#isOver = true;
    throw new Stopped(signal, this.#done, store.name);
  }
}
