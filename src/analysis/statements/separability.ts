import { beatsBothEnds, indexOfHighest, isAbove, rounding } from "../../stats/compare.ts";
import { carryOverBound } from "../../theory/laws/carry-over-bound.ts";
import { tailDivergence } from "../../theory/tail-divergence.ts";
import { type Curve, wholeNumbers } from "../curve.ts";
import { type Range, standingRanges } from "../standing-ranges.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, guidedPool, partial, partialChunks } from "../studies.ts";
import { essential, ordinary, verdictOf } from "../verdict-of.ts";
import { anywhere } from "../world.ts";
import type { WorldTables } from "../world-tables.ts";

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
  premises: anywhere,
  decide: decideAsItIs,
};

export const separabilityOfPool: Statement = {
  id: "separability.pool",
  words:
    "What the partial harnesses of a guided pool show, they show whatever share of the guidance the tail keeps.",
  kind: "prediction",
  source,
  scope:
    "closed world, chunks of 10, 20 and 25, the paper's three agents in one pool, aligned guidance of strength 2 in the " +
    "scaffold, carry-over 0…1",
  premises: anywhere,
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

function decideBound(tables: WorldTables): Verdict {
  const found = partialChunks.flatMap((chunk) =>
    [0.01, 0.1, 1].flatMap((carryOver) => boundsOf(tables, chunk, carryOver)),
  );
  const cases = found.map(({ chunk, scaffolded, carryOver, moved, bound }) =>
    essential("bound", moved <= bound + 1e-7, { chunk, scaffolded, carryOver, moved, bound }),
  );
  const telling = found.filter(({ bound }) => bound < 1);
  return verdictOf(cases, {
    tails: found.length,
    boundBelow1: telling.length,
    largestMove: Math.max(...found.map(({ moved }) => moved)),
  });
}

function boundsOf(tables: WorldTables, chunk: number, carryOver: number) {
  return wholeNumbers(0, Math.floor(tables.own.goal / chunk)).flatMap((scaffolded) => {
    const scenario = tables.scenario({ ...guidedPool(carryOver), decomposition: { chunk, scaffolded } });
    const found = carryOverBound(scenario);
    return found === null ? [] : [{ chunk, scaffolded, carryOver, ...found }];
  });
}

function decideAsItIs(tables: WorldTables): Verdict {
  const studies = agents.flatMap((agent) => partialChunks.map((chunk) => ({ agent, chunk })));
  const looks = studies.flatMap(({ agent, chunk }) => {
    const best = indexOfHighest(partial(tables, { pool: agent, carryOver: 0 }, chunk).pass);
    const at = (carryOver: number) => ({
      pool: agent,
      carryOver,
      decomposition: { chunk, scaffolded: best },
    });
    const { largest } = tailDivergence(tables.scenario(at(1)));
    const moved = Math.abs(tables.outcome(at(1)).successRate - tables.outcome(at(0)).successRate);
    return { agent, chunk, largest, moved };
  });
  const cases = looks.map((look) => ordinary("as-it-is", look.largest === 0 && look.moved <= rounding, look));
  return verdictOf(cases, {
    largestTotalVariation: Math.max(...looks.map(({ largest }) => largest)),
    largestChange: Math.max(...looks.map(({ moved }) => moved)),
  });
}

/** What a partial curve is said to show; the place of its peak is that without carry-over. */
const conclusions: readonly {
  readonly name: string;
  readonly stands: (curve: Curve, bare: Curve) => boolean;
}[] = [
  { name: "inside", stands: ({ pass }) => beatsBothEnds(pass) },
  {
    name: "place",
    stands: ({ pass }, bare) => indexOfHighest(pass) === indexOfHighest(bare.pass),
  },
  { name: "beats-full", stands: ({ pass }) => isAbove(Math.max(...pass), pass[pass.length - 1]) },
];

/** A conclusion is a case when it stands without carry-over; otherwise there is nothing that carry-over could take away. */
function decidePool(tables: WorldTables): Verdict {
  const found = partialChunks.map((chunk) => ({ chunk, ...lookAt(tables, chunk) }));
  const cases = found.flatMap(({ chunk, standing }) =>
    standing
      .filter(({ ranges }) => ranges[0]?.from === 0)
      .map(({ name, ranges }) =>
        ordinary("stands", ranges[0].to === 1, { conclusion: name, chunk, carryOver: ranges.map(endsOf) }),
      ),
  );
  const chunks = found.map(({ chunk, standing, best, kept }) => ({
    chunk,
    carryOver: Object.fromEntries(standing.map(({ name, ranges }) => [name, ranges.map(endsOf)])),
    bestAt0HalfAnd1: best,
    totalVariationAtHalfAnd1: kept.map((one) => one.totalVariation),
    natsAtHalfAnd1: kept.map(({ nats }) => nats),
  }));
  return verdictOf(cases, { chunks });
}

/** The ranges of carry-over in which each conclusion stands, and how far the tail's actions move at the best r without any. */
function lookAt(tables: WorldTables, chunk: number) {
  const at = (carryOver: number) => partial(tables, guidedPool(carryOver), chunk);
  const bare = at(0);
  const standing = conclusions.map(({ name, stands }) => ({
    name,
    ranges: standingRanges((carryOver) => stands(at(carryOver), bare)),
  }));
  const best = [0, 0.5, 1].map((carryOver) => indexOfHighest(at(carryOver).pass));
  const decomposition = { chunk, scaffolded: best[0] };
  const kept = [0.5, 1].map((carryOver) =>
    tailDivergence(tables.scenario({ ...guidedPool(carryOver), decomposition })),
  );
  return { standing, best, kept };
}

const endsOf = ({ from, to }: Range): readonly [number, number] => [from, to];
