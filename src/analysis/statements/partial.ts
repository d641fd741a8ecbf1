import { type ChunkCurve, partialFacts, shiftFacts } from "../facts/partial.ts";
import { goes, stepsOf } from "../facts/sweep.ts";
import type { Statement, Verdict } from "../statement.ts";
import { fallsOnce, risesOnce, stepCases } from "../trend.ts";
import { type Case, essential, ordinary, verdictOf } from "../verdict-of.ts";
import type { WorldTables } from "../world-tables.ts";

export const partialHarness: Statement = {
  id: "T3.partial",
  words:
    "Some number of scaffolded chunks strictly between none and all passes more often than both; with chunks of 20 the pass rate " +
    "does not rise again past the best number.",
  kind: "prediction",
  source: { where: "Figures 2c, 2f", level: "S" },
  scope: "closed world, chunks of 10, 20 and 25, each of the paper's agents alone",
  decide: (tables) => decidePartial(allChunks(tables), chunkOf(tables)),
};

export const shift: Statement = {
  id: "T3.shift",
  words:
    "Where an inner number of scaffolded chunks is best for a chunk and for the next larger one, that number falls.",
  kind: "prediction",
  source: { where: "Figure 8: the peak moves with the chunk; the direction is ours", level: "S" },
  scope: "closed world, chunks of 10, 20 and 25, each of the paper's agents alone",
  decide: (tables) => decideShift(allChunks(tables)),
};

export const partialCaption: Statement = {
  id: "figure-8",
  words:
    "Pass rate and bias each turn once along the number of scaffolded chunks, and the best number moves with the chunk.",
  kind: "prediction",
  source: { where: "Figure 8", level: "S" },
  scope: "closed world, chunks of 10 and 25, each of the paper's agents alone",
  decide: (tables) => decideCaption(shiftFacts(tables.rows("partial-shift")).flat()),
};

/** The chunk of the study that has one only. */
function chunkOf(tables: WorldTables): number {
  const { decomposition } = tables.cells("partial")[0].input.harness;
  return "chunk" in decomposition ? decomposition.chunk : Number.NaN;
}

/** The curves of both studies. */
function allChunks(tables: WorldTables): readonly ChunkCurve[] {
  const chunk = chunkOf(tables);
  const one = partialFacts(tables.rows("partial"));
  const curves = [
    ...one.map((curve) => ({ ...curve, chunk })),
    ...shiftFacts(tables.rows("partial-shift")).flat(),
  ];
  return curves.sort((a, b) => a.series.localeCompare(b.series) || a.chunk - b.chunk);
}

const byAgent = (curves: readonly ChunkCurve[]) =>
  [...Map.groupBy(curves, ({ series }) => series)].map(([agent, own]) => ({ agent, own }));

const endsOf = ({ at, pass }: ChunkCurve) => ({
  full: at[at.length - 1],
  passRateAtNone: pass[0],
  passRateAtFull: pass[pass.length - 1],
});

/** Of the chunk of the study `partial` it is also asked that the pass rate does not rise again. */
function decidePartial(curves: readonly ChunkCurve[], once: number): Verdict {
  const bests = curves.map((curve) => {
    const { series: agent, chunk, passes } = curve;
    return { agent, chunk, best: passes.best.at, passRate: passes.best.value, ...endsOf(curve) };
  });
  const cases = [
    ...curves.map(({ passes }, i) => essential("inside", passes.inside, bests[i])),
    ...curves.filter(({ chunk }) => chunk === once).map(noSecondRise),
  ];
  return verdictOf(cases, { bests });
}

function noSecondRise({ series: agent, chunk, at, pass, passes }: ChunkCurve): Case {
  const rises = stepsOf(at, pass).filter((step) => step.at[0] >= passes.best.at && goes(step, "up"));
  const said = rises.map((step) => ({ agent, chunk, over: "scaffolded", ...step }));
  return essential("no-second-rise", rises.length === 0, ...said);
}

function decideShift(curves: readonly ChunkCurve[]): Verdict {
  const found = byAgent(curves).map(({ agent, own }) => {
    const [at, values] = [own.map(({ chunk }) => chunk), own.map(({ passes }) => passes.best.at)];
    const swept = { name: "shift", whose: { agent }, over: "chunk", at, values } as const;
    const steps = stepCases({ ...swept, direction: "down", flat: "excepted" });
    const best = { agent, chunks: at, best: values, scaffoldedProgress: values.map((r, i) => r * at[i]) };
    return { best, cases: steps.filter((_, i) => own[i].passes.inside && own[i + 1].passes.inside) };
  });
  const cases = found.flatMap((one) => one.cases);
  return verdictOf(cases, { bests: found.map(({ best }) => best) });
}

function decideCaption(curves: readonly ChunkCurve[]): Verdict {
  const shapes = curves.flatMap((curve) => {
    const { series: agent, chunk, at, pass, bias, passes, biases } = curve;
    const whose = { agent, chunk };
    return [
      essential("pass-turns", passes.inside, { ...whose, ...endsOf(curve) }),
      risesOnce({ name: "pass-step", whose, over: "scaffolded", at, values: pass }),
      ordinary("bias-turns", biases.inside, { ...whose, least: biases.best.at }),
      fallsOnce({ name: "bias-step", whose, over: "scaffolded", at, values: bias }),
    ];
  });
  const moves = byAgent(curves).map(({ agent, own }) => {
    const best = own.map(({ passes }) => passes.best.at);
    return essential("moves", new Set(best).size === best.length, { agent, best });
  });
  const turns = curves.map(({ series: agent, chunk, passes, biases }) => ({
    agent,
    chunk,
    best: passes.best.at,
    passRate: passes.best.value,
    leastBiasAt: biases.best.at,
    leastBias: biases.best.value,
  }));
  return verdictOf([...shapes, ...moves], { turns });
}
