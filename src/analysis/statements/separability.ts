import { beatsBothEnds, indexOfHighest, isAbove, rounding } from "../../stats/compare.ts";
import { carryOverBound } from "../../theory/laws/carry-over-bound.ts";
import { tailDivergence } from "../../theory/tail-divergence.ts";
import { type Curve, shown, wholeNumbers } from "../curve.ts";
import type { Lab } from "../lab.ts";
import { type Range, standingRanges } from "../standing-ranges.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, guidedPool, partial, partialChunks } from "../studies.ts";
import { essential, ordinary, verdictOf } from "../verdict-of.ts";
import { anywhere, optionsOf } from "../worlds.ts";

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
  premises: (world) => optionsOf(world).feedback === "closed" && optionsOf(world).anchor === "relative",
  decide: decideBound,
};

function decideBound(lab: Lab): Verdict {
  const found = partialChunks.flatMap((chunk) =>
    [0.01, 0.1, 1].flatMap((carryOver) => boundsOf(lab, chunk, carryOver)),
  );
  const cases = found.map(({ name, moved, bound }) =>
    essential(
      moved <= bound + 1e-7,
      `${name}: the reach moves by ${shown(moved)}, the bound is ${shown(bound)}`,
    ),
  );
  const telling = found.filter(({ bound }) => bound < 1);
  return verdictOf(cases, {
    "tails checked": found.length,
    "of them with a bound below 1": telling.length,
    "largest move of a tail's reach": Math.max(...found.map(({ moved }) => moved)),
  });
}

function boundsOf(lab: Lab, chunk: number, carryOver: number) {
  return wholeNumbers(0, Math.floor(lab.world.goal / chunk)).flatMap((scaffolded) => {
    const scenario = lab.scenario({ ...guidedPool(carryOver), decomposition: { chunk, scaffolded } });
    const found = carryOverBound(scenario);
    return found === null
      ? []
      : [{ name: `c = ${chunk}, r = ${scaffolded}, carry-over ${carryOver}`, ...found }];
  });
}

function decideAsItIs(lab: Lab): Verdict {
  const studies = agents.flatMap((agent) => partialChunks.map((chunk) => ({ agent, chunk })));
  const looks = studies.flatMap(({ agent, chunk }) => {
    const best = indexOfHighest(partial(lab, { pool: agent, carryOver: 0 }, chunk).pass);
    const at = (carryOver: number) => ({
      pool: agent,
      carryOver,
      decomposition: { chunk, scaffolded: best },
    });
    const { largest } = tailDivergence(lab.scenario(at(1)));
    const moved = Math.abs(lab.outcome(at(1)).successRate - lab.outcome(at(0)).successRate);
    return { name: `${agent}, c = ${chunk}`, largest, moved };
  });
  const cases = looks.map(({ name, largest, moved }) =>
    ordinary(
      largest === 0 && moved <= rounding,
      `${name}: actions move by ${shown(largest)}, pass rates by ${shown(moved)}`,
    ),
  );
  return verdictOf(cases, {
    "largest total variation of the tail's actions": Math.max(...looks.map(({ largest }) => largest)),
    "largest change of a best pass rate": Math.max(...looks.map(({ moved }) => moved)),
  });
}

/** What a partial curve is said to show; the place of its peak is that without carry-over. */
const conclusions: readonly {
  readonly name: string;
  readonly stands: (curve: Curve, bare: Curve) => boolean;
}[] = [
  { name: "the peak is inside", stands: ({ pass }) => beatsBothEnds(pass) },
  {
    name: "the peak stays where it is",
    stands: ({ pass }, bare) => indexOfHighest(pass) === indexOfHighest(bare.pass),
  },
  { name: "partial beats full", stands: ({ pass }) => isAbove(Math.max(...pass), pass[pass.length - 1]) },
];

/** A conclusion is a case when it stands without carry-over; otherwise there is nothing that carry-over could take away. */
function decidePool(lab: Lab): Verdict {
  const found = partialChunks.map((chunk) => ({ label: `c = ${chunk}`, ...lookAt(lab, chunk) }));
  const cases = found.flatMap(({ label, standing }) =>
    standing
      .filter(({ ranges }) => ranges[0]?.from === 0)
      .map(({ name, ranges }) =>
        ordinary(ranges[0].to === 1, `${label}: ${name} for carry-over ${shownRanges(ranges)} only`),
      ),
  );
  const numbers = found.flatMap(({ label, standing, best, kept }) => [
    ...standing.map(({ name, ranges }) => [`${label}: ${name} for carry-over`, shownRanges(ranges)]),
    [`${label}: best r at carry-over 0, 0.5, 1`, best],
    [
      `${label}: total variation of a tail action at carry-over 0.5, 1`,
      kept.map((one) => one.totalVariation),
    ],
    [`${label}: divergence of a tail attempt at carry-over 0.5, 1, in nats`, kept.map(({ nats }) => nats)],
  ]);
  return verdictOf(cases, Object.fromEntries(numbers));
}

/** The ranges of carry-over in which each conclusion stands, and how far the tail's actions move at the best r without any. */
function lookAt(lab: Lab, chunk: number) {
  const at = (carryOver: number) => partial(lab, guidedPool(carryOver), chunk);
  const bare = at(0);
  const standing = conclusions.map(({ name, stands }) => ({
    name,
    ranges: standingRanges((carryOver) => stands(at(carryOver), bare)),
  }));
  const best = [0, 0.5, 1].map((carryOver) => indexOfHighest(at(carryOver).pass));
  const decomposition = { chunk, scaffolded: best[0] };
  const kept = [0.5, 1].map((carryOver) =>
    tailDivergence(lab.scenario({ ...guidedPool(carryOver), decomposition })),
  );
  return { standing, best, kept };
}

const shownRanges = (ranges: readonly Range[]): string =>
  ranges.map(({ from, to }) => `${shown(from)}…${shown(to)}`).join(" and ") || "none";
