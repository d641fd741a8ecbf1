import { agents } from "../../input/builtin.ts";
import { knownOr } from "../../model/known-or.ts";
import { numberAt } from "../../stats/columns.ts";
import { isRounding } from "../../stats/compare.ts";
import { distinct } from "../../stats/distinct.ts";
import { wholeNumbers } from "../../stats/whole-numbers.ts";
import { carryOverBound } from "../../theory/laws/carry-over-bound.ts";
import { type KeptCurve, keptCurve, standsUpTo } from "../facts/separability.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, ordinary, verdictOf } from "../verdict-of.ts";
import type { Among, Point, WorldTables } from "../world-tables.ts";

const source = {
  where: "a reviewer's objection: does a scaffolded start reshape how the agent acts later?",
  level: "ours",
} as const;

export const separabilityAsItIs: Statement = {
  id: "separability.as-it-is",
  words:
    "The partial-harness study does not depend at its best r on how much of the scaffold's guidance the tail keeps: it has none to keep.",
  kind: "prediction",
  source,
  scope: "closed world, chunks of 10, 20 and 25, each of the paper's agents alone, carry-over 0 and 1",
  decide: decideAsItIs,
};

export const separabilityOfPool: Statement = {
  id: "separability.pool",
  words:
    "What the partial harnesses of a guided pool show without carry-over, they show whatever share of the guidance the tail " +
    "keeps: some number of chunks inside beats none and all, the best one is the same, and some number inside beats all.",
  kind: "prediction",
  source,
  scope:
    "closed world, chunks of 10, 20 and 25, the paper's three agents in one pool, aligned guidance of strength 2 in the " +
    "scaffold, carry-over 0…1: every sixth share of the study, and those between where a conclusion falls",
  decide: decidePool,
};

export const separabilityBound: Statement = {
  id: "separability.bound",
  words:
    "Carry-over moves the reach of the tail by at most R √(D / 2), with D the divergence between the two laws of one attempt.",
  kind: "theorem",
  source: { where: "Pinsker's inequality", level: "ours" },
  scope:
    "closed feedback, relative anchor, no task budget; checked for the same pool and guidance, chunks of 10, 20 and 25, every " +
    "number of them, carry-over 0.01, 0.1 and 1",
  premises: ({ semantics: { feedback, anchor } }) => feedback === "closed" && anchor === "relative",
  decide: decideBound,
};

/** The paper's three agents in one pool, with guidance in the scaffold of which the tail keeps a share. */
const guidedPool = (carryOver: number): Omit<Point, "decomposition"> => ({
  pool: [...agents],
  guidance: [{ rule: "aligned", strength: 2 }],
  carryOver,
});

function decideBound(tables: WorldTables): Verdict {
  const found = [10, 20, 25].flatMap((chunk) =>
    [0.01, 0.1, 1].flatMap((carryOver) => boundsOf(tables, chunk, carryOver)),
  );
  const cases = found.map((one) => essential("bound", one.moved <= one.bound + 1e-7, one));
  return verdictOf(cases, {
    tails: found.length,
    boundBelow1: found.filter(({ bound }) => bound < 1).length,
    largestMove: Math.max(...found.map(({ moved }) => moved)),
  });
}

function boundsOf(tables: WorldTables, chunk: number, carryOver: number) {
  const counts = wholeNumbers(0, Math.floor(tables.own.goal / chunk));
  return counts.flatMap((scaffolded) => {
    const scenario = tables.scenario({ ...guidedPool(carryOver), decomposition: { chunk, scaffolded } });
    const found = carryOverBound(scenario);
    return found === null ? [] : [{ chunk, scaffolded, carryOver, ...found }];
  });
}

const study = "separability";

/** The exact curve of some cells at one share: what the world's semantics counts. */
function curveOf(tables: WorldTables, among: Among): KeptCurve {
  const outcomes = tables.rows(study, among, "exact");
  return keptCurve(outcomes.map((row) => ({ ...row, passRate: row["successRate"] })));
}

/** The values of an axis in the cells of a pool, ascending. */
const valuesOf = (tables: WorldTables, pool: string, axis: string): readonly number[] =>
  distinct(tables.cells(study, { pool: [pool] }).map(({ coordinates }) => Number(coordinates[axis])));

function decideAsItIs(tables: WorldTables): Verdict {
  const looks = agents.flatMap((agent) =>
    valuesOf(tables, agent, "chunk").map((chunk) => {
      const at = { pool: [agent], chunk: [chunk] };
      const { best, passRates } = curveOf(tables, { ...at, carryOver: [0] });
      const [kept] = tables.rows(study, { ...at, carryOver: [1], scaffolded: [best] });
      const moved = Math.abs(numberAt(kept, "passRate") - passRates[best]);
      return { agent, chunk, largest: numberAt(kept, "largest"), moved };
    }),
  );
  const cases = looks.map((look) => ordinary("as-it-is", look.largest === 0 && isRounding(look.moved), look));
  return verdictOf(cases, {
    largestTotalVariation: Math.max(...looks.map(({ largest }) => largest)),
    largestChange: Math.max(...looks.map(({ moved }) => moved)),
  });
}

/** So many shares of the study are passed over at once. */
const stride = 6;

/** A conclusion is a case when it stands without carry-over; otherwise there is nothing that carry-over could take away. */
function decidePool(tables: WorldTables): Verdict {
  const pool = agents.join(" + ");
  const shares = valuesOf(tables, pool, "carryOver");
  const chunks = valuesOf(tables, pool, "chunk").map((chunk) => lookAt(tables, pool, chunk, shares));
  const cases = chunks.flatMap(({ chunk, upTo }) =>
    Object.entries(upTo).flatMap(([conclusion, carryOver]) => {
      const stood = { conclusion, chunk, upToCarryOver: carryOver };
      return carryOver === null ? [] : [ordinary("stands", carryOver === shares[shares.length - 1], stood)];
    }),
  );
  return verdictOf(cases, { chunks });
}

/** Up to which share each conclusion stands, and how far all of the guidance moves the tail at the r that is best without any. */
function lookAt(tables: WorldTables, pool: string, chunk: number, shares: readonly number[]) {
  const at = { pool: [pool], chunk: [chunk] };
  const curves = new Map<number, KeptCurve>();
  const curveAt = (index: number) =>
    knownOr(curves, index, () => curveOf(tables, { ...at, carryOver: [shares[index]] }));
  const all = shares.length - 1;
  const { best } = curveAt(0);
  const [kept] = tables.rows(study, { ...at, carryOver: [shares[all]], scaffolded: [best] });
  return {
    chunk,
    upTo: standsUpTo(shares, curveAt, stride),
    best,
    bestWithAll: curveAt(all).best,
    totalVariation: numberAt(kept, "totalVariation"),
    nats: numberAt(kept, "nats"),
  };
}
