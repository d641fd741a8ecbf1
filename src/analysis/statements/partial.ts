import { beatsBothEnds, indexOfHighest } from "../../stats/compare.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, partial, partialChunks } from "../studies.ts";
import { stepCases, stepsAgainstPeak, stepsAgainstValley } from "../trend.ts";
import { type Case, essential, ordinary, verdictOf } from "../verdict-of.ts";
import { anywhere } from "../worlds.ts";

export const partialHarness: Statement = {
  id: "T3.partial",
  words: "Some number of scaffolded chunks strictly between none and all passes more often than both.",
  kind: "prediction",
  source: { where: "Figures 2c, 2f", level: "S" },
  scope: "closed world, chunks of 10, 20 and 25, each of the paper's agents alone",
  premises: anywhere,
  decide: decidePartial,
};

export const shift: Statement = {
  id: "T3.shift",
  words: "The best number of scaffolded chunks falls as the chunk grows.",
  kind: "prediction",
  source: { where: "Figure 8: the peak moves with the chunk; the direction is ours", level: "S" },
  scope: "closed world, chunks of 10, 20 and 25, each of the paper's agents alone",
  premises: anywhere,
  decide: decideShift,
};

export const partialCaption: Statement = {
  id: "figure-8",
  words:
    "Pass rate and bias each turn once along the number of scaffolded chunks, and the best number moves with the chunk.",
  kind: "prediction",
  source: { where: "Figure 8", level: "S" },
  scope: "closed world, chunks of 10 and 25, each of the paper's agents alone",
  premises: anywhere,
  decide: decideCaption,
};

/** The partial curve of every agent and chunk, with its best r. */
function curvesOf(lab: Lab, chunks: readonly number[]) {
  return agents.flatMap((agent) =>
    chunks.map((chunk) => {
      const curve = partial(lab, { pool: agent }, chunk);
      const best = indexOfHighest(curve.pass);
      return { agent, chunk, ...curve, best, name: `${agent}, c = ${chunk}` };
    }),
  );
}

function decidePartial(lab: Lab): Verdict {
  const curves = curvesOf(lab, partialChunks);
  const cases = curves.map(({ name, pass, best }) => {
    const [none, full] = [pass[0], pass[pass.length - 1]];
    const said = `${name}: best at r = ${best} of ${pass.length - 1} with ${shown(pass[best])}; none ${shown(none)}, full ${shown(full)}`;
    return essential(beatsBothEnds(pass), said);
  });
  const numbers = curves.map(({ name, pass, best }) => [
    `${name}: best r, full r, pass rate at none, best, full`,
    [best, pass.length - 1, pass[0], pass[best], pass[pass.length - 1]],
  ]);
  return verdictOf(cases, Object.fromEntries(numbers));
}

function decideShift(lab: Lab): Verdict {
  const bests = agents.map((agent) => ({
    agent,
    best: curvesOf(lab, partialChunks)
      .filter((curve) => curve.agent === agent)
      .map(({ best }) => best),
  }));
  const cases = bests.flatMap(({ agent, best }) =>
    stepCases({
      what: `${agent} best r`,
      over: "chunk",
      at: partialChunks,
      values: best,
      direction: "down",
      flat: "excepted",
    }),
  );
  const numbers = bests.flatMap(({ agent, best }) => [
    [`${agent} best r for c = ${partialChunks.join(", ")}`, best],
    [`${agent} best scaffolded progress`, best.map((r, i) => r * partialChunks[i])],
  ]);
  return verdictOf(cases, Object.fromEntries(numbers));
}

function decideCaption(lab: Lab): Verdict {
  const chunks = [10, 25];
  const curves = curvesOf(lab, chunks);
  const shapes = curves.flatMap(({ name, at, pass, bias }) => {
    const passes = { what: `${name}: pass rate`, over: "r", at, values: pass };
    const biases = { what: `${name}: bias`, over: "r", at, values: bias };
    return [
      essential(
        beatsBothEnds(pass),
        `${name}: the pass rate does not turn: ${shown(pass[0])} … ${shown(pass[pass.length - 1])}`,
      ),
      noneAgainst(stepsAgainstPeak(passes)),
      ordinary(
        beatsBothEnds(bias.map((value) => -value)),
        `${name}: the bias does not turn: ${shown(bias[0])} … ${shown(bias[bias.length - 1])}`,
      ),
      noneAgainst(stepsAgainstValley(biases)),
    ];
  });
  const moves = agents.map((agent) => {
    const [small, large] = curves.filter((curve) => curve.agent === agent).map(({ best }) => best);
    return essential(small !== large, `${agent}: best r = ${small} for both chunks`);
  });
  const numbers = curves.flatMap(({ name, at, pass, bias, best }) => [
    [`${name}: best r and pass rate there`, [best, pass[best]]],
    [`${name}: r of least bias and bias there`, leastOf(at, bias)],
  ]);
  return verdictOf([...shapes, ...moves], Object.fromEntries(numbers));
}

const noneAgainst = (steps: readonly string[]): Case => ordinary(steps.length === 0, ...steps);

function leastOf(at: readonly number[], bias: readonly number[]): readonly number[] {
  const least = indexOfHighest(bias.map((value) => -value));
  return [at[least], bias[least]];
}
